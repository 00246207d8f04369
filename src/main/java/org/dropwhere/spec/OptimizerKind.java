package org.dropwhere.spec;

import java.util.List;
import java.util.function.Function;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;

/**
 * An optimizer apart from the values of its settings: what experiment files and their schema need to know of it.
 *
 * @param key its name in an experiment file
 * @param title what it is; ends the program's messages
 * @param settings in the order of {@link OptimizerSpec#settings}
 * @param factory makes the optimizer with the values of these settings
 */
public record OptimizerKind(String key, String title, List<Setting> settings, Function<Values, OptimizerSpec> factory) {

    /** Copies the list. */
    public OptimizerKind {
        settings = List.copyOf(settings);
    }
}
