package org.dropwhere.failure;

import java.util.List;

/**
 * What the machine did not do though the input is right: a full disk, a refused permission, a folder that was removed,
 * a file that cannot be read. Ends the program with exit code 5.
 */
public final class EnvironmentFailure extends ExpectedFailure {
    private static final long serialVersionUID = 1;

    /** In a sentence. */
    public EnvironmentFailure(String sentence) {
        super(List.of(sentence));
    }

    /** In a sentence, with what the system reported. */
    public EnvironmentFailure(String sentence, Throwable cause) {
        this(sentence);
        initCause(cause);
    }
}
