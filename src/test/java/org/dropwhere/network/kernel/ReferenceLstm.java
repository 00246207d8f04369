package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.LstmSizes.GATES;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * The equations in {@link Chunk}'s Javadoc, forwards in float64, one sequence and one step after the other. It asks the
 * same masks as the kernel and shares no other code with it.
 */
final class ReferenceLstm {
    private static final int I = 0;
    private static final int F = 1;
    private static final int C = 2;
    private static final int O = 3;

    private final KernelCase given;
    private final int features;
    private final int units;
    /** Or evaluation, where nothing is dropped and zoneout takes its rate for its mask. */
    private final boolean training;

    private final Map<Site, Drawn> masks = new EnumMap<>(Site.class);
    private final Map<String, double[]> weights = new TreeMap<>();

    ReferenceLstm(KernelCase given, boolean training) {
        this.given = given;
        this.training = training;
        features = given.shape().embedding();
        units = given.shape().units();
        given.placements().forEach(placement -> masks.put(placement.site(), draw(placement)));
        given.weights().byName().forEach((name, array) -> weights.put(name, toDoubles(array)));
    }

    private Drawn draw(Placement placement) {
        boolean ofWeights = placement.site() == Site.RECURRENT_WEIGHTS;
        boolean oneRow = placement.time() == TimeSharing.PER_BATCH && !ofWeights;
        int width = width(placement);
        int rows = ofWeights ? units : oneRow ? 1 : given.batch();
        int gates = placement.gates() == GateSharing.PER_GATE ? GATES : 1;
        int steps = placement.time().changesWithTime() ? given.shape().length() : 1;
        float[][][] values = new float[gates][steps][rows * width];
        for (int gate = 0; gate < gates; gate++) {
            for (int step = 0; step < steps; step++) {
                given.masks().fill(new MaskRequest(placement, gate, step, 0, rows, width), values[gate][step]);
            }
        }
        return new Drawn(placement.rate(), values, oneRow, width);
    }

    private int width(Placement placement) {
        return switch (placement.site()) {
            case WORD_TYPE -> given.shape().vocabulary();
            case TOKEN -> 1;
            case AFTER_EMBEDDING, LSTM_INPUT -> features;
            default -> placement.time() == TimeSharing.PER_FRAME ? 1 : units;
        };
    }

    private static double[] toDoubles(float[] floats) {
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    /** An array of weights by name; what is changed in it counts from then on. */
    double[] weights(String name) {
        return weights.getOrDefault(name, new double[0]);
    }

    /** The linear functional of the output, in which gradients are taken. */
    double functional() {
        double[] output = output();
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            sum += output[i] * given.gradientOfOutput()[i];
        }
        return sum;
    }

    /** {@code [batch, units]}. */
    double[] output() {
        double[] output = new double[given.batch() * units];
        double[] droppedWeights = droppedWeights();
        for (int row = 0; row < given.batch(); row++) {
            double[] h = last(row, droppedWeights);
            for (int j = 0; j < units; j++) {
                output[row * units + j] = multiplier(Site.AFTER_LSTM, 0, 0, row, j) * h[j];
            }
        }
        return output;
    }

    private double[] last(int row, double[] droppedWeights) {
        double[] embeddings = weights("embeddings");
        double[] h = new double[units];
        double[] c = new double[units];
        double[] e = new double[features];
        double[][] z = new double[GATES][units];
        for (int t = 0; t < given.shape().length(); t++) {
            int token = given.tokens()[row][t];
            if (given.shape().maskZero() && token == 0) {
                continue;
            }
            for (int i = 0; i < features; i++) {
                e[i] = multiplier(Site.AFTER_EMBEDDING, 0, t, row, i)
                        * multiplier(Site.TOKEN, 0, t, row, 0)
                        * multiplier(Site.WORD_TYPE, 0, t, row, token)
                        * embeddings[token * features + i];
            }
            for (int k = 0; k < GATES; k++) {
                Arrays.setAll(z[k], bias(k));
                addProduct(Site.LSTM_INPUT, k, t, row, e, weights("kernel"), z[k]);
                addProduct(Site.LSTM_RECURRENT, k, t, row, h, droppedWeights, z[k]);
            }
            for (int j = 0; j < units; j++) {
                double i = multiplier(Site.GATE_OUTPUTS, I, t, row, j) * sigmoid(z[I][j]);
                double f = multiplier(Site.GATE_OUTPUTS, F, t, row, j) * sigmoid(z[F][j]);
                double g = multiplier(Site.CANDIDATE, 0, t, row, j) * Math.tanh(z[C][j]);
                double o = multiplier(Site.GATE_OUTPUTS, O, t, row, j) * sigmoid(z[O][j]);
                c[j] = zoneout(
                        Site.ZONEOUT_CELL, t, row, j, c[j], multiplier(Site.CELL, 0, t, row, j) * (f * c[j] + i * g));
                h[j] = zoneout(Site.ZONEOUT_HIDDEN, t, row, j, h[j], o * Math.tanh(c[j]));
            }
        }
        return h;
    }

    /** m * U. */
    private double[] droppedWeights() {
        double[] dropped = weights("recurrent kernel").clone();
        for (int i = 0; i < units; i++) {
            for (int k = 0; k < GATES; k++) {
                for (int j = 0; j < units; j++) {
                    dropped[(i * GATES + k) * units + j] *= multiplier(Site.RECURRENT_WEIGHTS, k, 0, i, j);
                }
            }
        }
        return dropped;
    }

    private double zoneout(Site site, int step, int row, int unit, double before, double now) {
        Drawn drawn = masks.get(site);
        if (drawn == null) {
            return now;
        }
        double share = training ? drawn.multiplier(0, step, row, unit) : drawn.rate();
        return share * before + (1 - share) * now;
    }

    private IntToDoubleFunction bias(int k) {
        return j -> weights("bias")[k * units + j];
    }

    /** {@code z_k += (m_k * v) @ W_k}. */
    private void addProduct(Site site, int k, int t, int row, double[] v, double[] w, double[] z) {
        for (int i = 0; i < v.length; i++) {
            double masked = multiplier(site, k, t, row, i) * v[i];
            for (int j = 0; j < units; j++) {
                z[j] += masked * w[(i * GATES + k) * units + j];
            }
        }
    }

    private double multiplier(Site site, int gate, int step, int row, int element) {
        Drawn drawn = masks.get(site);
        return drawn == null || !training ? 1 : drawn.multiplier(gate, step, row, element);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /**
     * A site's multipliers.
     *
     * @param values {@code [gate][step][rows * width]}, one gate or step where they share
     * @param oneRow whether all sequences share them
     * @param width elements of a row; all of a signal's elements share a single one
     */
    private record Drawn(double rate, float[][][] values, boolean oneRow, int width) {

        double multiplier(int gate, int step, int row, int element) {
            float[][] ofGate = values[values.length > 1 ? gate : 0];
            return ofGate[ofGate.length > 1 ? step : 0][(oneRow ? 0 : row * width) + (width > 1 ? element : 0)];
        }
    }
}
