package org.dropwhere.network;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.LabelWeights;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** The head beside Deeplearning4j's own output layer with the same weights, at logits that do not saturate. */
class LogitHeadInDeeplearning4jTest {
    private static final RandomStream STREAM = RandomStream.ofSeed(9);

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "32, 100", "33, 16"})
    void hasTheSameLossAndGradients(int batch, int features) {
        float[] kernel = gaussians(features, 1 / Math.sqrt(features), "kernel");
        float bias = 0.3f;
        float[] read = gaussians(batch * features, 1, "read");
        int[] labels = new int[batch];
        float[][] targets = new float[batch][1];
        for (int row = 0; row < batch; row++) {
            labels[row] = STREAM.at("labels").below(2, row);
            targets[row][0] = labels[row];
        }
        LogitHead head = new LogitHead(features);
        head.setWeights(kernel, bias);
        head.begin(labels, LabelWeights.EQUAL);
        float[] gradient = new float[read.length];
        head.backward(0, batch, read, gradient);

        MultiLayerNetwork network = outputLayer(features);
        network.setParam("0_W", Nd4j.createFromArray(kernel).reshape(features, 1));
        network.setParam("0_b", Nd4j.createFromArray(new float[][] {{bias}}));
        INDArray input = Nd4j.createFromArray(read).reshape(batch, features);
        Pair<Gradient, INDArray> theirs = network.calculateGradients(input, Nd4j.createFromArray(targets), null, null);

        assertEquals(network.score(new DataSet(input, Nd4j.createFromArray(targets))), head.meanLoss(), 1e-6);
        // Deeplearning4j's sums are of the same loss, divided by the number of sequences only when weights change.
        Map<String, INDArray> ofWeights = theirs.getFirst().gradientForVariable();
        float[] ours = new float[features + 1];
        head.addGradientsTo(ours, 0, features);
        assertArrayEquals(floats(ofWeights, "0_W"), Arrays.copyOf(ours, features), 1e-5f);
        assertEquals(floats(ofWeights, "0_b")[0], ours[features], 1e-5f);
        assertArrayEquals(theirs.getSecond().dup('c').data().asFloat(), gradient, 1e-6f);
    }

    private static float[] floats(Map<String, INDArray> gradients, String name) {
        return requireNonNull(gradients.get(name)).dup('c').data().asFloat();
    }

    private static MultiLayerNetwork outputLayer(int features) {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(1)
                .list()
                .layer(new OutputLayer.Builder(new LossBinaryXENT(0.0))
                        .nIn(features)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static float[] gaussians(int count, double deviation, String what) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * STREAM.at(what).gaussian(i));
        }
        return values;
    }
}
