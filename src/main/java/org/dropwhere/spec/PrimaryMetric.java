package org.dropwhere.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.spec.metric.Metric;

/**
 * What verdicts can be about: a metric of the test sequences.
 *
 * @param metric what is measured
 * @param withDropout whether the answers are means over passes with masks on ({@link Training#dropoutSamples})
 * @param moment with which weights
 */
public record PrimaryMetric(Metric metric, boolean withDropout, Moment moment) implements Keyed {
    /** Test accuracy after the best validation epoch. */
    public static final PrimaryMetric TEST_ACCURACY_AT_BEST = new PrimaryMetric(Metric.ACCURACY, false, Moment.BEST);
    /** Test loss after the best validation epoch. */
    public static final PrimaryMetric TEST_LOSS_AT_BEST = new PrimaryMetric(Metric.LOSS, false, Moment.BEST);
    /** Test accuracy after training. */
    public static final PrimaryMetric TEST_ACCURACY_AT_LAST = new PrimaryMetric(Metric.ACCURACY, false, Moment.LAST);
    /** Test loss after training. */
    public static final PrimaryMetric TEST_LOSS_AT_LAST = new PrimaryMetric(Metric.LOSS, false, Moment.LAST);

    /** Those without dropout, then those with it. */
    public static final List<PrimaryMetric> ALL =
            Stream.of(false, true).flatMap(PrimaryMetric::all).toList();

    /** Of which weights test sequences are answered. */
    public enum Moment {
        /** Those after the best validation epoch. */
        BEST("at-best"),
        /** Those with which training ended. */
        LAST("at-last");

        private final String key;

        Moment(String key) {
            this.key = key;
        }
    }

    private static Stream<PrimaryMetric> all(boolean withDropout) {
        return Arrays.stream(Moment.values())
                .flatMap(moment ->
                        Arrays.stream(Metric.values()).map(metric -> new PrimaryMetric(metric, withDropout, moment)));
    }

    /** The metric of a word, if there is one. */
    public static Optional<PrimaryMetric> find(String key) {
        return ALL.stream().filter(metric -> metric.key().equals(key)).findFirst();
    }

    /** For example {@code test-loss-at-best} or {@code test-loss-with-dropout-at-best}. */
    @Override
    public String key() {
        return "test-" + metric.key() + (withDropout ? "-with-dropout-" : "-") + moment.key;
    }
}
