package org.dropwhere.config.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileKinds;

/**
 * The sources of sequences that an experiment file can choose among: a task, and a section for each format of files.
 */
public final class DataSections {
    static final List<DataSection> ALL = Stream.<DataSection>concat(
                    Stream.of(new TaskSection()), FileKinds.ALL.stream().map(FileSection::new))
            .toList();

    private DataSections() {}

    /** The keys that choose a source. */
    public static List<String> keys() {
        return ALL.stream().map(DataSection::key).toList();
    }

    /** The mapping {@code data} from which these data would be read. */
    public static Map<String, Object> written(Data data) {
        return ALL.stream()
                .filter(section -> section.key().equals(data.source()))
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
