package org.dropwhere.failure;

import java.util.List;

/** Input that the user can mend: arguments, an experiment, a file or a folder. Ends the program with exit code 2. */
public final class BadInput extends ExpectedFailure {
    private static final long serialVersionUID = 1;

    /** One sentence for each mistake, in the order of the file. */
    public BadInput(List<String> sentences) {
        super(sentences);
    }

    /** A single mistake. */
    public BadInput(String sentence) {
        this(List.of(sentence));
    }

    /** A single mistake that another exception has shown. */
    public BadInput(String sentence, Throwable cause) {
        this(sentence);
        initCause(cause);
    }
}
