package org.dropwhere.failure;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.text.Words;

/** Input that the user can mend. Ends the program with exit code 2 and these sentences, one a line, no stack trace. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** So many mistakes are more than somebody mends before the next try. */
    private static final int MOST_SENTENCES = 50;

    public static final int LONGEST_SENTENCE = 1000;

    private final transient List<String> sentences;

    /** One sentence for each mistake; of very many the first, and of very long ones what they begin and end with. */
    public BadInput(List<String> sentences) {
        super(String.join("\n", bounded(sentences)));
        this.sentences = bounded(sentences);
    }

    /** A single mistake. */
    public BadInput(String sentence) {
        this(List.of(sentence));
    }

    private static List<String> bounded(List<String> sentences) {
        List<String> bounded = new ArrayList<>();
        for (String sentence : sentences.subList(0, Math.min(sentences.size(), MOST_SENTENCES))) {
            bounded.add(Words.shortened(sentence, LONGEST_SENTENCE));
        }
        int more = sentences.size() - MOST_SENTENCES;
        if (more > 0) {
            bounded.add("And " + more + (more == 1 ? " more mistake." : " more mistakes."));
        }
        return List.copyOf(bounded);
    }

    /** The mistakes, in the order of the file. */
    public List<String> sentences() {
        return sentences;
    }
}
