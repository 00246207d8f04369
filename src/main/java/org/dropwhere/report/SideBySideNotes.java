package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.report.SideBySide.Entry;
import org.dropwhere.text.Words;

/** What has to be known of experiments that stand side by side. */
final class SideBySideNotes {
    private static final String ABSENT = "nothing";

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
                .filter(path -> !mine.getOrDefault(path, ABSENT).equals(first.getOrDefault(path, ABSENT)))
                .map(path ->
                        path + " is " + mine.getOrDefault(path, ABSENT) + ", not " + first.getOrDefault(path, ABSENT))
                .collect(Collectors.joining("; "));
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
