package org.dropwhere.network.deeplearning4j;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.Placement;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A trained model as a network of Deeplearning4j, to be asked and evaluated with Deeplearning4j's tools. Its first
 * layer is this program's, all of the model but the head; the second is Deeplearning4j's {@link OutputLayer} with a
 * sigmoid and binary cross-entropy, which clips probabilities at 1e-5, so that losses of very sure wrong answers are
 * smaller than this program's.
 *
 * <p>The network reads tokens {@code [batch, time]} or {@code [batch, 1, time]}, or where the model has no embedding
 * features {@code [batch, features, time]}, and answers with probabilities of label 1, {@code [batch, 1]}. A mask of
 * features {@code [batch, time]} tells which steps a sequence has: those where it is not 0. Steps that are masked are
 * left out, wherever they are, as if the sequence were so much shorter.
 *
 * <p>It answers without dropout only and is not trained on: {@code fit} ends with an
 * {@link UnsupportedOperationException}, and so does a forward pass in training mode. With the first layer frozen,
 * Deeplearning4j's {@code TransferLearning} can train other layers behind it.
 *
 * <p>Its parameters are Keras' arrays, each by rows, one after the other in the order of {@link ParameterLayout};
 * whoever replaces them has another network. They are copied in every forward pass. {@code ModelSerializer} saves and
 * restores it; this program's jar has to be on the class path then too, because the saved configuration names the class
 * of the layer.
 *
 * <p>Like other networks of Deeplearning4j it is not for use by several threads at once. It holds memory off the heap
 * until it is collected. Making it sets the seed of ND4J's random numbers, as making any network does; and OpenBLAS,
 * which ND4J uses too, has one thread in the process from then on.
 */
public final class Deeplearning4jNetwork {
    private Deeplearning4jNetwork() {}

    /**
     * The network of a trained model.
     *
     * @param inputs types of tokens, or features of the data where there is no embedding
     * @param placements where it dropped in training; zoneout acts in evaluation too, the others do not matter
     * @param weights by the names of {@link ParameterLayout}, each in Keras' layout by rows; copied
     * @throws IllegalArgumentException if the weights are not those of the model
     */
    public static MultiLayerNetwork of(
            ModelSpec model, int inputs, List<Placement> placements, Map<String, float[]> weights) {
        ParameterLayout layout = ParameterLayout.of(model, inputs);
        layout.check(weights);
        // Where ND4J is not loaded yet: OpenBLAS chooses its kernels when it is loaded first.
        Blas.prepare();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(model, inputs, placements));
        network.init(flat(layout, weights), false);
        return network;
    }

    private static MultiLayerConfiguration configuration(ModelSpec model, int inputs, List<Placement> placements) {
        KernelLayerConfiguration kernel = new KernelLayerConfiguration(model, inputs, placements);
        return new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new NoOp())
                // Nothing is drawn, but without a seed the clock would be one, and saved with the network.
                .seed(1)
                .list()
                .layer(kernel)
                .layer(new OutputLayer.Builder(LossFunction.XENT)
                        .nIn(kernel.getNOut())
                        .nOut(model.head().units())
                        .activation(Activation.SIGMOID)
                        .build())
                .build();
    }

    /** {@code [1, parameters]}: the head's come last in the layout, kernel before bias, as Deeplearning4j has them. */
    private static INDArray flat(ParameterLayout layout, Map<String, float[]> weights) {
        float[] flat = new float[Math.toIntExact(layout.size())];
        for (Parameter parameter : layout.parameters()) {
            float[] values = requireNonNull(weights.get(parameter.name()));
            System.arraycopy(values, 0, flat, Math.toIntExact(parameter.offset()), values.length);
        }
        return Nd4j.createFromArray(flat).reshape(1, flat.length);
    }
}
