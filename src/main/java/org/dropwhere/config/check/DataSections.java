package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;

/** The sources of sequences that an experiment file can choose among: a task, a file for each part, a single file. */
public final class DataSections {
    /** The word for {@code files} while all of them were CSV. */
    private static final String OLDER_FILES = "csv";

    static final List<DataSection> ALL = List.of(
            new TaskSection(), new FilesSection(FileData.FILES), new FilesSection(OLDER_FILES), new FileSection());

    private DataSections() {}

    /** The keys that choose a source, without older words for one of them. */
    static List<String> keys() {
        return ALL.stream()
                .map(DataSection::key)
                .filter(key -> !key.equals(OLDER_FILES))
                .toList();
    }

    /**
     * The mapping {@code data} that another one is laid over.
     *
     * @return without anything if the other has another source; with the other's word for its source
     */
    public static Mapping below(Mapping data, Mapping upper) {
        Optional<String> below = source(data);
        Optional<String> above = source(upper);
        // Settings of a task may stand in a file that leaves the task's name to the file that extends it.
        if (above.isEmpty() || modern(above.get()).equals(modern(below.orElse(TaskData.SOURCE)))) {
            return below.isEmpty() || above.isEmpty() || above.equals(below)
                    ? data
                    : renamed(data, below.get(), above.get());
        }
        return new Mapping(data.position(), Map.of());
    }

    /** The last key that chooses a source: where there are two, the checks refuse them. */
    private static Optional<String> source(Mapping data) {
        return ALL.stream()
                .map(DataSection::key)
                .filter(data.entries()::containsKey)
                .reduce((first, second) -> second);
    }

    private static String modern(String key) {
        return key.equals(OLDER_FILES) ? FileData.FILES : key;
    }

    private static Mapping renamed(Mapping data, String from, String to) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        data.entries().forEach((key, entry) -> entries.put(key.equals(from) ? to : key, entry));
        return new Mapping(data.position(), entries);
    }

    /** The mapping {@code data} from which these data would be read. */
    public static Map<String, Object> written(Data data) {
        return ALL.stream()
                .filter(section -> section.isOf(data))
                .findFirst()
                .orElseThrow()
                .written(data);
    }

    /** The data of settings without a mistake. */
    static Data data(Settings settings) {
        return ALL.stream()
                .filter(section -> settings.has("data." + section.key()))
                .findFirst()
                .orElseThrow()
                .data(settings);
    }
}
