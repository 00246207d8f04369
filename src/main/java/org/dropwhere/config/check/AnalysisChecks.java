package org.dropwhere.config.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.text.Words;

/** Checks what is compared: variants that there are, each pair once; and that no more seeds begin than there may be. */
final class AnalysisChecks {
    private final Settings settings;
    private final Mistakes mistakes;

    AnalysisChecks(Settings settings) {
        this.settings = settings;
        this.mistakes = settings.mistakes();
    }

    void check() {
        settings.require("seeds", "first", "at-most");
        checkMostSeeds();
        checkPrimary();
        if (settings.value("comparisons").orElse(settings.root()) instanceof Sequence pairs) {
            Map<Set<String>, Position> before = new HashMap<>();
            for (int i = 0; i < pairs.items().size(); i++) {
                if (pairs.items().get(i) instanceof Sequence pair && !mistakes.isInvalid("comparisons." + (i + 1))) {
                    checkPair("comparisons." + (i + 1), pair, before);
                }
            }
        }
    }

    private void checkMostSeeds() {
        OptionalInt first = settings.integer("seeds.first");
        OptionalInt most = settings.integer("seeds.at-most");
        if (first.isPresent() && most.isPresent() && first.getAsInt() > most.getAsInt()) {
            settings.value("seeds.first")
                    .ifPresent(node -> mistakes.add(
                            node.position(),
                            "seeds.first is " + first.getAsInt() + "; allowed is at most " + most.getAsInt()
                                    + ", which is seeds.at-most"));
        }
    }

    private void checkPrimary() {
        boolean withDropout = settings.text("primary")
                .flatMap(PrimaryMetric::find)
                .filter(PrimaryMetric::withDropout)
                .isPresent();
        boolean isMeasured = mistakes.isInvalid("evaluation.samples")
                || mistakes.isInvalid("evaluation")
                || settings.integer("evaluation.samples").orElse(0) > 0;
        if (withDropout && !isMeasured) {
            settings.addMistake(
                    "primary",
                    "primary is " + settings.text("primary").orElseThrow()
                            + ", which nothing measures without evaluation.samples; add for example evaluation:"
                            + " {samples: 50}");
        }
    }

    private void checkPair(String path, Sequence pair, Map<Set<String>, Position> before) {
        List<String> known = new ArrayList<>();
        for (int i = 0; i < pair.items().size(); i++) {
            if (!mistakes.isInvalid(path + "." + (i + 1))
                    && isVariant(pair.items().get(i))) {
                known.add(pair.items().get(i).json().stringValue());
            }
        }
        if (known.size() < 2) {
            return;
        }
        Set<String> names = Set.copyOf(known);
        if (names.size() < 2) {
            mistakes.add(pair.position(), "comparisons compares " + known.get(0) + " with itself; name two variants");
            return;
        }
        Position first = before.putIfAbsent(names, pair.position());
        if (first != null) {
            mistakes.add(
                    pair.position(),
                    "comparisons compares " + Words.list(known, "and") + " already at " + first + "; give it once");
        }
    }

    private boolean isVariant(YamlNode node) {
        Set<String> variants = settings.mapping("variants")
                .map(Mapping::entries)
                .map(Map::keySet)
                .orElse(Set.of());
        String name = node.json().stringValue();
        if (variants.contains(name)) {
            return true;
        }
        // Without variants that is the mistake, and of a doubtful one it is not known what it is called.
        if (!variants.isEmpty() && !mistakes.isInvalid("variants." + name)) {
            mistakes.add(
                    node.position(),
                    "comparisons names " + Words.quoted(name) + ", which is no variant; there are "
                            + Words.list(List.copyOf(variants), "and")
                            + Words.suggestion(Words.nearest(name, variants)));
        }
        return false;
    }
}
