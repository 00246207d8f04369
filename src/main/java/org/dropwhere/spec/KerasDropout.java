package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Dropout in the words of Keras' {@code LSTM(dropout=..., recurrent_dropout=...)}, with the meaning that it has in one
 * of Keras' versions for a layer that is otherwise default. Only the meaning of dropout is a version's: all else of the
 * model (activations, initial weights, optimizer) stays Keras 3's.
 *
 * @param version whose meaning
 * @param written the release by which the file names the version; empty where it has the version's key, or nothing
 * @param implementation Keras' argument, or empty for the version's default
 * @param dropout probability of dropping an element of the input, in [0, 1)
 * @param recurrentDropout probability of dropping an element of the previous hidden state, in [0, 1)
 */
public record KerasDropout(
        KerasVersion version,
        Optional<String> written,
        OptionalInt implementation,
        double dropout,
        double recurrentDropout) {
    /** The site of each key of an experiment file. */
    public static final Map<String, Site> SITES_BY_KEY =
            Map.of("dropout", Site.LSTM_INPUT, "recurrent-dropout", Site.LSTM_RECURRENT);

    /** By the version's key. */
    public KerasDropout(KerasVersion version, OptionalInt implementation, double dropout, double recurrentDropout) {
        this(version, Optional.empty(), implementation, dropout, recurrentDropout);
    }

    /** As in Keras 3.8 and later. */
    public KerasDropout(double dropout, double recurrentDropout) {
        this(KerasVersion.KERAS_3, OptionalInt.empty(), dropout, recurrentDropout);
    }

    /** The placements that these words mean, in the order of {@link Site}; a rate of 0 places nothing. */
    public List<Placement> placements() {
        KerasMasks masks = masks();
        List<Placement> placements = new ArrayList<>();
        if (dropout > 0 && masks.input()) {
            placements.add(new Placement(Site.LSTM_INPUT, dropout, masks.time(), masks.gates()));
        }
        if (recurrentDropout > 0) {
            placements.add(new Placement(Site.LSTM_RECURRENT, recurrentDropout, masks.time(), masks.gates()));
        }
        return List.copyOf(placements);
    }

    /**
     * Why they mean that, for example {@code Keras 2.3, implementation 2 (its default): one mask for all gates, ...}.
     */
    public String reason() {
        boolean drops = dropout > 0 || recurrentDropout > 0;
        return version.displayName()
                + written.map(release -> " (written " + release + ")").orElse("")
                + (drops ? ", " + masks().reason() : ": both rates are 0");
    }

    /** What has to be known of the version as it is written: what else it could be taken for, or that it is new. */
    public Optional<String> note() {
        return KerasRelease.of(written.orElse(version.key())).flatMap(KerasRelease::note);
    }

    private KerasMasks masks() {
        return version.masks(implementation, recurrentDropout > 0);
    }
}
