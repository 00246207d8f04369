package org.dropwhere.cluster;

import java.io.Serializable;
import java.util.Optional;

/**
 * What the driver answers to a task that is about to train. A text, for an executor can read no class of the program's
 * while it receives.
 */
final class Answer {
    /** Train. */
    static final Serializable TRAIN = "train";

    /** Report that the trial has failed; the reason follows. */
    private static final String FAIL = "fail ";

    /** Return nothing: the run is over. */
    static final Serializable LEAVE = "leave";

    private Answer() {}

    static Serializable fail(String reason) {
        return FAIL + reason;
    }

    /** The reason, if the answer is that the trial has failed. */
    static Optional<String> failure(Object answer) {
        String text = answer.toString();
        return text.startsWith(FAIL) ? Optional.of(text.substring(FAIL.length())) : Optional.empty();
    }
}
