package org.dropwhere.config.check;

import java.util.List;
import java.util.Map;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Data;

/** What an experiment file has below {@code data} for one source of sequences. */
interface DataSection {

    /** The key that chooses this source. */
    String key();

    /** Keys below {@code data} that have a meaning with this source alone, without the one that chooses it. */
    List<String> ownKeys();

    /** Adds to the mistakes of the settings what does not fit together. */
    void check(Settings settings);

    /** The data, of settings without a mistake; fills in defaults. */
    Data data(Settings settings);

    /** The mapping {@code data} from which {@link #data} would read this. */
    Map<String, Object> written(Data data);
}
