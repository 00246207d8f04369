package org.dropwhere.failure;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.text.Words;

/**
 * Ends a command with sentences instead of a result: nobody has to look at a stack trace to know what to do. The kinds
 * differ in their exit codes.
 */
public abstract sealed class ExpectedFailure extends RuntimeException permits BadInput, EnvironmentFailure {
    private static final long serialVersionUID = 1;

    /** More than somebody mends before the next try. Chosen, not measured. */
    private static final int MOST_SENTENCES = 50;

    /** Characters of a sentence; longer ones lose their middle. */
    public static final int LONGEST_SENTENCE = 1000;

    private final transient List<String> sentences;

    /** One sentence for each mistake; of very many the first, and of very long ones what they begin and end with. */
    ExpectedFailure(List<String> sentences) {
        super(String.join("\n", bounded(sentences)));
        this.sentences = bounded(sentences);
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

    /** What to print, a line each, in the order in which it was found. */
    public List<String> sentences() {
        return sentences;
    }
}
