package org.dropwhere.network.deeplearning4j;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where the layer's weights lie in the network's flat array: Keras' arrays in Keras' layout, one after the other, by
 * rows.
 */
final class KernelParams implements ParamInitializer {
    static final KernelParams INSTANCE = new KernelParams();

    private KernelParams() {}

    /** All but the head's. */
    private static List<Parameter> parameters(Layer layer) {
        return ((KernelLayerConfiguration) layer).sizes(1).parametersOfKernel().parameters();
    }

    private static Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        INDArray row = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (Parameter parameter : parameters(conf.getLayer())) {
            long from = parameter.offset();
            INDArray view = row.get(NDArrayIndex.interval(from, from + parameter.size()));
            views.put(parameter.name(), view.reshape('c', parameter.rows(), parameter.columns()));
        }
        return views;
    }

    /** Only makes the views: there are no weights but given ones. */
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
        return parameters(layer).stream().mapToLong(Parameter::size).sum();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return parameters(layer).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return parameters(layer).stream()
                .filter(parameter -> parameter.role() != Role.BIAS)
                .map(Parameter::name)
                .toList();
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return parameters(layer).stream()
                .filter(parameter -> parameter.role() == Role.BIAS)
                .map(Parameter::name)
                .toList();
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }
}
