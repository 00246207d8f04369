package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.export.KerasExport;

/** Puts a trained network in Keras' words. Trains and writes nothing. */
public final class Exporter {
    private Exporter() {}

    /**
     * A finished trial's network with the weights after its best epoch; of which trial, see
     * {@link TrainedNetworks#find}.
     *
     * @throws BadInput if there is no such network, or Keras cannot say the model
     * @throws org.dropwhere.failure.EnvironmentFailure if a file cannot be read
     */
    public static ExportResult export(Path folder, String variant, Map<String, String> point, Optional<Long> seed) {
        TrainedNetwork found = TrainedNetworks.find(folder, variant, point, seed);
        return new ExportResult(
                found.arm(), found.seed(), found.seeds(), found.outcome(), new KerasExport(found.model()));
    }
}
