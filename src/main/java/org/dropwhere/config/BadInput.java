package org.dropwhere.config;

import java.util.List;

/** Input that the user can mend. Ends the program with exit code 2 and these sentences, one a line, no stack trace. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> sentences;

    /** One sentence for each mistake. */
    public BadInput(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** A single mistake. */
    public BadInput(String sentence) {
        this(List.of(sentence));
    }

    /** The mistakes, in the order of the file. */
    public List<String> sentences() {
        return sentences;
    }
}
