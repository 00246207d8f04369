package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Site;

/** The weights of a pass. */
final class PassWeights implements AutoCloseable {
    private final Pass pass;
    private final GateMatrices kernel;
    private final GateMatrices recurrent;
    private final Optional<WeightDrop> drop;
    /**
     * For each gate the bias, repeated for every row of a chunk, {@code [rows, units]}: the sum of both where a gate's
     * products have two.
     */
    private final float[][] bias;

    /** The candidate's bias of the recurrent product, where it has one of its own; likewise. */
    private final float[] candidateRecurrentBias;

    PassWeights(Pass pass) {
        this.pass = pass;
        int units = pass.units();
        kernel = new GateMatrices(pass.chunkRows(), pass.gates(), pass.inputs(), units);
        recurrent = new GateMatrices(pass.chunkRows(), pass.gates(), units, units);
        drop = pass.placement(Site.RECURRENT_WEIGHTS).map(placement -> new WeightDrop(placement, pass));
        bias = new float[pass.gates()][pass.chunkRows() * units];
        candidateRecurrentBias = new float[pass.spec().biasRows() > 1 ? pass.chunkRows() * units : 0];
    }

    void set(Map<String, float[]> weights) {
        kernel.set(array(weights, ParameterLayout.KERNEL));
        float[] recurrentKernel = array(weights, ParameterLayout.RECURRENT_KERNEL);
        recurrent.set(recurrentKernel);
        drop.ifPresent(masked -> masked.set(recurrentKernel));
        setBias(array(weights, ParameterLayout.BIAS));
    }

    private float[] array(Map<String, float[]> weights, String name) {
        return requireNonNull(weights.get(pass.name(name)));
    }

    private void setBias(float[] all) {
        int units = pass.units();
        int gates = pass.gates();
        for (int k = 0; k < gates; k++) {
            repeat(all, k * units, bias[k]);
        }
        if (candidateRecurrentBias.length > 0) {
            int candidate = pass.sizes().cell().candidate();
            for (int k = 0; k < gates; k++) {
                repeat(all, (gates + k) * units, candidateRecurrentBias);
                if (k != candidate) {
                    Elementwise.add(candidateRecurrentBias, bias[k], bias[k].length);
                }
            }
            repeat(all, (gates + candidate) * units, candidateRecurrentBias);
        }
    }

    private void repeat(float[] from, int at, float[] to) {
        int units = pass.units();
        for (int row = 0; row < pass.chunkRows(); row++) {
            System.arraycopy(from, at, to, row * units, units);
        }
    }

    Pass pass() {
        return pass;
    }

    GateMatrices kernel() {
        return kernel;
    }

    /**
     * The recurrent kernel as the products take it.
     *
     * @param dropping as its placements want it: dropped from or not
     */
    GateMatrices recurrent(Pass dropping) {
        boolean drops = dropping.placement(Site.RECURRENT_WEIGHTS).isPresent();
        return drops ? drop.orElseThrow().matrices() : recurrent;
    }

    float[] bias(int gate) {
        return bias[gate];
    }

    float[] candidateRecurrentBias() {
        return candidateRecurrentBias;
    }

    void drop(BatchMasks masks) {
        drop.ifPresent(masked -> masked.begin(masks));
    }

    void backward(Gradients gradients) {
        drop.ifPresent(masked ->
                masked.backward(gradients.others(), gradients.at(pass.name(ParameterLayout.RECURRENT_KERNEL))));
    }

    @Override
    public void close() {
        kernel.close();
        recurrent.close();
        drop.ifPresent(WeightDrop::close);
    }
}
