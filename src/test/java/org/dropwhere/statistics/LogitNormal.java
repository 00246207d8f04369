package org.dropwhere.statistics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Probabilities whose logits are normal. */
final class LogitNormal {
    private static final int STEPS = 400;
    private static final double FARTHEST = 8;
    private static final Map<String, Double> KNOWN = new ConcurrentHashMap<>();

    private LogitNormal() {}

    /** The mean of the logits with which the probabilities have a given mean. */
    static double locationOf(double mean, double sd) {
        return KNOWN.computeIfAbsent(
                mean + " " + sd, key -> Numerics.smallest(-20, 20, 60, location -> mean(location, sd) >= mean));
    }

    private static double mean(double location, double sd) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double step = 2 * FARTHEST / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double z = -FARTHEST + i * step;
            sum += Numerics.simpson(i, STEPS) * normal.density(z) / (1 + Math.exp(-location - sd * z));
        }
        return sum * step / 3;
    }
}
