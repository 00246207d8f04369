package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;

/** Checks where sequences come from: one source, whose settings fit together. */
public final class DataChecks {
    private final Settings settings;
    private final Mistakes mistakes;

    /** Checks of these settings, which collect their mistakes. */
    public DataChecks(Settings settings) {
        this.settings = settings;
        this.mistakes = settings.mistakes();
    }

    /** Adds the mistakes of the section {@code data}, and a mistake for each file that is not there. */
    public void check() {
        checkSettings();
        settings.mapping("data")
                .map(DataChecks::chosen)
                .filter(chosen -> chosen.size() == 1)
                .ifPresent(chosen -> chosen.get(0).checkFiles(settings));
    }

    /** Adds the mistakes of the section {@code data}; looks at no file. */
    public void checkSettings() {
        settings.mapping("data").ifPresent(data -> {
            List<DataSection> chosen = chosen(data);
            if (chosen.size() > 1) {
                addTwoSources(data, chosen.get(0).key(), chosen.get(1).key());
            } else if (chosen.size() == 1) {
                refuseOthersKeys(data, chosen.get(0));
                chosen.get(0).check(settings);
            } else if (DataSections.keys().stream().noneMatch(key -> mistakes.isInvalid("data." + key))) {
                mistakes.add(data.position(), Settings.lacks("data", DataSections.keys()));
            }
        });
    }

    private static List<DataSection> chosen(Mapping data) {
        return DataSections.ALL.stream()
                .filter(section -> data.entries().containsKey(section.key()))
                .toList();
    }

    private void addTwoSources(Mapping data, String first, String second) {
        String where =
                data.entry(first).map(Entry::key).map(at -> " (at " + at + ")").orElse("");
        data.entry(second)
                .ifPresent(entry ->
                        mistakes.add(entry.key(), "data has both " + first + where + " and " + second + "; give one"));
    }

    private void refuseOthersKeys(Mapping data, DataSection chosen) {
        Map<String, String> others = new LinkedHashMap<>();
        DataSections.ALL.forEach(other -> other.ownKeys().forEach(key -> others.putIfAbsent(key, other.noun())));
        others.keySet().removeAll(chosen.ownKeys());
        others.forEach((key, noun) -> data.entry(key)
                .ifPresent(entry -> mistakes.add(
                        entry.key(),
                        "data." + key + " is for " + noun + " and has no meaning with " + chosen.key()
                                + "; leave it out")));
    }
}
