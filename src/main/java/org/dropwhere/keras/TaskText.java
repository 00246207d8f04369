package org.dropwhere.keras;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.text.Words;

/** A synthetic task in the place of data that a model's file cannot have. */
final class TaskText {
    /** Where the file fixes none, and at most: longer sequences would take long before there are data. Chosen. */
    private static final int USUAL_LENGTH = 40;

    private static final int LONGEST = 500;
    private static final int LEAST_FOR_ORDER = 3;

    private TaskText() {}

    /**
     * The section {@code data}.
     *
     * @throws BadInput if no task has what the model reads
     */
    static String of(Path path, Assembled assembled) {
        if (!(assembled.model().input() instanceof EmbeddingSpec embedding)) {
            throw new BadInput(Words.visible(path.toString()) + ": the model reads " + assembled.inputs()
                    + " numbers at each step, and the tasks draw tokens; give your data with --data.");
        }
        int length = Math.min(assembled.steps().orElse(USUAL_LENGTH), LONGEST);
        // Token 0 is padding then, and a task numbers its tokens from 1.
        int vocabulary = embedding.maskZero() ? assembled.inputs() - 1 : assembled.inputs();
        if (vocabulary < 2) {
            throw new BadInput(Words.visible(path.toString())
                    + ": the model's Embedding has a single token beside padding, and the tasks draw from two or more;"
                    + " give your data with --data.");
        }
        boolean isOrder = vocabulary >= LEAST_FOR_ORDER && length >= LEAST_FOR_ORDER;
        List<String> lines = List.of(
                "# No file of data was given (--data FILE): a task draws sequences of the tokens that the Embedding has,",
                "# so that the experiment can be tried. What comes out of it says nothing of your own data.",
                "data:",
                "  task: " + (isOrder ? "temporal-order" : "majority"),
                "  length: "
                        + (embedding.maskZero() && length > LEAST_FOR_ORDER
                                ? "{from: " + (length + 1) / 2 + ", to: " + length + "}"
                                : length),
                "  vocabulary: " + vocabulary,
                embedding.maskZero() ? "  pad: {to: " + length + "}" : "",
                "  train: 250",
                "  validation: 250",
                "  test: 500");
        return lines.stream()
                .filter(line -> !line.isEmpty())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
