package org.dropwhere.config.check;

import java.util.List;
import java.util.Map;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Data;

/** What an experiment file has below {@code data} for one source of sequences. */
interface DataSection {

    /** The key that chooses this source. */
    String key();

    /** What the keys of this source are for: {@code a task}. */
    String noun();

    /** Keys below {@code data} that have a meaning with this source, without the one that chooses it. */
    List<String> ownKeys();

    /** Adds to the mistakes of the settings what does not fit together; looks at no file. */
    void check(Settings settings);

    /** Adds a mistake for each file that is named and not there. */
    default void checkFiles(Settings settings) {}

    /** The data, of settings without a mistake; fills in defaults. */
    Data data(Settings settings);

    /** Whether the data are of this source and written so. */
    boolean isOf(Data data);

    /** The mapping {@code data} from which {@link #data} would read this. */
    Map<String, Object> written(Data data);
}
