package org.dropwhere.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.spec.metric.Metric;

/**
 * Differences up to these do not matter to the user, either way.
 *
 * @param byMetric above 0, in the unit of the metric; metrics without are absent
 */
public record Margins(Map<Metric, Double> byMetric) {
    /** No difference is known not to matter. */
    public static final Margins NONE = new Margins(Map.of());

    /** Copies the map, in the order of the metrics. */
    public Margins {
        Map<Metric, Double> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(byMetric);
        byMetric = Collections.unmodifiableMap(ordered);
    }

    /** The margin of a metric, if one is declared. */
    public OptionalDouble of(Metric metric) {
        return Optional.ofNullable(byMetric.get(metric)).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }
}
