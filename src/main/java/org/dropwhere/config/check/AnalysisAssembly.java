package org.dropwhere.config.check;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Located.Sequence;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Contrast;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;

/** What a file says of comparing to a record. */
final class AnalysisAssembly {
    private final Settings settings;

    AnalysisAssembly(Settings settings) {
        this.settings = settings;
    }

    Analysis analysis() {
        return new Analysis(
                settings.text("primary").map(AnalysisAssembly::primary).orElse(Analysis.DEFAULT.primary()),
                new Margins(settings.real("equivalence.accuracy"), settings.real("equivalence.loss")),
                comparisons(),
                settings.real("solved.accuracy"),
                settings.isTrue("independent-seeds"),
                settings.integer("seeds.at-most"));
    }

    private static PrimaryMetric primary(String key) {
        return Arrays.stream(PrimaryMetric.values())
                .filter(metric -> metric.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<Contrast> comparisons() {
        return settings.value("comparisons").stream()
                .flatMap(said -> items(said).map(AnalysisAssembly::contrast))
                .toList();
    }

    private static Contrast contrast(Located pair) {
        List<String> names = items(pair).map(name -> name.json().stringValue()).toList();
        return new Contrast(names.get(0), names.get(1));
    }

    private static Stream<Located> items(Located list) {
        return ((Sequence) list).items().stream();
    }
}
