package org.dropwhere.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.Gradients;
import org.dropwhere.network.kernel.LstmKernel;
import org.dropwhere.network.kernel.LstmSizes;
import org.dropwhere.spec.ParameterLayout;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The layer that {@link EmbeddingLstm} configures: hands Deeplearning4j's arrays to the kernel and back. */
final class EmbeddingLstmLayer extends BaseLayer<EmbeddingLstm> {
    private static final long serialVersionUID = 1;

    private final transient LstmSizes shape;
    private final transient LstmKernel kernel;
    private final transient Map<String, float[]> weights = new LinkedHashMap<>();
    private transient BatchMasks masks = (request, out) -> {
        throw new IllegalStateException("A training step needs the batch's masks");
    };

    EmbeddingLstmLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
        EmbeddingLstm layer = (EmbeddingLstm) conf.getLayer();
        shape = layer.shape();
        kernel = new LstmKernel(shape, layer.placements(), layer.workers());
        EmbeddingLstmParams.parameters(shape)
                .forEach(parameter -> weights.put(parameter.name(), new float[Math.toIntExact(parameter.size())]));
    }

    /** The masks of the next training step. */
    void setMasks(BatchMasks masks) {
        this.masks = masks;
    }

    LstmKernel kernel() {
        return kernel;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(false);
        weights.forEach((key, to) -> Floats.get(getParam(key), to));
        kernel.setWeights(
                weights(ParameterLayout.EMBEDDINGS),
                weights(ParameterLayout.KERNEL),
                weights(ParameterLayout.RECURRENT_KERNEL),
                weights(ParameterLayout.BIAS));
        int[][] tokens = tokens();
        float[] output = new float[tokens.length * shape.units()];
        if (training) {
            kernel.forward(tokens, masks, output);
        } else {
            kernel.infer(tokens, output);
        }
        INDArray activations = workspaceMgr.createUninitialized(
                ArrayType.ACTIVATIONS, dataType, new long[] {tokens.length, shape.units()}, 'c');
        Floats.put(output, activations);
        return activations;
    }

    private float[] weights(String key) {
        return Objects.requireNonNull(weights.get(key));
    }

    /**
     * Deeplearning4j hands features over as floats, which hold tokens below 2^24 exactly; a vocabulary is far smaller.
     */
    private int[][] tokens() {
        float[] flat = Floats.copyOf(input);
        int[][] tokens = new int[flat.length / shape.length()][shape.length()];
        for (int row = 0; row < tokens.length; row++) {
            for (int t = 0; t < shape.length(); t++) {
                tokens[row][t] = (int) flat[row * shape.length() + t];
            }
        }
        return tokens;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        assertInputSet(true);
        INDArray contiguous = epsilon.ordering() == 'c' && !epsilon.isView() ? epsilon : epsilon.dup('c');
        Gradients gradients = kernel.backward(Floats.copyOf(contiguous));
        Gradient result = new DefaultGradient();
        gradientViews.forEach((key, view) -> {
            Floats.put(gradient(gradients, key), view);
            result.setGradientFor(key, view);
        });
        // No layer is below that could use a gradient of tokens; Deeplearning4j's embedding returns null too.
        return new Pair<>(result, null);
    }

    private static float[] gradient(Gradients gradients, String key) {
        return switch (key) {
            case ParameterLayout.EMBEDDINGS -> gradients.embeddings();
            case ParameterLayout.KERNEL -> gradients.kernel();
            case ParameterLayout.RECURRENT_KERNEL -> gradients.recurrentKernel();
            case ParameterLayout.BIAS -> gradients.bias();
            default -> throw new IllegalArgumentException("The layer has no weights named " + key);
        };
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
