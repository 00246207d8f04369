package org.dropwhere.data.file;

import java.util.OptionalInt;

/**
 * The numbers that tokens may be, from 0.
 *
 * @param vocabulary they are smaller than this, if it is given
 */
record TokenRange(OptionalInt vocabulary) {
    /** Without a given vocabulary, so that a slip does not ask for an embedding that fits into no memory. */
    private static final int LARGEST_VOCABULARY = 1_000_000;

    int bound() {
        return vocabulary.orElse(LARGEST_VOCABULARY);
    }

    /** That something that was found is no token, as a sentence. */
    String noToken(String found) {
        return Mistakes.quoted(found) + " is no token. Tokens are integers from 0 to " + (bound() - 1)
                + (vocabulary.isPresent() ? ", for the vocabulary is " + vocabulary.getAsInt() : "") + ".";
    }
}
