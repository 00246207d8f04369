package org.dropwhere.network.kernel;

import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Site;

/**
 * The GRU's step, from the gates' products with the input p, and back; b and b' are the two rows of the bias:
 *
 * <pre>
 * s    = m_state * h(t-1)
 * z, r = m_gate_outputs * sigmoid(p + (m_recurrent * s) @ (m_weights * U) + b + b')     of gate z and r each
 * q    = (m_recurrent_h * s) @ (m_weights_h * U_h) + b'_h
 * n    = m_candidate * tanh(p_h + b_h + r * q)
 * h(t) = z * s + (1 - z) * n                                  then zoneout with h(t-1)
 * </pre>
 *
 * <p>Where the reset gate acts before the product there is no b', and n is {@code m_candidate * tanh(p_h + b_h +
 * (m_recurrent_h * v) @ (m_weights_h * U_h))} with {@code v = r * s}.
 */
final class GruCell implements RecurrentCell {
    private static final int Z = CellKind.GRU.gate("z");
    private static final int R = CellKind.GRU.gate("r");
    private static final int N = CellKind.GRU.gate("h");
    /** The slot of q. */
    private static final int Q = 3;

    private final Pass pass;
    private final int units;
    private final PassWeights weights;
    private final boolean resetAfter;
    /** Of all gates; of z and r alone where the reset gate acts before the candidate's product. */
    private final MaskedProduct recurrent;

    /** Of the candidate, where the reset gate acts before it. */
    private final Optional<MaskedProduct> candidateProduct;

    private final GateMasks gateMasks;
    private final Optional<Mask> stateMask;
    private final Zoneout zoneout;

    /** Activations of a gate by kept step, before their dropout, {@code [gates][keptSteps][rows * units]}. */
    private final float[][][] gates;

    /** What the reset gate makes of, or makes: q or v, by kept step. */
    private final float[][] reset;

    /** What a step reads of the state before, by kept step, where a mask makes it another than that. */
    private final float[][] read;

    private final float[][] h;
    private final float[] zeros;
    private final float[] dh;
    private final float[] keptDh;
    /** Gradient of v. */
    private final float[] dv;

    private final float[][] dz;
    private BatchRows batch = BatchRows.NONE;
    /** Elements of the states of all rows. */
    private int all;

    /** Of the rows that are computed at the step. */
    private int n;

    GruCell(Pass pass, PassWeights weights, KeptSteps kept) {
        this.pass = pass;
        this.weights = weights;
        units = pass.units();
        resetAfter = ((GruSpec) pass.spec()).resetAfter();
        GateMatrices matrices = weights.recurrent(pass);
        Optional<Mask> mask = pass.mask(Site.LSTM_RECURRENT);
        recurrent = resetAfter
                ? new MaskedProduct(pass, units, matrices, mask, new int[] {Z, R, N}, new int[] {Z, R, Q})
                : new MaskedProduct(pass, units, matrices, mask, new int[] {Z, R}, new int[] {Z, R});
        candidateProduct = resetAfter
                ? Optional.empty()
                : Optional.of(new MaskedProduct(pass, units, matrices, mask, new int[] {N}, new int[] {N}));
        gateMasks = new GateMasks(pass);
        stateMask = pass.mask(Site.STATE);
        zoneout = new Zoneout(Site.ZONEOUT_HIDDEN, pass);
        int size = pass.chunkRows() * units;
        gates = new float[pass.gates()][kept.inside()][size];
        reset = new float[kept.inside()][size];
        read = new float[stateMask.isPresent() ? kept.inside() : 0][size];
        h = new float[kept.hidden()][size];
        zeros = new float[size];
        dh = new float[size];
        keptDh = new float[size];
        dv = new float[size];
        dz = new float[slots()][size];
    }

    @Override
    public int slots() {
        return resetAfter ? Q + 1 : Q;
    }

    @Override
    public void begin(BatchRows batch, BatchMasks masks) {
        this.batch = batch;
        all = batch.count() * units;
        recurrent.begin(masks, batch);
        candidateProduct.ifPresent(product -> product.begin(masks, batch));
        gateMasks.begin(masks, batch);
        stateMask.ifPresent(mask -> mask.begin(masks, batch));
        zoneout.begin(masks, batch);
    }

    @Override
    public void forward(int t, Block z) {
        n = pass.rows(t, batch) * units;
        if (stateMask.isPresent()) {
            System.arraycopy(before(t), 0, read(t), 0, n);
            Elementwise.maskState(stateMask.get().at(t, 0), read(t), n);
        }
        float[] before = read(t);
        int slot = t % reset.length;
        recurrent.forward(t, before, z, Q);
        gate(Z, slot, z);
        gate(R, slot, z);
        if (resetAfter) {
            z.get((long) N * n, gates[N][slot], n);
            z.get((long) Q * n, reset[slot], n);
            Elementwise.add(weights.candidateRecurrentBias(), reset[slot], n);
            Elementwise.addProduct(output(R, t), reset[slot], gates[N][slot], n);
        } else {
            Elementwise.multiply(output(R, t), before, reset[slot], n);
            candidateProduct.orElseThrow().forward(t, reset[slot], z, Q);
            z.get((long) N * n, gates[N][slot], n);
        }
        Elementwise.tanh(gates[N][slot], weights.bias(N), n);

        float[] hidden = hidden(t);
        Elementwise.mix(output(Z, t), before, output(N, t), hidden, n);
        zoneout.forward(t, before(t), hidden, n);
    }

    private void gate(int gate, int slot, Block z) {
        z.get((long) gate * n, gates[gate][slot], n);
        Elementwise.sigmoid(gates[gate][slot], weights.bias(gate), n);
    }

    /** A gate with its dropout. */
    private float[] output(int gate, int t) {
        return gateMasks.apply(gate, t, gates[gate][t % reset.length], n);
    }

    @Override
    public void copyBefore(int t, Padding padding) {
        padding.copyRows(before(t), hidden(t));
    }

    @Override
    public void beginBack() {
        recurrent.clearGradients();
        candidateProduct.ifPresent(MaskedProduct::clearGradients);
        Elementwise.clear(dh, all);
    }

    @Override
    public float[] gradientOfHidden() {
        return dh;
    }

    @Override
    public void backward(int t, Padding padding, GateGradients history) {
        n = history.rows(t) * units;
        float[] before = read(t);
        padding.keep(dh, keptDh, all);
        zoneout.takeKept(t, dh, n);

        Elementwise.updateGateGradient(dh, before, output(N, t), gates[Z][t], dz[Z], n);
        gateMasks.backward(Z, t, dz[Z], n);
        Elementwise.candidateGradient(dh, output(Z, t), gates[N][t], dz[N], n);
        gateMasks.backward(N, t, dz[N], n);
        Elementwise.scaleGradient(dh, output(Z, t), n);
        padding.clearRows(dz[Z]);
        padding.clearRows(dz[N]);
        history.set(N, t, dz[N]);
        if (resetAfter) {
            Elementwise.gradientProduct(dz[N], output(R, t), dz[Q], n);
            history.set(Q, t, dz[Q]);
            Elementwise.sigmoidGradient(dz[N], reset[t], gates[R][t], dz[R], n);
        } else {
            Elementwise.clear(dv, n);
            candidateProduct.orElseThrow().backward(t, history, dv);
            Elementwise.addProduct(dv, output(R, t), dh, n);
            Elementwise.sigmoidGradient(dv, before, gates[R][t], dz[R], n);
        }
        gateMasks.backward(R, t, dz[R], n);
        history.set(Z, t, dz[Z]);
        history.set(R, t, dz[R]);

        recurrent.backward(t, history, dh);
        stateMask.ifPresent(mask -> Elementwise.multiply(dh, mask.at(t, 0), dh, n));
        zoneout.addKept(dh, n);
        padding.copyRows(keptDh, dh);
        if (history.completesRange(t)) {
            recurrent.addWeightGradients(t, this::read, history);
            candidateProduct.ifPresent(product -> product.addWeightGradients(t, step -> reset[step], history));
        }
    }

    @Override
    public float[][] gradientsOfProducts() {
        return dz;
    }

    @Override
    public void addGradientsTo(Gradients sum, GateGradients history) {
        String kernel = pass.name(ParameterLayout.RECURRENT_KERNEL);
        recurrent.addGradientTo(sum, kernel);
        candidateProduct.ifPresent(product -> product.addGradientTo(sum, kernel));
        int bias = sum.at(pass.name(ParameterLayout.BIAS));
        for (int k = 0; k < gates.length; k++) {
            history.addSumTo(k, sum.others(), bias + k * units);
        }
        if (resetAfter) {
            for (int k = 0; k < gates.length; k++) {
                history.addSumTo(k == N ? Q : k, sum.others(), bias + (gates.length + k) * units);
            }
        }
    }

    @Override
    public float[] hidden(int t) {
        return h[t % h.length];
    }

    private float[] read(int t) {
        return stateMask.isPresent() ? read[t % read.length] : before(t);
    }

    private float[] before(int t) {
        return t == 0 ? zeros : hidden(t - 1);
    }

    @Override
    public void close() {
        recurrent.close();
        candidateProduct.ifPresent(MaskedProduct::close);
    }
}
