package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.setting.DefaultValue;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;

/**
 * Dropout in the words of Keras' {@code LSTM(dropout=..., recurrent_dropout=...)}, or {@code GRU}, with the meaning
 * that it has in one of Keras' versions for a layer that is otherwise default. Only the meaning of dropout is a
 * version's: all else of the model (activations, initial weights, optimizer) stays Keras 3's.
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
        double recurrentDropout)
        implements FrameworkDropout {
    private static final String DROPOUT = "dropout";
    private static final String RECURRENT_DROPOUT = "recurrent-dropout";

    /** What all of these have in common. */
    public static final FrameworkKind KIND = new FrameworkKind(
            "keras",
            "Keras'",
            "dropout in the words of Keras' LSTM",
            "What LSTM(dropout=..., recurrent_dropout=...) and GRU do in a version of Keras, 3.8 and later if none is"
                    + " said. There, without recurrent-dropout the gates share an input mask; with it each gate has an"
                    + " input mask and a recurrent mask of its own. All are kept for the whole sequence.",
            Map.of("version", "version-of-keras"),
            List.of(
                    new Setting(
                            "implementation",
                            "implementation of Keras' LSTM",
                            "",
                            Limits.whole(0, 2),
                            new DefaultValue(
                                    Optional.empty(),
                                    "Where absent, the version's default. Only versions 1 and 2.0 have 0; in Keras 1 it"
                                            + " was called consume_less: cpu is 0, mem 1, gpu 2.",
                                    length -> 2),
                            List.of(1, 2)),
                    Rates.dropping(DROPOUT),
                    Rates.dropping(RECURRENT_DROPOUT)),
            List.of(),
            true,
            Map.of(
                    DROPOUT, List.of(Site.LSTM_INPUT),
                    RECURRENT_DROPOUT, List.of(Site.LSTM_RECURRENT, Site.STATE)),
            KerasDropout.class,
            KerasDropout::of);

    private static KerasDropout of(GivenWords words) {
        Optional<String> release = words.text("version");
        return new KerasDropout(
                release.flatMap(KerasRelease::of).map(KerasRelease::version).orElse(KerasVersion.KERAS_3),
                release.filter(
                        written -> Keyed.find(KerasVersion.class, written).isEmpty()),
                words.whole("implementation"),
                words.real(DROPOUT).orElse(0),
                words.real(RECURRENT_DROPOUT).orElse(0));
    }

    /** By the version's key. */
    public KerasDropout(KerasVersion version, OptionalInt implementation, double dropout, double recurrentDropout) {
        this(version, Optional.empty(), implementation, dropout, recurrentDropout);
    }

    /** As in Keras 3.8 and later. */
    public KerasDropout(double dropout, double recurrentDropout) {
        this(KerasVersion.KERAS_3, OptionalInt.empty(), dropout, recurrentDropout);
    }

    @Override
    public FrameworkKind kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> words() {
        Map<String, Object> words = new LinkedHashMap<>();
        implementation.ifPresent(number -> words.put("implementation", number));
        words.put(DROPOUT, dropout);
        words.put(RECURRENT_DROPOUT, recurrentDropout);
        return words;
    }

    @Override
    public List<Placement> placements(int layer, ModelSpec model) {
        KerasMasks masks = masks(layer, model);
        List<Placement> placements = new ArrayList<>();
        if (dropout > 0 && masks.input()) {
            placements.add(new Placement(new SiteRef(layer, Site.LSTM_INPUT), dropout, masks.time(), masks.gates()));
        }
        if (recurrentDropout > 0) {
            placements.add(
                    new Placement(new SiteRef(layer, masks.state()), recurrentDropout, masks.time(), masks.gates()));
        }
        return List.copyOf(placements);
    }

    /** For example {@code Keras 2.3, implementation 2 (its default): one mask for all gates, ...}. */
    @Override
    public String reason(int layer, ModelSpec model) {
        boolean drops = dropout > 0 || recurrentDropout > 0;
        return version.displayName()
                + written.map(release -> " (written " + release + ")").orElse("")
                + (drops ? ", " + masks(layer, model).reason() : ": both rates are 0");
    }

    /**
     * For which layers the words hold, what else the version as it is written could be taken for, and where its GRU was
     * another one.
     */
    @Override
    public List<String> notes(int layer, ModelSpec model) {
        List<String> notes = new ArrayList<>();
        notes.add("Keras' words are those of a layer with its default activations, not unrolled, on a CPU; only dropout"
                + " follows the version, all else is Keras 3's.");
        KerasRelease.of(written.orElse(version.key()))
                .flatMap(KerasRelease::note)
                .ifPresent(notes::add);
        if (model.recurrent().get(layer - 1) instanceof GruSpec gru && gru.resetAfter()) {
            version.resetsBefore()
                    .ifPresent(how -> notes.add("A GRU of " + version.displayName() + " has reset_after false " + how
                            + "; here it is true, which the model decides."));
        }
        return notes;
    }

    private KerasMasks masks(int layer, ModelSpec model) {
        return version.masks(
                implementation, recurrentDropout > 0, model.recurrent().get(layer - 1));
    }
}
