package org.dropwhere.training;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.spec.metric.Answers;
import org.dropwhere.spec.metric.Metric;

/**
 * What was measured of the answers to a set of sequences.
 *
 * @param values by metric; loss and accuracy are always there, others are absent where they are not defined, or an
 *     earlier release did not measure them
 */
public record Score(Map<Metric, Double> values) implements Serializable {
    /**
     * Copies the map, in the order of the metrics.
     *
     * @throws IllegalArgumentException if there is no loss or no accuracy; the message is a clause
     */
    public Score {
        Map<Metric, Double> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
        if (!values.containsKey(Metric.LOSS) || !values.containsKey(Metric.ACCURACY)) {
            throw new IllegalArgumentException("a score has no loss or no accuracy");
        }
    }

    /** Of loss and accuracy alone. */
    public Score(double loss, double accuracy) {
        this(Map.of(Metric.LOSS, loss, Metric.ACCURACY, accuracy));
    }

    /** All metrics of some answers, one or more; loss and accuracy alone where the loss is not finite. */
    static Score of(Answers answers) {
        double loss = Metric.LOSS.of(answers).orElse(Double.NaN);
        double accuracy = Metric.ACCURACY.of(answers).orElseThrow();
        if (!Double.isFinite(loss)) {
            return new Score(loss, accuracy);
        }
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            metric.of(answers).ifPresent(value -> values.put(metric, value));
        }
        return new Score(values);
    }

    /** What was measured, if it was. */
    public OptionalDouble of(Metric metric) {
        return Optional.ofNullable(values.get(metric)).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Mean binary cross-entropy in nats. */
    public double loss() {
        return of(Metric.LOSS).orElseThrow();
    }

    /** Share of right answers in [0, 1]. */
    public double accuracy() {
        return of(Metric.ACCURACY).orElseThrow();
    }

    /** Whether nothing but loss and accuracy is known, as of trials of earlier releases. */
    public boolean isOfTwo() {
        return values.size() == 2;
    }
}
