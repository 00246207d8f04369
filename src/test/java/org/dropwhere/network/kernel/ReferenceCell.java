package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.dropwhere.network.kernel.Tape.Vector;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * One direction of a recurrent layer for one sequence: the equations of {@code shared/golden/README.md}, with the masks
 * of all sites ({@code *} elementwise, {@code @} a matrix product, k a gate).
 *
 * <pre>
 * p_k = (m_input_k * x) @ W_k           q_k = (m_recurrent_k * h) @ (m_weights_k * U_k)
 *
 * LSTM: i, f, o = m_gate_outputs * sigmoid(p + q + b)      g = m_candidate * tanh(p_c + q_c + b_c)
 *       c' = m_cell * (f * c + i * g)                      then zoneout with c
 *       h' = o * tanh(c')                                  then zoneout with h
 *
 * GRU:  h = m_state * h_before
 *       z, r = m_gate_outputs * sigmoid(p + b0 + q + b1)
 *       n = m_candidate * tanh(p_h + b0_h + r * (q_h + b1_h))
 *       h' = z * h + (1 - z) * n                           then zoneout with h_before
 *       that resets before: no b1, and n = m_candidate * tanh(p_h + b_h + (r * m_recurrent_h * h) @ (m_weights_h * U_h))
 * </pre>
 */
final class ReferenceCell {
    /** @param c nothing in a GRU */
    record State(Vector h, Vector c) {}

    private final Tape tape;
    private final ReferenceMasks masks;
    private final RecurrentSpec spec;
    private final int layer;
    private final boolean second;
    private final int row;
    private final int gates;
    private final int units;
    private final Vector kernel;
    private final Vector recurrentKernel;
    private final Vector bias;

    /**
     * A direction.
     *
     * @param weights of the model, by name
     * @param layer from 1
     * @param second whether it is the backward one of two directions
     * @param row the sequence
     */
    ReferenceCell(
            Tape tape,
            ReferenceMasks masks,
            Map<String, Vector> weights,
            RecurrentSpec spec,
            int layer,
            boolean second,
            int row) {
        this.tape = tape;
        this.masks = masks;
        this.spec = spec;
        this.layer = layer;
        this.second = second;
        this.row = row;
        gates = spec.cell().gates().size();
        units = spec.units();
        String prefix = ParameterLayout.prefix(layer, spec.cell(), second);
        kernel = requireNonNull(weights.get(prefix + ParameterLayout.KERNEL));
        recurrentKernel = dropped(requireNonNull(weights.get(prefix + ParameterLayout.RECURRENT_KERNEL)));
        bias = requireNonNull(weights.get(prefix + ParameterLayout.BIAS));
    }

    /** {@code m_weights * U}, whose blocks of gates lie side by side. */
    private Vector dropped(Vector u) {
        if (!masks.has(new SiteRef(layer, Site.RECURRENT_WEIGHTS))) {
            return u;
        }
        return tape.times(u, i -> {
            int column = i % (gates * units);
            return masks.ofWeights(layer, second, column / units, units)
                    .applyAsDouble(i / (gates * units) * units + column % units);
        });
    }

    State start() {
        return new State(new Vector(new double[units]), new Vector(new double[units]));
    }

    /** @param step the index of x in what the layer reads */
    State next(Vector x, int step, State before) {
        return spec instanceof GruSpec gru ? gru(gru, x, step, before) : lstm((LstmSpec) spec, x, step, before);
    }

    private State lstm(LstmSpec lstm, Vector x, int step, State before) {
        Vector[] z = new Vector[gates];
        for (int k = 0; k < gates; k++) {
            z[k] = tape.plus(tape.plus(input(k, x, step), recurrent(k, before.h(), step)), bias(0, k));
        }
        Vector i = gateOutput(lstm.cell().gate("i"), z, step);
        Vector f = gateOutput(lstm.cell().gate("f"), z, step);
        Vector o = gateOutput(lstm.cell().gate("o"), z, step);
        Vector g = masked(Site.CANDIDATE, 0, step, tape.tanh(z[lstm.cell().gate("c")]));
        Vector now = masked(Site.CELL, 0, step, tape.plus(tape.times(f, before.c()), tape.times(i, g)));
        Vector c = zoneout(Site.ZONEOUT_CELL, step, before.c(), now);
        return new State(zoneout(Site.ZONEOUT_HIDDEN, step, before.h(), tape.times(o, tape.tanh(c))), c);
    }

    private State gru(GruSpec gru, Vector x, int step, State before) {
        Vector h = masked(Site.STATE, 0, step, before.h());
        int candidate = gru.cell().gate("h");
        Vector[] p = new Vector[gates];
        Vector[] sum = new Vector[gates];
        for (int k = 0; k < gates; k++) {
            p[k] = tape.plus(input(k, x, step), bias(0, k));
            sum[k] = tape.plus(p[k], hidden(gru, k, h, step));
        }
        Vector z = gateOutput(gru.cell().gate("z"), sum, step);
        Vector r = gateOutput(gru.cell().gate("r"), sum, step);
        Vector q = gru.resetAfter()
                ? tape.times(r, hidden(gru, candidate, h, step))
                : recurrent(candidate, tape.times(r, h), step);
        Vector n = masked(Site.CANDIDATE, 0, step, tape.tanh(tape.plus(p[candidate], q)));
        Vector mixed = tape.plus(tape.times(z, h), tape.times(tape.complement(z), n));
        return new State(zoneout(Site.ZONEOUT_HIDDEN, step, before.h(), mixed), before.c());
    }

    /** The product with the hidden state and its own bias, if it has one. */
    private Vector hidden(GruSpec gru, int gate, Vector h, int step) {
        Vector q = recurrent(gate, h, step);
        return gru.resetAfter() ? tape.plus(q, bias(1, gate)) : q;
    }

    private Vector input(int gate, Vector x, int step) {
        return tape.product(masked(Site.LSTM_INPUT, gate, step, x), kernel, gates * units, gate * units, units);
    }

    private Vector recurrent(int gate, Vector h, int step) {
        Vector masked = masked(Site.LSTM_RECURRENT, gate, step, h);
        return tape.product(masked, recurrentKernel, gates * units, gate * units, units);
    }

    private Vector bias(int biasRow, int gate) {
        return tape.part(bias, (biasRow * gates + gate) * units, units);
    }

    private Vector gateOutput(int gate, Vector[] sums, int step) {
        return masked(Site.GATE_OUTPUTS, gate, step, tape.sigmoid(sums[gate]));
    }

    private Vector masked(Site site, int gate, int step, Vector v) {
        SiteRef ref = new SiteRef(layer, site);
        return masks.has(ref) ? tape.times(v, masks.of(ref, second, gate, step, row, v.size())) : v;
    }

    private Vector zoneout(Site site, int step, Vector before, Vector now) {
        SiteRef ref = new SiteRef(layer, site);
        if (!masks.has(ref)) {
            return now;
        }
        var keep = masks.of(ref, second, 0, step, row, units);
        return tape.plus(tape.times(before, keep), tape.times(now, i -> 1 - keep.applyAsDouble(i)));
    }
}
