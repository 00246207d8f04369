package org.dropwhere.network.deeplearning4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.dropwhere.network.kernel.NetworkKernel;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.EmbeddingGradient;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layer that {@link KernelLayerConfiguration} configures: hands Deeplearning4j's arrays to the kernel and back. */
final class KernelLayer extends BaseLayer<KernelLayerConfiguration> {
    private static final long serialVersionUID = 1;

    /** For sequences up to {@link #longest}; absent before the first. */
    private transient @Nullable NetworkKernel kernel;

    private transient int longest;

    KernelLayer(NeuralNetConfiguration conf, DataType dataType) {
        super(conf, dataType);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaceMgr) {
        if (training) {
            throw isNotTrained();
        }
        assertInputSet(false);
        Steps steps = InputSteps.of(input, maskArray, layerConf().sizes(1));
        float[] output = new float[Math.toIntExact(steps.size() * layerConf().getNOut())];
        NetworkKernel ready = kernel(steps.longest());
        ready.setWeights(weights());
        ready.infer(steps, output);
        INDArray activations = workspaceMgr.createUninitialized(
                ArrayType.ACTIVATIONS,
                dataType,
                new long[] {steps.size(), layerConf().getNOut()},
                'c');
        return activations.assign(Nd4j.createFromArray(output).reshape(activations.shape()));
    }

    private NetworkKernel kernel(int needed) {
        if (kernel == null || needed > longest) {
            close();
            longest = Math.max(1, needed);
            kernel = new NetworkKernel(
                    layerConf().sizes(longest), layerConf().zoneout(), EmbeddingGradient.SUMMED, Workers.serial());
        }
        return kernel;
    }

    /** Copies, because Deeplearning4j replaces weights where they are and tells nobody. */
    private Map<String, float[]> weights() {
        Map<String, float[]> weights = new LinkedHashMap<>();
        paramTable().forEach((name, array) -> weights.put(name, InputSteps.floats(array)));
        return weights;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaceMgr) {
        throw isNotTrained();
    }

    private static UnsupportedOperationException isNotTrained() {
        return new UnsupportedOperationException("A network of Dropwhere answers and is not trained in Deeplearning4j:"
                + " train it with Dropwhere, or freeze its first layer and train others behind it");
    }

    /** Of a mask nothing is left for the layers behind: there is no time any more. */
    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArray(
            INDArray mask, MaskState currentMaskState, int minibatchSize) {
        super.feedForwardMaskArray(mask, currentMaskState, minibatchSize);
        return null;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void close() {
        if (kernel != null) {
            kernel.close();
            kernel = null;
        }
    }
}
