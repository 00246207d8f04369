package org.dropwhere.network.deeplearning4j;

import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Configuration of a layer that turns what a model reads into what its head reads, {@code [batch, features]}. It is one
 * layer because the parts of the kernel work across the borders between embedding, recurrent and dense layers. Saved
 * networks name this class.
 */
final class KernelLayerConfiguration extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    private final ModelSpec model;
    private final int inputs;
    private final List<Placement> zoneout;

    /**
     * A layer of a model.
     *
     * @param inputs types of tokens, or features of the data where there is no embedding
     * @param placements of which zoneout alone matters in evaluation
     */
    KernelLayerConfiguration(ModelSpec model, int inputs, List<Placement> placements) {
        this.model = model;
        this.inputs = inputs;
        zoneout = placements.stream()
                .filter(placement -> placement.site().isZoneout())
                .toList();
        setNIn(inputs);
        setNOut(sizes(1).outputs());
        // What a builder would have copied from the network's defaults: no regularisation of Deeplearning4j's own.
        setRegularization(List.of());
        setRegularizationBias(List.of());
    }

    /** The layer of a network that is restored; Deeplearning4j sets the rest. */
    @JsonCreator
    static KernelLayerConfiguration restored(@JsonProperty(value = "model", required = true) SavedModel saved) {
        return new KernelLayerConfiguration(saved.toModel(), saved.inputs(), saved.toPlacements());
    }

    @JsonProperty("model")
    SavedModel saved() {
        return SavedModel.of(model, inputs, zoneout);
    }

    /** The model for sequences up to a length. */
    NetworkSizes sizes(int longest) {
        return new NetworkSizes(model, inputs, longest);
    }

    List<Placement> zoneout() {
        return zoneout;
    }

    @Override
    public InputType getOutputType(int layerIndex, InputType inputType) {
        return InputType.feedForward(getNOut());
    }

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray paramsView,
            boolean initializeParams,
            DataType dataType) {
        KernelLayer layer = new KernelLayer(conf, dataType);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(paramsView);
        layer.setParamTable(initializer().init(conf, paramsView, initializeParams));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return KernelParams.INSTANCE;
    }

    @Override
    public LayerMemoryReport getMemoryReport(InputType inputType) {
        return new LayerMemoryReport.Builder(
                        getLayerName(), KernelLayerConfiguration.class, inputType, InputType.feedForward(getNOut()))
                .standardMemory(initializer().numParams(this), 0)
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }
}
