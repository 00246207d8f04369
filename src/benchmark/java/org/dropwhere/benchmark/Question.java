package org.dropwhere.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.CellKind;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;

/** The question's model and batches of random tokens for it. */
final class Question {
    static final int VOCABULARY = 64;
    static final int EMBEDDING = 64;
    static final int UNITS = 100;
    static final int LENGTH = 498;
    static final int BATCH = 32;
    static final double LEARNING_RATE = 0.001;
    static final Training TRAINING = new Training(1, BATCH, new RmsProp(LEARNING_RATE, 0.9, 1e-7));

    private Question() {}

    static NetworkSizes shape(int length) {
        return new NetworkSizes(ModelSpec.lstm(EMBEDDING, UNITS, false), VOCABULARY, length);
    }

    /** Where a variant drops: those of the question by their names, no-dropout, and all-sites. */
    static List<Placement> placements(String variant) {
        List<Placement> placements = new ArrayList<>();
        if (variant.equals("extra-dropout")) {
            placements.add(new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED));
        }
        if (!variant.equals("no-dropout")) {
            placements.addAll(new KerasDropout(0.5, 0.5).placements(1, shape(LENGTH).model()));
        }
        if (variant.equals("all-sites")) {
            Arrays.stream(Site.values())
                    .filter(site -> Placement.at(site, placements).isEmpty()
                            && ModelSpec.lstm(EMBEDDING, UNITS, false).has(new SiteRef(1, site)))
                    .map(site -> new Placement(
                            site, 0.1, site.times().get(0), site.gates().get(0)))
                    .forEach(placements::add);
        }
        return placements;
    }

    static int[][] tokens(int batch, int length) {
        RandomStream stream = RandomStream.ofSeed(1);
        int[][] tokens = new int[batch][length];
        for (int row = 0; row < batch; row++) {
            for (int t = 0; t < length; t++) {
                tokens[row][t] = stream.at(row).below(VOCABULARY, t);
            }
        }
        return tokens;
    }

    static int[] labels(int batch) {
        int[] labels = new int[batch];
        for (int row = 0; row < batch; row++) {
            labels[row] = row % 2;
        }
        return labels;
    }

    /** Floating-point operations of a step's products, 2 for each multiplication: forward once, backward twice. */
    static double flops(int batch, int length) {
        return 3 * inferenceFlops(batch, length);
    }

    static double inferenceFlops(int batch, int length) {
        return 2.0 * batch * length * (EMBEDDING + UNITS) * CellKind.LSTM.gates().size() * UNITS;
    }
}
