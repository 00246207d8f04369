package org.dropwhere.config.check;

import java.util.List;
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

/** Converts the checked settings of the analysis to a record, filling in defaults. */
final class AnalysisAssembly {
    private final Settings settings;

    AnalysisAssembly(Settings settings) {
        this.settings = settings;
    }

    Analysis analysis() {
        return new Analysis(
                settings.text("primary")
                        .flatMap(key -> Keyed.find(PrimaryMetric.class, key))
                        .orElse(Analysis.DEFAULT.primary()),
                new Margins(settings.real("equivalence.accuracy"), settings.real("equivalence.loss")),
                comparisons(),
                settings.real("solved.accuracy"),
                settings.isTrue("independent-seeds"),
                settings.integer("seeds.at-most"),
                settings.text("seeds.spending").flatMap(key -> Keyed.find(Spending.class, key)));
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
