package org.dropwhere.spec;

import java.util.Optional;
import java.util.OptionalInt;

/** The versions of Keras between which the meaning of the dropout of LSTM and GRU changed. */
public enum KerasVersion implements Keyed {
    /** Keras 3.8 and later. */
    KERAS_3("3", "Keras 3.8 and later", 2),
    /** Keras 3.0 to 3.7. */
    KERAS_3_0("3.0-3.7", "Keras 3.0 to 3.7", 2),
    /** The Keras in TensorFlow 2, which is also what the package Keras 2.4 to 2.15 is. */
    TF_KERAS_2("tf.keras-2", "tf.keras 2", 2),
    /** Keras 2.3, the last one for several backends. */
    KERAS_2_3("2.3", "Keras 2.3", 2),
    /** Keras 2.1 and 2.2. */
    KERAS_2_1("2.1-2.2", "Keras 2.1 and 2.2", 1),
    /** Keras 2.0. */
    KERAS_2_0("2.0", "Keras 2.0", 0),
    /** Keras 1, whose {@code consume_less} is {@code cpu} (here 0), {@code mem} (1) or {@code gpu} (2). */
    KERAS_1("1", "Keras 1", 0);

    private final String key;
    private final String displayName;
    private final int implementation;

    KerasVersion(String key, String displayName, int implementation) {
        this.key = key;
        this.displayName = displayName;
        this.implementation = implementation;
    }

    @Override
    public String key() {
        return key;
    }

    /** Its name in messages, for example {@code Keras 3.8 and later}. */
    public String displayName() {
        return displayName;
    }

    /** The least {@code implementation} that there was; 2 was the greatest. */
    public int leastImplementation() {
        return Math.min(implementation, 1);
    }

    /**
     * What {@code LSTM(implementation, dropout, recurrent_dropout)}, or {@code GRU}, does in this version, for a layer
     * that is otherwise default.
     *
     * @param written the argument {@code implementation}; empty for the default
     * @param recurrent whether there is recurrent dropout
     * @param layer the layer
     */
    KerasMasks masks(OptionalInt written, boolean recurrent, RecurrentSpec layer) {
        int number = written.orElse(implementation);
        String which = "implementation " + number + (written.isPresent() ? "" : " (its default)");
        KerasMasks masks = switch (this) {
            case KERAS_3 -> {
                if (recurrent) {
                    yield KerasMasks.perGate("recurrent dropout forces implementation 1");
                }
                yield number == 1 ? KerasMasks.perGate(which) : KerasMasks.shared(which);
            }
            case KERAS_3_0 -> KerasMasks.shared("whatever the implementation");
            case TF_KERAS_2 -> {
                if (recurrent) {
                    yield KerasMasks.perGate("recurrent dropout forces implementation 1");
                }
                if (layer instanceof GruSpec gru && !gru.resetAfter()) {
                    String why = "with reset_after false, " + which;
                    yield number == 1 ? KerasMasks.perGate(why) : KerasMasks.shared(why);
                }
                yield KerasMasks.perStep("without recurrent dropout it masks all time steps of the input at once");
            }
            case KERAS_2_3, KERAS_2_1, KERAS_1 -> number == 2 ? KerasMasks.shared(which) : KerasMasks.perGate(which);
            case KERAS_2_0 ->
                switch (number) {
                    case 0 -> KerasMasks.perGate(which);
                    case 1 -> KerasMasks.perGate(which).withoutInput();
                    default -> KerasMasks.shared(which).withoutInput();
                };
        };
        boolean ofWholeState = recurrent
                && layer.cell() == CellKind.GRU
                && masks.gates() == GateSharing.SHARED
                && (this == KERAS_3_0 || this == KERAS_2_3 || this == KERAS_2_1);
        return ofWholeState ? masks.ofWholeState() : masks;
    }

    /** How it comes that a GRU resets before its product with the hidden state; empty if it usually does so after. */
    Optional<String> resetsBefore() {
        return switch (this) {
            case KERAS_3, KERAS_3_0, TF_KERAS_2 -> Optional.empty();
            case KERAS_2_3, KERAS_2_1 -> Optional.of("by default");
            case KERAS_2_0, KERAS_1 -> Optional.of("always");
        };
    }
}
