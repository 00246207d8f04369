package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * At most {@link #ROWS} sequences of a batch, forwards through time and back. With {@code *} elementwise, {@code @} a
 * matrix product and k one of the gates i, f, c (the candidate g), o:
 *
 * <pre>
 * e(t) = m_after_embedding(t) * m_token(t) * (m_word_type * E)[token(t)]
 * z_k  = (m_input_k * e(t)) @ W_k + (m_recurrent_k * h(t-1)) @ (m_weights_k * U_k) + b_k
 * i, f, o = m_gate_outputs * sigmoid(z_i, z_f, z_o)        g = m_candidate * tanh(z_c)
 * c(t) = m_cell * (f * c(t-1) + i * g)                     then zoneout with c(t-1)
 * h(t) = o * tanh(c(t))                                    then zoneout with h(t-1)
 * output = m_after_lstm * h(T)
 * </pre>
 *
 * <p>A mask that no placement asks for is absent from what is computed. The first line is {@link InputSide}'s, the
 * products are {@link MaskedProduct}'s, the recurrent weights {@link WeightDrop}'s, the three lines of gates and states
 * {@link LstmCell}'s.
 */
final class Chunk implements AutoCloseable {
    /**
     * Sequences of a chunk. Chosen when the kernel was written: more made the products no faster, fewer made them
     * slower; the figures were not kept. Numbers depend on it, because gradients are summed chunk by chunk: another
     * value needs another numeric version.
     */
    static final int ROWS = 16;

    private final LstmSizes shape;
    private final InputSide input;
    private final Optional<Mask> recurrentMask;
    private final MaskedProduct recurrent;
    private final LstmCell cell;
    private final Optional<Mask> afterLstm;
    private final Padding padding;

    private final Block z;
    private final GateGradients dzHistory;
    private final float[][] dz;
    private final float[] dh;
    private final float[] dc;
    /** Sums over time, {@code [gates][rows * units]}. */
    private final float[][] gradientOfBias;

    private int[][] tokens = {};
    private int firstRow;
    private int rows;

    /**
     * Memory for a chunk.
     *
     * @param recurrentWeights the recurrent kernel as the products take it
     * @param training whether the steps' values are kept for the backward pass
     */
    Chunk(
            LstmSizes shape,
            Weights weights,
            GateMatrices recurrentWeights,
            List<Placement> placements,
            boolean training) {
        this.shape = shape;
        int keptSteps = training ? shape.length() : 2;
        int units = shape.units();
        int n = ROWS * units;
        input = InputSide.of(shape, weights, placements, keptSteps, training);
        recurrentMask = Mask.find(Site.LSTM_RECURRENT, placements, shape);
        recurrent = new MaskedProduct(units, units, GateGradients.steps(shape), recurrentWeights, recurrentMask);
        cell = new LstmCell(shape, weights.bias, placements, keptSteps);
        afterLstm = Mask.find(Site.AFTER_LSTM, placements, shape);
        padding = new Padding(shape);
        z = new Block((long) GATES * n);
        dzHistory = new GateGradients(shape);
        dz = new float[GATES][n];
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
        recurrentMask.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        recurrent.begin(rows);
        cell.begin(masks, firstRow, rows);
        afterLstm.ifPresent(mask -> mask.begin(masks, firstRow, rows));
        for (int t = 0; t < shape.length(); t++) {
            input.forward(t, z);
            recurrent.forward(t, cell.hiddenBefore(t), z, true);
            cell.forward(t, z);
            if (padding.at(t, tokens, firstRow, rows)) {
                cell.copyBefore(t, padding);
            }
        }
    }

    /** Puts {@code m_after_lstm * h(T)} of the chunk's rows at their place in {@code [batch, units]}. */
    void output(float[] output) {
        int units = shape.units();
        float[] last = hidden(shape.length() - 1);
        float[] result = last;
        if (afterLstm.isPresent()) {
            result = dh;
            Elementwise.multiply(last, afterLstm.get().at(0, 0), result, rows * units);
        }
        System.arraycopy(result, 0, output, firstRow * units, rows * units);
    }

    /** The hidden state after a step, {@code [rows, units]}, if it is still kept. */
    float[] hidden(int t) {
        return cell.hidden(t);
    }

    /**
     * Back through time, after {@link #forward} in training; afterwards the chunk holds its gradients.
     *
     * @param gradientOfOutput {@code [batch, units]}
     */
    void backward(float[] gradientOfOutput) {
        int n = rows * shape.units();
        System.arraycopy(gradientOfOutput, firstRow * shape.units(), dh, 0, n);
        afterLstm.ifPresent(mask -> Elementwise.multiply(dh, mask.at(0, 0), dh, n));
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
        boolean padded = padding.at(t, tokens, firstRow, rows);
        if (padded) {
            padding.keep(dh, dc, n);
        }

        cell.backward(t, dh, dc, dz);
        if (padded) {
            padding.clearRows(dz);
        }
        for (int k = 0; k < GATES; k++) {
            Elementwise.add(dz[k], gradientOfBias[k], n);
            dzHistory.set(k, t, dz[k]);
        }

        recurrent.backward(t, dzHistory, dh);
        if (padded) {
            padding.restore(dh, dc);
        }
        if (dzHistory.completesRange(t)) {
            recurrent.addWeightGradients(t, cell::hiddenBefore, dzHistory);
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

    @Override
    public void close() {
        input.close();
        recurrent.close();
        z.close();
        dzHistory.close();
    }
}
