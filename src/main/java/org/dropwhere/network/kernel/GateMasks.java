package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Site;

/** Dropout of the gates' outputs: {@code candidate} for the candidate, {@code gate-outputs} for the others. */
final class GateMasks {
    private final int candidateGate;
    private final Optional<Mask> outputs;
    private final Optional<Mask> candidate;
    /** Masked outputs of the step, {@code [gates][rows * units]}; empty where nothing is masked. */
    private final float[][] masked;

    GateMasks(Pass pass) {
        candidateGate = pass.sizes().cell().candidate();
        outputs = pass.mask(Site.GATE_OUTPUTS);
        candidate = pass.mask(Site.CANDIDATE);
        masked = new float[pass.gates()][0];
        for (int k = 0; k < masked.length; k++) {
            if (of(k).isPresent()) {
                masked[k] = new float[pass.chunkRows() * pass.units()];
            }
        }
    }

    private Optional<Mask> of(int gate) {
        return gate == candidateGate ? candidate : outputs;
    }

    void begin(BatchMasks masks, BatchRows batch) {
        outputs.ifPresent(mask -> mask.begin(masks, batch));
        candidate.ifPresent(mask -> mask.begin(masks, batch));
    }

    /** A gate's output with its dropout, valid until the next step; the output itself where it has none. */
    float[] apply(int gate, int t, float[] output, int n) {
        if (of(gate).isEmpty()) {
            return output;
        }
        Elementwise.multiply(output, of(gate).get().at(t, gate), masked[gate], n);
        return masked[gate];
    }

    /** From the gradient of what {@link #apply} gave for a gate at this step to that of the output, in place. */
    void backward(int gate, int t, float[] gradient, int n) {
        Optional<Mask> mask = of(gate);
        // Without a lambda, which would be made anew at every step.
        if (mask.isPresent()) {
            Elementwise.multiply(gradient, mask.get().at(t, gate), gradient, n);
        }
    }
}
