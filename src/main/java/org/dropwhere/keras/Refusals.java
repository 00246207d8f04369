package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Words;

/** The reasons for which a file cannot be said in this program's words, all of which are told at once. */
final class Refusals {
    private final String file;
    private final List<String> sentences = new ArrayList<>();

    /**
     * Of a file.
     *
     * @param file what messages call it
     */
    Refusals(String file) {
        this.file = Words.visible(file);
    }

    /** Adds a clause, of which a sentence is made; the same one is told once. */
    void add(String clause) {
        String sentence = file + ": " + clause + ".";
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /**
     * Ends the reading if something was refused.
     *
     * @throws BadInput with all sentences
     */
    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new BadInput(sentences);
        }
    }
}
