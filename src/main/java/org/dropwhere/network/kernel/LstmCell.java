package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Gates.C;
import static org.dropwhere.network.kernel.Gates.F;
import static org.dropwhere.network.kernel.Gates.I;
import static org.dropwhere.network.kernel.Gates.O;
import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * From the gates' pre-activations to the states and back:
 *
 * <pre>
 * i, f, o = m_gate_outputs * sigmoid(z_i, z_f, z_o)        g = m_candidate * tanh(z_c)
 * c(t) = m_cell * (f * c(t-1) + i * g)                     then zoneout with c(t-1)
 * h(t) = o * tanh(c(t))                                    then zoneout with h(t-1)
 * </pre>
 */
final class LstmCell {
    private final int units;
    /** Steps whose values are kept: all to train, two (the one before and this one) to evaluate. */
    private final int keptSteps;

    private final float[][] bias;
    private final GateMasks gateMasks;
    private final Optional<Mask> cellMask;
    /** Whether masks scale the cell state up at each step. */
    private final boolean grows;

    private final Zoneout zoneoutCell;
    private final Zoneout zoneoutHidden;

    /** Activations of a gate by kept step, before their dropout, {@code [gates][keptSteps][rows * units]}. */
    private final float[][][] gates;

    private final float[][] c;
    private final float[][] h;
    private final float[] zeros;
    /** Computed again in the backward pass, which is quicker than fetching it from memory. */
    private final float[] tanhC;

    private int n;

    LstmCell(LstmSizes shape, float[][] bias, List<Placement> placements, int keptSteps) {
        units = shape.units();
        this.keptSteps = keptSteps;
        this.bias = bias;
        gateMasks = new GateMasks(placements, shape);
        cellMask = Mask.find(Site.CELL, placements, shape);
        grows = cellMask.isPresent()
                || Placement.at(Site.GATE_OUTPUTS, placements).isPresent();
        zoneoutCell = new Zoneout(Site.ZONEOUT_CELL, placements, shape);
        zoneoutHidden = new Zoneout(Site.ZONEOUT_HIDDEN, placements, shape);
        int size = Chunk.ROWS * units;
        gates = new float[GATES][keptSteps][size];
        c = new float[keptSteps][size];
        h = new float[keptSteps][size];
        zeros = new float[size];
        tanhC = new float[size];
    }

    void begin(BatchMasks masks, int firstRow, int rows) {
        n = rows * units;
        gateMasks.begin(masks, firstRow, rows);
        cellMask.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        zoneoutCell.begin(masks, firstRow, rows);
        zoneoutHidden.begin(masks, firstRow, rows);
    }

    /** The step t from z, {@code [gates, rows, units]}, without its bias. */
    void forward(int t, Block z) {
        int slot = slot(t);
        for (int k = 0; k < GATES; k++) {
            z.get((long) k * n, gates[k][slot], n);
        }
        Elementwise.sigmoid(gates[I][slot], bias[I], n);
        Elementwise.sigmoid(gates[F][slot], bias[F], n);
        Elementwise.tanh(gates[C][slot], bias[C], n);
        Elementwise.sigmoid(gates[O][slot], bias[O], n);

        Elementwise.cell(output(F, t), before(t, c), output(I, t), output(C, t), c[slot], n);
        if (cellMask.isPresent()) {
            Elementwise.maskState(cellMask.get().at(t, 0), c[slot], n);
        }
        zoneoutCell.forward(t, before(t, c), c[slot], n);
        Elementwise.hidden(output(O, t), c[slot], h[slot], n);
        zoneoutHidden.forward(t, before(t, h), h[slot], n);
    }

    /** A gate with its dropout. */
    private float[] output(int gate, int t) {
        return gateMasks.apply(gate, t, gates[gate][slot(t)], n);
    }

    /** Gives the padded rows of step t the states before. */
    void copyBefore(int t, Padding padding) {
        padding.copyRows(before(t, c), c[slot(t)]);
        padding.copyRows(before(t, h), h[slot(t)]);
    }

    /**
     * Step t back, in training; what comes to h(t-1) through the gates is not in it.
     *
     * @param dh gradient of h(t), becomes that of h(t-1)
     * @param dc gradient of c(t) but for what comes through h(t), becomes that of c(t-1)
     * @param dz gradients of z, set
     */
    void backward(int t, float[] dh, float[] dc, float[][] dz) {
        float[] i = output(I, t);
        float[] f = output(F, t);
        float[] g = output(C, t);
        float[] o = output(O, t);

        zoneoutHidden.takeKept(t, dh, n);
        Elementwise.tanhOf(c[t], tanhC, n);
        if (grows) {
            Elementwise.addGrowingCellGradient(dh, o, tanhC, dc, n);
        } else {
            Elementwise.addCellGradient(dh, o, tanhC, dc, n);
        }
        zoneoutCell.takeKept(t, dc, n);
        if (cellMask.isPresent()) {
            Elementwise.multiply(dc, cellMask.get().at(t, 0), dc, n);
        }
        Elementwise.sigmoidGradient(dc, g, gates[I][t], dz[I], n);
        Elementwise.sigmoidGradient(dc, before(t, c), gates[F][t], dz[F], n);
        Elementwise.tanhGradient(dc, i, gates[C][t], dz[C], n);
        Elementwise.sigmoidGradient(dh, tanhC, gates[O][t], dz[O], n);
        gateMasks.backward(t, dz, n);

        Elementwise.scaleGradient(dc, f, n);
        zoneoutCell.addKept(dc, n);
        Elementwise.clear(dh, n);
        zoneoutHidden.addKept(dh, n);
    }

    /** The hidden state after a step, {@code [rows, units]}, if it is still kept. */
    float[] hidden(int t) {
        return h[slot(t)];
    }

    /** The hidden state before a step. */
    float[] hiddenBefore(int t) {
        return before(t, h);
    }

    private float[] before(int t, float[][] states) {
        return t == 0 ? zeros : states[slot(t - 1)];
    }

    private int slot(int t) {
        return t % keptSteps;
    }
}
