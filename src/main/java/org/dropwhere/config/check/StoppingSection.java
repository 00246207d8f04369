package org.dropwhere.config.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Monitor;

/** What an experiment file has below {@code training.early-stopping}. */
final class StoppingSection {
    private static final String PATH = "training.early-stopping";

    private StoppingSection() {}

    /** The stopping of settings without a mistake, if there is one; fills in defaults. */
    static Optional<EarlyStopping> stopping(Settings settings) {
        return settings.mapping(PATH)
                .map(there -> new EarlyStopping(
                        settings.text(PATH + ".monitor")
                                .flatMap(key -> Keyed.find(Monitor.class, key))
                                .orElse(EarlyStopping.DEFAULT.monitor()),
                        settings.integer(PATH + ".patience").orElse(EarlyStopping.DEFAULT.patience()),
                        settings.real(PATH + ".least-change").orElse(EarlyStopping.DEFAULT.leastChange()),
                        settings.isTrue(PATH + ".best-weights")));
    }

    /** The mapping from which this stopping would be read. */
    static Map<String, Object> written(EarlyStopping stopping) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("monitor", stopping.monitor().key());
        written.put("patience", stopping.patience());
        written.put("least-change", stopping.leastChange());
        written.put("best-weights", stopping.bestWeights());
        return written;
    }
}
