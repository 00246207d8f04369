package org.dropwhere.statistics;

import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.spec.metric.Metric;

/**
 * What a number of a trial measures.
 *
 * @param unit what it counts, for the axes of charts
 * @param possible the values that there can be
 * @param higherIsBetter whether the upper end of the range is the better one
 * @param perfect the value of a model that is never wrong nor unsure; absent where no value is that
 * @param metric in whose unit it is, and whose margin holds for it; absent for a number of epochs or seeds
 */
public record Quantity(
        String unit, Interval possible, boolean higherIsBetter, OptionalDouble perfect, Optional<Metric> metric) {
    /** A share of right answers. */
    static final Quantity ACCURACY = of(Metric.ACCURACY);
    /** A mean cross-entropy in nats. */
    static final Quantity LOSS = of(Metric.LOSS);
    /** A difference of two accuracies of one trial. */
    static final Quantity ACCURACY_GAP = new Quantity(
            Metric.ACCURACY.unit(), new Interval(-1, 1), false, OptionalDouble.empty(), Optional.of(Metric.ACCURACY));
    /** A number of epochs. */
    static final Quantity EPOCHS = new Quantity(
            "epochs", new Interval(1, Double.POSITIVE_INFINITY), false, OptionalDouble.empty(), Optional.empty());
    /** 1 for a seed that solved the task, else 0. */
    static final Quantity SHARE_OF_SEEDS =
            new Quantity("share of seeds", new Interval(0, 1), true, OptionalDouble.empty(), Optional.empty());

    /** That of a metric of answers. */
    static Quantity of(Metric metric) {
        return new Quantity(
                metric.unit(),
                new Interval(0, metric.most()),
                metric.isBetterWhenLarger(),
                OptionalDouble.of(metric.perfect()),
                Optional.of(metric));
    }
}
