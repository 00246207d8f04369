package org.dropwhere.network.kernel;

import static org.dropwhere.network.kernel.Shape.GATES;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.dropwhere.config.GateSharing;
import org.dropwhere.config.Placement;
import org.dropwhere.config.Site;
import org.dropwhere.config.TimeSharing;

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
    /** Multipliers by site, {@code [gate][step][batch * features]}, one gate or step where they share. */
    private final Map<Site, float[][][]> masks = new TreeMap<>();

    private final Map<String, double[]> weights = new TreeMap<>();

    ReferenceLstm(KernelCase given) {
        this.given = given;
        features = given.shape().embedding();
        units = given.shape().units();
        given.placements().forEach(placement -> masks.put(placement.site(), draw(placement)));
        given.weights().byName().forEach((name, array) -> weights.put(name, toDoubles(array)));
    }

    private float[][][] draw(Placement placement) {
        boolean ofInput = placement.site() == Site.AFTER_EMBEDDING || placement.site() == Site.LSTM_INPUT;
        int width = ofInput ? features : units;
        int gates = placement.gates() == GateSharing.PER_GATE ? GATES : 1;
        int steps = placement.time() == TimeSharing.PER_STEP ? given.shape().length() : 1;
        float[][][] drawn = new float[gates][steps][given.batch() * width];
        for (int gate = 0; gate < gates; gate++) {
            for (int step = 0; step < steps; step++) {
                given.masks().fill(placement, gate, step, 0, given.batch(), width, drawn[gate][step]);
            }
        }
        return drawn;
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
        for (int row = 0; row < given.batch(); row++) {
            double[] h = last(row);
            for (int j = 0; j < units; j++) {
                output[row * units + j] = multiplier(Site.AFTER_LSTM, 0, 0, row, j, units) * h[j];
            }
        }
        return output;
    }

    private double[] last(int row) {
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
                e[i] = multiplier(Site.AFTER_EMBEDDING, 0, t, row, i, features) * embeddings[token * features + i];
            }
            for (int k = 0; k < GATES; k++) {
                Arrays.setAll(z[k], bias(k));
                addProduct(Site.LSTM_INPUT, k, t, row, e, weights("kernel"), z[k]);
                addProduct(Site.LSTM_RECURRENT, k, t, row, h, weights("recurrent kernel"), z[k]);
            }
            for (int j = 0; j < units; j++) {
                c[j] = sigmoid(z[F][j]) * c[j] + sigmoid(z[I][j]) * Math.tanh(z[C][j]);
                h[j] = sigmoid(z[O][j]) * Math.tanh(c[j]);
            }
        }
        return h;
    }

    private IntToDoubleFunction bias(int k) {
        return j -> weights("bias")[k * units + j];
    }

    /** {@code z_k += (m_k * v) @ W_k}. */
    private void addProduct(Site site, int k, int t, int row, double[] v, double[] w, double[] z) {
        for (int i = 0; i < v.length; i++) {
            double masked = multiplier(site, k, t, row, i, v.length) * v[i];
            for (int j = 0; j < units; j++) {
                z[j] += masked * w[(i * GATES + k) * units + j];
            }
        }
    }

    private double multiplier(Site site, int gate, int step, int row, int element, int width) {
        float[][][] drawn = masks.get(site);
        if (drawn == null) {
            return 1;
        }
        float[][] ofGate = drawn[drawn.length > 1 ? gate : 0];
        return ofGate[ofGate.length > 1 ? step : 0][row * width + element];
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
