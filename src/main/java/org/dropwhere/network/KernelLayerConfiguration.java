package org.dropwhere.network;

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
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Placement;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of a Deeplearning4j layer that turns tokens {@code [batch, time]} into what the head reads,
 * {@code [batch, features]}: all of the model but the head, with its dropout. It is one layer because dropout sites and
 * speed cross the borders between embedding, recurrent and dense layers. Belongs to one network on one thread, like
 * every Deeplearning4j configuration.
 */
final class KernelLayerConfiguration extends FeedForwardLayer {
    private static final long serialVersionUID = 1;

    private final transient NetworkSizes sizes;
    private final transient List<Placement> placements;
    private final transient EmbeddingGradient embeddingGradient;
    private final transient Workers workers;

    KernelLayerConfiguration(
            NetworkSizes sizes, List<Placement> placements, EmbeddingGradient embeddingGradient, Workers workers) {
        this.sizes = sizes;
        this.embeddingGradient = embeddingGradient;
        this.placements = placements;
        this.workers = workers;
        // Deeplearning4j sees but how many sequences there are; what is read goes past it.
        setNIn(1);
        setNOut(sizes.outputs());
        // What a builder would have copied from the network's defaults: no regularisation of Deeplearning4j's own.
        setRegularization(List.of());
        setRegularizationBias(List.of());
    }

    NetworkSizes sizes() {
        return sizes;
    }

    List<Placement> placements() {
        return placements;
    }

    EmbeddingGradient embeddingGradient() {
        return embeddingGradient;
    }

    Workers workers() {
        return workers;
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
                        getLayerName(),
                        KernelLayerConfiguration.class,
                        inputType,
                        InputType.feedForward(sizes.outputs()))
                .standardMemory(
                        initializer().numParams(this),
                        getIUpdater().stateSize(initializer().numParams(this)))
                .workingMemory(0, 0, 0, 0)
                .cacheMemory(MemoryReport.CACHE_MODE_ALL_ZEROS, MemoryReport.CACHE_MODE_ALL_ZEROS)
                .build();
    }
}
