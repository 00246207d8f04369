package org.dropwhere.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.dropwhere.network.kernel.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where the layer's weights lie in the network's flat array: Keras' arrays in Keras' layout, one after the other, by
 * rows.
 */
final class EmbeddingLstmParams implements ParamInitializer {
    static final EmbeddingLstmParams INSTANCE = new EmbeddingLstmParams();

    // Deeplearning4j takes names apart at underscores, so there is none in these.
    static final String EMBEDDINGS = "embeddings";
    static final String KERNEL = "kernel";
    static final String RECURRENT_KERNEL = "recurrent-kernel";
    static final String BIAS = "bias";

    private EmbeddingLstmParams() {}

    /** Rows and columns of each array, in order. */
    static Map<String, int[]> sizes(Shape shape) {
        int gates = Shape.GATES * shape.units();
        Map<String, int[]> sizes = new LinkedHashMap<>();
        sizes.put(EMBEDDINGS, new int[] {shape.vocabulary(), shape.embedding()});
        sizes.put(KERNEL, new int[] {shape.embedding(), gates});
        sizes.put(RECURRENT_KERNEL, new int[] {shape.units(), gates});
        sizes.put(BIAS, new int[] {1, gates});
        return sizes;
    }

    private static Map<String, int[]> sizes(Layer layer) {
        return sizes(((EmbeddingLstm) layer).shape());
    }

    private static Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        INDArray row = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long at = 0;
        for (Map.Entry<String, int[]> entry : sizes(conf.getLayer()).entrySet()) {
            int rows = entry.getValue()[0];
            int columns = entry.getValue()[1];
            long end = at + (long) rows * columns;
            views.put(entry.getKey(), row.get(NDArrayIndex.interval(at, end)).reshape('c', rows, columns));
            at = end;
        }
        return views;
    }

    /** Only makes the views: {@link Classifier} fills in the initial weights. */
    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray paramsView, boolean initializeParams) {
        Map<String, INDArray> views = views(conf, paramsView);
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradientView) {
        return views(conf, gradientView);
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        return sizes(layer).values().stream()
                .mapToLong(size -> (long) size[0] * size[1])
                .sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return List.of(EMBEDDINGS, KERNEL, RECURRENT_KERNEL, BIAS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(EMBEDDINGS, KERNEL, RECURRENT_KERNEL);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return List.of(BIAS);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return BIAS.equals(key);
    }
}
