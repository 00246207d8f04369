package org.dropwhere.config.check;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Contrast;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.Spending;
import org.dropwhere.spec.metric.Metric;

/** Converts the checked settings of the analysis to a record, filling in defaults. */
final class AnalysisAssembly {
    private final Settings settings;

    AnalysisAssembly(Settings settings) {
        this.settings = settings;
    }

    Analysis analysis() {
        return new Analysis(
                settings.text("primary").flatMap(PrimaryMetric::find).orElse(Analysis.DEFAULT.primary()),
                margins(),
                comparisons(),
                settings.real("solved.accuracy"),
                settings.isTrue("independent-seeds"),
                settings.integer("seeds.at-most"),
                settings.text("seeds.spending").flatMap(key -> Keyed.find(Spending.class, key)));
    }

    private Margins margins() {
        Map<Metric, Double> margins = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            settings.real("equivalence." + metric.key()).ifPresent(margin -> margins.put(metric, margin));
        }
        return new Margins(margins);
    }

    private List<Contrast> comparisons() {
        return settings.value("comparisons").stream()
                .flatMap(list -> items(list).map(AnalysisAssembly::contrast))
                .toList();
    }

    private static Contrast contrast(YamlNode pair) {
        List<String> names = items(pair).map(name -> name.json().stringValue()).toList();
        return new Contrast(names.get(0), names.get(1));
    }

    private static Stream<YamlNode> items(YamlNode list) {
        return ((Sequence) list).items().stream();
    }
}
