package org.dropwhere.results;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.data.DatasetSummary;

/**
 * {@code data-summary.yaml}: what the files of an experiment held, so that a report needs none of them. It can be made
 * again from them, and folders of earlier programs have none.
 *
 * @param root the experiment's folder
 */
record DataSummaryFile(OwnFolder root) {
    static final String NAME = "data-summary.yaml";

    /**
     * Writes it; where no data are files, it does nothing.
     *
     * @return a sentence if what was there was not written by this program; it is set aside
     */
    Optional<String> write(Collection<DatasetSummary> summaries) {
        if (summaries.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> damaged = Optional.empty();
        try {
            stored();
        } catch (DamagedFileException e) {
            damaged = Optional.of(e.setAside("it is written again"));
        }
        root.write(NAME, DataSummaryCodec.INSTANCE.write(List.copyOf(summaries)));
        return damaged;
    }

    /** By their {@linkplain DatasetSummary#key keys}; empty if there is no file, or none that can be read. */
    Map<String, DatasetSummary> read() {
        try {
            return stored();
        } catch (DamagedFileException e) {
            return Map.of();
        }
    }

    Optional<String> damage() {
        try {
            stored();
            return Optional.empty();
        } catch (DamagedFileException e) {
            return Optional.of(e.sentence() + "; a run of the experiment writes it again.");
        }
    }

    private Map<String, DatasetSummary> stored() throws DamagedFileException {
        return file().read(DataSummaryCodec.INSTANCE).orElse(List.of()).stream()
                .collect(Collectors.toMap(
                        DatasetSummary::key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }

    private ProtectedFile file() {
        return new ProtectedFile(root, NAME);
    }
}
