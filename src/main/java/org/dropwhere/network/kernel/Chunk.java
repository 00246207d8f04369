package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.List;
import java.util.Optional;
import org.dropwhere.config.Placement;
import org.dropwhere.config.Site;
import org.dropwhere.dropout.BatchMasks;

/**
 * At most {@link #ROWS} sequences of a batch, forwards through time and back. With {@code *} elementwise, {@code @} a
 * matrix product and k one of the gates i, f, c (the candidate g), o:
 *
 * <pre>
 * e(t) = m_after_embedding(t) * E[token(t)]
 * z_k  = (m_input_k * e(t)) @ W_k + (m_recurrent_k * h(t-1)) @ U_k + b_k
 * i, f, o = sigmoid(z_i, z_f, z_o)        g = tanh(z_c)
 * c(t) = f * c(t-1) + i * g
 * h(t) = o * tanh(c(t))
 * output = m_after_lstm * h(T)
 * </pre>
 */
final class Chunk implements AutoCloseable {
    /** Sequences of a chunk. More make the products no faster, fewer make them slower. */
    static final int ROWS = 16;

    private static final int I = 0;
    private static final int F = 1;
    private static final int C = 2;
    private static final int O = 3;

    private final Shape shape;
    /** Steps whose values are kept: all to train, two (the one before and this one) to evaluate. */
    private final int slots;

    private final InputSide input;
    private final MaskedProduct recurrent;
    private final Optional<Mask> afterLstm;
    private final Padding padding;

    private final Block z;
    /** Activations of a gate by slot, {@code [gates][slots][rows * units]}. */
    private final float[][][] gates;

    private final float[][] c;
    private final float[][] h;
    private final float[] zeros;

    private final GateGradients dzHistory;
    private final float[][] dz;
    /** Computed again on the way back, which is quicker than fetching it from memory. */
    private final float[] tanhC;

    private final float[] dh;
    private final float[] dc;
    /** Sums over time, {@code [gates][rows * units]}. */
    private final float[][] gradientOfBias;

    private final float[][] bias;

    private int[][] tokens = {};
    private int firstRow;
    private int rows;

    /**
     * Memory for a chunk.
     *
     * @param training whether the steps' values are kept for the way back
     */
    Chunk(Shape shape, Weights weights, List<Placement> placements, boolean training) {
        this.shape = shape;
        slots = training ? shape.length() : 2;
        int units = shape.units();
        int n = ROWS * units;
        input = InputSide.of(shape, weights, placements, slots, training);
        recurrent = new MaskedProduct(
                units,
                units,
                GateGradients.steps(shape),
                weights.recurrent,
                weights.recurrentTransposed,
                Mask.of(Placement.at(Site.LSTM_RECURRENT, placements), units));
        afterLstm = Mask.of(Placement.at(Site.AFTER_LSTM, placements), units);
        padding = new Padding(shape);
        z = new Block((long) GATES * n);
        gates = new float[GATES][slots][n];
        c = new float[slots][n];
        h = new float[slots][n];
        zeros = new float[n];
        bias = weights.bias;
        dzHistory = new GateGradients(shape);
        dz = new float[GATES][n];
        tanhC = new float[n];
        dh = new float[n];
        dc = new float[n];
        gradientOfBias = new float[GATES][n];
    }

    /**
     * Forwards through time.
     *
     * @param tokens {@code [batch, time]}, of which this chunk takes {@code rows} from {@code firstRow} on
     * @param masks the batch's masks; not asked if there are no placements
     */
    void forward(int[][] tokens, int firstRow, int rows, BatchMasks masks) {
        this.tokens = tokens;
        this.firstRow = firstRow;
        this.rows = rows;
        input.begin(tokens, masks, firstRow, rows);
        recurrent.begin(masks, firstRow, rows);
        afterLstm.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        for (int t = 0; t < shape.length(); t++) {
            step(t);
        }
    }

    private void step(int t) {
        int n = rows * shape.units();
        int slot = slot(t);
        float[] cBefore = before(t, c);
        float[] hBefore = before(t, h);

        input.forward(t, z);
        recurrent.forward(t, hBefore, z, true);
        for (int k = 0; k < GATES; k++) {
            z.get((long) k * n, gates[k][slot], n);
        }
        Elementwise.sigmoid(gates[I][slot], bias[I], n);
        Elementwise.sigmoid(gates[F][slot], bias[F], n);
        Elementwise.tanh(gates[C][slot], bias[C], n);
        Elementwise.sigmoid(gates[O][slot], bias[O], n);

        Elementwise.cell(gates[F][slot], cBefore, gates[I][slot], gates[C][slot], c[slot], n);
        Elementwise.hidden(gates[O][slot], c[slot], h[slot], n);
        if (padding.at(t, tokens, firstRow, rows)) {
            padding.copyRows(cBefore, c[slot]);
            padding.copyRows(hBefore, h[slot]);
        }
    }

    /** Puts {@code m_after_lstm * h(T)} of the chunk's rows at their place in {@code [batch, units]}. */
    void output(float[] output) {
        int units = shape.units();
        float[] last = hidden(shape.length() - 1);
        float[] result = last;
        if (afterLstm.isPresent()) {
            result = dh;
            Elementwise.multiply(last, afterLstm.get().of(0), result, rows * units);
        }
        System.arraycopy(result, 0, output, firstRow * units, rows * units);
    }

    /** The hidden state after a step, {@code [rows, units]}, if it is still kept. */
    float[] hidden(int t) {
        return h[slot(t)];
    }

    /**
     * Back through time, after {@link #forward} in training; afterwards the chunk holds its gradients.
     *
     * @param gradientOfOutput {@code [batch, units]}
     */
    void backward(float[] gradientOfOutput) {
        int n = rows * shape.units();
        System.arraycopy(gradientOfOutput, firstRow * shape.units(), dh, 0, n);
        afterLstm.ifPresent(mask -> Elementwise.multiply(dh, mask.of(0), dh, n));
        Elementwise.clear(dc, n);
        dzHistory.begin(rows);
        input.beginBack();
        recurrent.clearGradients();
        for (float[] gradient : gradientOfBias) {
            Elementwise.clear(gradient, gradient.length);
        }
        for (int t = shape.length() - 1; t >= 0; t--) {
            stepBack(t);
        }
    }

    private void stepBack(int t) {
        int n = rows * shape.units();
        float[] i = gates[I][t];
        float[] f = gates[F][t];
        float[] g = gates[C][t];
        float[] o = gates[O][t];
        boolean padded = padding.at(t, tokens, firstRow, rows);
        if (padded) {
            padding.keep(dh, dc, n);
        }

        Elementwise.tanhOf(c[t], tanhC, n);
        Elementwise.addCellGradient(dh, o, tanhC, dc, n);
        Elementwise.sigmoidGradient(dc, g, i, dz[I], n);
        Elementwise.sigmoidGradient(dc, before(t, c), f, dz[F], n);
        Elementwise.tanhGradient(dc, i, g, dz[C], n);
        Elementwise.sigmoidGradient(dh, tanhC, o, dz[O], n);
        Elementwise.scaleGradient(dc, f, n);
        if (padded) {
            padding.clearRows(dz);
        }
        for (int k = 0; k < GATES; k++) {
            Elementwise.add(dz[k], gradientOfBias[k], n);
            dzHistory.set(k, t, dz[k]);
        }

        Elementwise.clear(dh, n);
        recurrent.backward(t, dzHistory, dh);
        if (padded) {
            padding.restore(dh, dc);
        }
        if (dzHistory.completesStretch(t)) {
            recurrent.addWeightGradients(t, step -> before(step, h), dzHistory);
        }
        input.backward(t, dz, dzHistory);
    }

    /** Adds this chunk's gradients, in Keras' layout, to the batch's. */
    void addGradientsTo(Gradients sum, float[] scratch) {
        input.addGradientsTo(sum, scratch);
        recurrent.addGradientTo(sum.recurrentKernel(), scratch);
        int units = shape.units();
        for (int k = 0; k < GATES; k++) {
            for (int row = 0; row < rows; row++) {
                for (int j = 0; j < units; j++) {
                    sum.bias()[k * units + j] += gradientOfBias[k][row * units + j];
                }
            }
        }
    }

    /** A state as it was before step t. */
    private float[] before(int t, float[][] states) {
        return t == 0 ? zeros : states[slot(t - 1)];
    }

    private int slot(int t) {
        return t % slots;
    }

    @Override
    public void close() {
        input.close();
        recurrent.close();
        z.close();
        dzHistory.close();
    }
}
