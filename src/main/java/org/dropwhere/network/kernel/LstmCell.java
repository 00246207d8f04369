package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Site;

/**
 * The LSTM's step, from the gates' products with the input p, and back:
 *
 * <pre>
 * z_k  = p_k + (m_recurrent_k * h(t-1)) @ (m_weights_k * U_k) + b_k
 * i, f, o = m_gate_outputs * sigmoid(z_i, z_f, z_o)        g = m_candidate * tanh(z_c)
 * c(t) = m_cell * (f * c(t-1) + i * g)                     then zoneout with c(t-1)
 * h(t) = o * tanh(c(t))                                    then zoneout with h(t-1)
 * </pre>
 */
final class LstmCell implements RecurrentCell {
    private static final int I = CellKind.LSTM.gate("i");
    private static final int F = CellKind.LSTM.gate("f");
    private static final int C = CellKind.LSTM.gate("c");
    private static final int O = CellKind.LSTM.gate("o");

    private final Pass pass;
    private final int units;
    private final PassWeights weights;
    private final MaskedProduct recurrent;
    private final GateMasks gateMasks;
    private final Optional<Mask> cellMask;
    private final Zoneout zoneoutCell;
    private final Zoneout zoneoutHidden;

    /** Activations of a gate by kept step, before their dropout, {@code [gates][keptSteps][rows * units]}. */
    private final float[][][] gates;

    private final float[][] c;
    private final float[][] h;
    private final float[] zeros;
    /** Computed again in the backward pass, which is quicker than fetching it from memory. */
    private final float[] tanhC;

    private final float[] dh;
    private final float[] dc;
    private final float[] keptDh;
    private final float[] keptDc;
    private final float[][] dz;
    private BatchRows batch = BatchRows.NONE;
    /** Elements of the states of all rows. */
    private int all;

    /** Of the rows that are computed at the step. */
    private int n;

    LstmCell(Pass pass, PassWeights weights, KeptSteps kept) {
        this.pass = pass;
        this.weights = weights;
        units = pass.units();
        int[] allGates = InputSide.allGates(pass);
        recurrent = new MaskedProduct(
                pass, units, weights.recurrent(pass), pass.mask(Site.LSTM_RECURRENT), allGates, allGates);
        gateMasks = new GateMasks(pass);
        cellMask = pass.mask(Site.CELL);
        zoneoutCell = new Zoneout(Site.ZONEOUT_CELL, pass);
        zoneoutHidden = new Zoneout(Site.ZONEOUT_HIDDEN, pass);
        int size = pass.chunkRows() * units;
        gates = new float[allGates.length][kept.inside()][size];
        c = new float[kept.inside()][size];
        h = new float[kept.hidden()][size];
        zeros = new float[size];
        tanhC = new float[size];
        dh = new float[size];
        dc = new float[size];
        keptDh = new float[size];
        keptDc = new float[size];
        dz = new float[allGates.length][size];
    }

    @Override
    public int slots() {
        return gates.length;
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        all = batch.count() * units;
        recurrent.begin(masks, batch);
        gateMasks.begin(masks, batch);
        cellMask.ifPresent(mask -> mask.begin(masks, batch));
        zoneoutCell.begin(masks, batch);
        zoneoutHidden.begin(masks, batch);
    }

    @Override
    public void forward(int t, Block z) {
        n = pass.rows(t, batch) * units;
        recurrent.forward(t, before(t, h), z, slots());
        int slot = t % c.length;
        for (int k = 0; k < gates.length; k++) {
            z.get((long) k * n, gates[k][slot], n);
        }
        Elementwise.sigmoid(gates[I][slot], weights.bias(I), n);
        Elementwise.sigmoid(gates[F][slot], weights.bias(F), n);
        Elementwise.tanh(gates[C][slot], weights.bias(C), n);
        Elementwise.sigmoid(gates[O][slot], weights.bias(O), n);

        float[] cell = c[slot];
        float[] hidden = hidden(t);
        Elementwise.cell(output(F, t), before(t, c), output(I, t), output(C, t), cell, n);
        if (cellMask.isPresent()) {
            Elementwise.maskState(cellMask.get().at(t, 0), cell, n);
        }
        zoneoutCell.forward(t, before(t, c), cell, n);
        Elementwise.hidden(output(O, t), cell, hidden, n);
        zoneoutHidden.forward(t, before(t, h), hidden, n);
    }

    /** A gate with its dropout. */
    private float[] output(int gate, int t) {
        return gateMasks.apply(gate, t, gates[gate][t % c.length], n);
    }

    @Override
    public void copyBefore(int t, Padding padding) {
        padding.copyRows(before(t, c), c[t % c.length]);
        padding.copyRows(before(t, h), hidden(t));
    }

    @Override
    public void beginBack() {
        recurrent.clearGradients();
        Elementwise.clear(dh, all);
        Elementwise.clear(dc, all);
    }

    @Override
    public float[] gradientOfHidden() {
        return dh;
    }

    @Override
    public void backward(int t, Padding padding, GateGradients history) {
        n = history.rows(t) * units;
        padding.keep(dh, keptDh, all);
        padding.keep(dc, keptDc, all);
        throughGates(t);
        for (int k = 0; k < gates.length; k++) {
            padding.clearRows(dz[k]);
            history.set(k, t, dz[k]);
        }
        recurrent.backward(t, history, dh);
        padding.copyRows(keptDh, dh);
        padding.copyRows(keptDc, dc);
        if (history.completesRange(t)) {
            recurrent.addWeightGradients(t, step -> before(step, h), history);
        }
    }

    /** Sets dz, and turns dh and dc into what comes to h(t-1) and c(t-1) but for the recurrent products. */
    private void throughGates(int t) {
        float[] i = output(I, t);
        float[] f = output(F, t);
        float[] g = output(C, t);
        float[] o = output(O, t);

        zoneoutHidden.takeKept(t, dh, n);
        Elementwise.tanhOf(c[t], tanhC, n);
        Elementwise.addCellGradient(dh, o, tanhC, dc, n);
        zoneoutCell.takeKept(t, dc, n);
        if (cellMask.isPresent()) {
            Elementwise.multiply(dc, cellMask.get().at(t, 0), dc, n);
        }
        Elementwise.sigmoidGradient(dc, g, gates[I][t], dz[I], n);
        Elementwise.sigmoidGradient(dc, before(t, c), gates[F][t], dz[F], n);
        Elementwise.tanhGradient(dc, i, gates[C][t], dz[C], n);
        Elementwise.sigmoidGradient(dh, tanhC, gates[O][t], dz[O], n);
        for (int k = 0; k < gates.length; k++) {
            gateMasks.backward(k, t, dz[k], n);
        }

        Elementwise.scaleGradient(dc, f, n);
        zoneoutCell.addKept(dc, n);
        Elementwise.clear(dh, n);
        zoneoutHidden.addKept(dh, n);
    }

    @Override
    public float[][] gradientsOfProducts() {
        return dz;
    }

    @Override
    public void addGradientsTo(Gradients sum, GateGradients history) {
        recurrent.addGradientTo(sum, pass.name(ParameterLayout.RECURRENT_KERNEL));
        int bias = sum.at(pass.name(ParameterLayout.BIAS));
        for (int k = 0; k < gates.length; k++) {
            history.addSumTo(k, sum.others(), bias + k * units);
        }
    }

    @Override
    public float[] hidden(int t) {
        return h[t % h.length];
    }

    private float[] before(int t, float[][] states) {
        return t == 0 ? zeros : states[(t - 1) % states.length];
    }

    @Override
    public void close() {
        recurrent.close();
    }
}
