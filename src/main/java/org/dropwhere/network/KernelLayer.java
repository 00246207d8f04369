package org.dropwhere.network;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.Gradients;
import org.dropwhere.network.kernel.NetworkKernel;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.RowGradients;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.ParameterLayout;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer that {@link KernelLayerConfiguration} configures: hands Deeplearning4j's arrays to the kernel and back. */
final class KernelLayer extends BaseLayer<KernelLayerConfiguration> {
    private static final long serialVersionUID = 1;

    private final transient NetworkSizes sizes;
    private final transient NetworkKernel kernel;
    private final transient Map<String, float[]> weights = new LinkedHashMap<>();
    private transient Steps steps = new TokenSteps(new int[0][]);
    private transient BatchMasks masks = (request, out) -> {
        throw new IllegalStateException("A training step needs the batch's masks");
    };

    private transient Optional<BatchMasks> evaluationMasks = Optional.empty();
    private transient float occurrenceLimit = Float.POSITIVE_INFINITY;
    private transient Optional<RowGradients> gradientOfTable = Optional.empty();

    KernelLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        KernelLayerConfiguration layer = (KernelLayerConfiguration) conf.getLayer();
        sizes = layer.sizes();
        kernel = new NetworkKernel(sizes, layer.placements(), layer.embeddingGradient(), layer.workers());
        KernelParams.parameters(sizes)
                .forEach(parameter -> weights.put(parameter.name(), new float[Math.toIntExact(parameter.size())]));
    }

    /** What the next passes read: Deeplearning4j hands on but how many sequences there are. */
    void setSteps(Steps steps) {
        this.steps = steps;
    }

    /** The masks of the next training step. */
    void setMasks(BatchMasks masks) {
        this.masks = masks;
    }

    /** The masks of the next evaluations; without, nothing is dropped in them. */
    void setEvaluationMasks(Optional<BatchMasks> masks) {
        evaluationMasks = masks;
    }

    /** Beyond which each element of the gradient of a token's occurrence is cut off, in the sum over the batch. */
    void setOccurrenceLimit(float limit) {
        occurrenceLimit = limit;
    }

    /** The embedding's table, which is read where it is and goes past Deeplearning4j. */
    void setTable(float[] table) {
        weights.put(ParameterLayout.EMBEDDINGS, table);
    }

    /** {@link Gradients#embeddings} of the last step back. */
    Optional<RowGradients> gradientOfTable() {
        return gradientOfTable;
    }

    NetworkKernel kernel() {
        return kernel;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        paramTable().forEach((key, from) -> Floats.get(from, requireNonNull(weights.get(key))));
        kernel.setWeights(weights);
        float[] output = new float[steps.size() * sizes.outputs()];
        if (training) {
            kernel.forward(steps, masks, output);
        } else {
            evaluationMasks.ifPresentOrElse(
                    drawn -> kernel.sample(steps, drawn, output), () -> kernel.infer(steps, output));
        }
        INDArray activations = workspaceMgr.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {steps.size(), sizes.outputs()}, 'c');
        Floats.put(output, activations);
        return activations;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray contiguous = epsilon.ordering() == 'c' && !epsilon.isView() ? epsilon : epsilon.dup('c');
        Gradients gradients = kernel.backward(Floats.copyOf(contiguous), occurrenceLimit);
        gradientOfTable = gradients.embeddings();
        Gradient result = new DefaultGradient();
        gradientViews.forEach((key, view) -> {
            Floats.put(gradients.of(key), view);
            result.setGradientFor(key, view);
        });
        // No layer is below that could use a gradient of tokens; Deeplearning4j's embedding returns null too.
        return new Pair<>(result, null);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
