package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.report.SideBySide.Entry;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.LearntRule;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** What has to be known of experiments that stand side by side. */
final class SideBySideNotes {
    private static final String ABSENT = "nothing";
    private static final int MOST_NAMES = 6;

    private SideBySideNotes() {}

    /**
     * Sentences in order.
     *
     * @param groups arms of the same data
     */
    static List<String> of(List<ComparedExperiment> sides, List<List<Entry>> groups) {
        List<String> notes = new ArrayList<>();
        for (List<Entry> group : groups) {
            notes.add(data(group, groups.get(0)));
        }
        for (List<Entry> group : groups) {
            notes.addAll(differences(group));
        }
        groups.stream().flatMap(group -> unlearnt(group).stream()).forEach(notes::add);
        sides.stream()
                .filter(side -> side.ended() < side.plan().trials().size())
                .map(side -> side.name() + " is not finished: " + side.ended() + " of "
                        + side.plan().trials().size() + " trials have ended.")
                .forEach(notes::add);
        return notes;
    }

    /** Whose data they are and, of all but the first, what is other than in the first. */
    private static String data(List<Entry> group, List<Entry> first) {
        List<String> names = names(group);
        String whose =
                "Data " + group.get(0).data() + (names.size() > 1 ? ": in " : ": only in ") + Words.list(names, "and");
        Map<String, String> mine = data(group);
        if (group == first) {
            return whose + ".";
        }
        return whose + "; other than in data " + first.get(0).data() + ": " + others(mine, data(first)) + ".";
    }

    private static Map<String, String> data(List<Entry> group) {
        return group.get(0).side().data(group.get(0).arm());
    }

    private static String others(Map<String, String> mine, Map<String, String> first) {
        Set<String> paths = new LinkedHashSet<>(mine.keySet());
        paths.addAll(first.keySet());
        return paths.stream()
                .filter(path -> !value(path, mine).equals(value(path, first)))
                .map(path -> path.equals(ComparedExperiment.CONTENT)
                        ? "the files have another content"
                        : path + " is " + value(path, mine) + ", not " + value(path, first))
                .collect(Collectors.joining("; "));
    }

    private static String value(String path, Map<String, String> settings) {
        return settings.getOrDefault(path, ABSENT);
    }

    /** Which arms are no better than what always giving the more frequent label is. */
    private static Optional<String> unlearnt(List<Entry> group) {
        List<String> names = group.stream()
                .filter(SideBySideNotes::isUnlearnt)
                .map(entry -> entry.arm().name() + " in " + entry.side().name())
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("On data " + group.get(0).data() + " the test accuracy is not shown to be above that of"
                        + " always giving the more frequent label: " + Phrases.first(names, MOST_NAMES) + ".");
    }

    private static boolean isUnlearnt(Entry entry) {
        Estimate accuracy = entry.summary().of(SummaryMetric.TEST_ACCURACY_AT_BEST);
        return accuracy.n() >= Verdict.FEWEST_SEEDS
                && entry.testLabels()
                        .filter(labels -> !LearntRule.isBetter(
                                accuracy, SummaryMetric.TEST_ACCURACY_AT_BEST, labels, entry.isTestShared()))
                        .isPresent();
    }

    /** What else differs between the experiments of the same data. */
    private static List<String> differences(List<Entry> group) {
        Map<String, Map<String, Set<String>>> values = new LinkedHashMap<>();
        for (Entry entry : group) {
            entry.side()
                    .others(entry.arm())
                    .forEach((path, value) -> values.computeIfAbsent(path, key -> new LinkedHashMap<>())
                            .computeIfAbsent(entry.side().name(), key -> new LinkedHashSet<>())
                            .add(value));
        }
        List<String> names = names(group);
        return values.entrySet().stream()
                .filter(setting -> names.stream()
                                .map(name -> of(name, setting.getValue()))
                                .distinct()
                                .count()
                        > 1)
                .map(setting -> "On data " + group.get(0).data() + ", " + verb(setting.getKey())
                        + Words.list(
                                names.stream()
                                        .map(name -> of(name, setting.getValue()) + " in " + name)
                                        .toList(),
                                "and")
                        + ".")
                .toList();
    }

    /** The values of an experiment; what it does not set at all, as early stopping, is a difference too. */
    private static String of(String name, Map<String, Set<String>> values) {
        return String.join(" or ", values.getOrDefault(name, Set.of(ABSENT)));
    }

    private static String verb(String setting) {
        return setting + (setting.equals("seeds") ? " are " : " is ");
    }

    private static List<String> names(List<Entry> group) {
        return SideBySide.sides(group).stream().map(ComparedExperiment::name).toList();
    }
}
