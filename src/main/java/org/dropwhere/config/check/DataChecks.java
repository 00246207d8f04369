package org.dropwhere.config.check;

import java.util.List;
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

    /** Adds the mistakes of the section {@code data}. */
    public void check() {
        settings.mapping("data").ifPresent(data -> {
            List<DataSection> chosen = DataSections.ALL.stream()
                    .filter(section -> data.entries().containsKey(section.key()))
                    .toList();
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

    private void addTwoSources(Mapping data, String first, String second) {
        String where =
                data.entry(first).map(Entry::key).map(at -> " (at " + at + ")").orElse("");
        data.entry(second)
                .ifPresent(entry ->
                        mistakes.add(entry.key(), "data has both " + first + where + " and " + second + "; give one"));
    }

    private void refuseOthersKeys(Mapping data, DataSection chosen) {
        for (DataSection other : DataSections.ALL) {
            for (String key : other.ownKeys()) {
                if (!chosen.ownKeys().contains(key)) {
                    data.entry(key)
                            .ifPresent(entry -> mistakes.add(
                                    entry.key(),
                                    "data." + key + " is for a " + other.key() + " and has no meaning with "
                                            + chosen.key() + "; leave it out"));
                }
            }
        }
    }
}
