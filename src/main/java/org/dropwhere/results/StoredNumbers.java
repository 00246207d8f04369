package org.dropwhere.results;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.text.Words;
import org.dropwhere.training.Score;
import tools.jackson.databind.util.StdConverter;

/** How numbers of metrics stand in files: by the metrics' names, those that are not known left out. */
final class StoredNumbers {
    private StoredNumbers() {}

    private static Map<String, Double> members(Map<Metric, Double> values) {
        Map<String, Double> members = new LinkedHashMap<>();
        values.forEach((metric, value) -> members.put(metric.key(), value));
        return members;
    }

    private static Map<Metric, Double> values(Map<String, Double> members) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        members.forEach((key, value) -> values.put(
                Metric.find(key)
                        .orElseThrow(() -> new IllegalArgumentException(Words.quoted(key) + " is not a metric")),
                value));
        return values;
    }

    /** From margins to their members. */
    static final class OfMargins extends StdConverter<Margins, Map<String, Double>> {
        @Override
        public Map<String, Double> convert(Margins margins) {
            return members(margins.byMetric());
        }
    }

    /** From members to margins. */
    static final class ToMargins extends StdConverter<Map<String, Double>, Margins> {
        @Override
        public Margins convert(Map<String, Double> members) {
            return new Margins(values(members));
        }
    }

    /** From a score to its members. */
    static final class OfScore extends StdConverter<Score, Map<String, Double>> {
        @Override
        public Map<String, Double> convert(Score score) {
            Map<String, Double> members = new LinkedHashMap<>();
            // First, as in files of releases that knew these two only.
            members.put(Metric.LOSS.key(), score.loss());
            members.putAll(members(score.values()));
            return members;
        }
    }

    /** From members to a score, which has a loss and an accuracy at least. */
    static final class ToScore extends StdConverter<Map<String, Double>, Score> {
        @Override
        public Score convert(Map<String, Double> members) {
            return new Score(values(members));
        }
    }
}
