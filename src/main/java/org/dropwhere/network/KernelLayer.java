package org.dropwhere.network;

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
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer that {@link KernelLayerConfiguration} configures: hands Deeplearning4j's arrays to the kernel and back. */
final class KernelLayer extends BaseLayer<KernelLayerConfiguration> {
    private static final long serialVersionUID = 1;

    private final transient NetworkSizes sizes;
    private final transient NetworkKernel kernel;
    private final transient Map<String, float[]> weights = new LinkedHashMap<>();
    private transient BatchMasks masks = (request, out) -> {
        throw new IllegalStateException("A training step needs the batch's masks");
    };

    private transient Optional<BatchMasks> evaluationMasks = Optional.empty();
    private transient float occurrenceLimit = Float.POSITIVE_INFINITY;
    private transient Optional<float[]> squaresOfEmbeddings = Optional.empty();

    KernelLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        KernelLayerConfiguration layer = (KernelLayerConfiguration) conf.getLayer();
        sizes = layer.sizes();
        kernel = new NetworkKernel(sizes, layer.placements(), layer.embeddingGradient(), layer.workers());
        KernelParams.parameters(sizes)
                .forEach(parameter -> weights.put(parameter.name(), new float[Math.toIntExact(parameter.size())]));
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

    /** {@link Gradients#squaresOfEmbeddings} of the last step back. */
    Optional<float[]> squaresOfEmbeddings() {
        return squaresOfEmbeddings;
    }

    NetworkKernel kernel() {
        return kernel;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        weights.forEach((key, to) -> Floats.get(getParam(key), to));
        kernel.setWeights(weights);
        int[][] tokens = tokens();
        float[] output = new float[tokens.length * sizes.outputs()];
        if (training) {
            kernel.forward(tokens, masks, output);
        } else {
            evaluationMasks.ifPresentOrElse(
                    drawn -> kernel.sample(tokens, drawn, output), () -> kernel.infer(tokens, output));
        }
        INDArray activations = workspaceMgr.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {tokens.length, sizes.outputs()}, 'c');
        Floats.put(output, activations);
        return activations;
    }

    /**
     * Deeplearning4j hands features over as floats, which hold tokens below 2^24 exactly; a vocabulary is far smaller.
     */
    private int[][] tokens() {
        float[] flat = Floats.copyOf(input);
        int[][] tokens = new int[flat.length / sizes.length()][sizes.length()];
        for (int row = 0; row < tokens.length; row++) {
            for (int t = 0; t < sizes.length(); t++) {
                tokens[row][t] = (int) flat[row * sizes.length() + t];
            }
        }
        return tokens;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray contiguous = epsilon.ordering() == 'c' && !epsilon.isView() ? epsilon : epsilon.dup('c');
        Gradients gradients = kernel.backward(Floats.copyOf(contiguous), occurrenceLimit);
        squaresOfEmbeddings = gradients.squaresOfEmbeddings();
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
