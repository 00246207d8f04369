package org.dropwhere.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.dropwhere.spec.Margins;
import org.dropwhere.text.NumberText;

/** Margins within which nearly every difference would be, in sentences. */
public final class MarginText {
    /** Of the way from guessing two equally frequent labels to being always right. Chosen, not measured. */
    private static final double LARGEST_SHARE = 0.5;

    private static final double ACCURACY_OF_GUESSING = 0.5;
    private static final double LOSS_OF_GUESSING = Math.log(2);

    private MarginText() {}

    /** A sentence for each margin that leaves little to find. */
    public static List<String> warnings(Margins margins) {
        return Stream.of(
                        warning(margins.accuracy(), 1 - ACCURACY_OF_GUESSING, "accuracy"),
                        warning(margins.loss(), LOSS_OF_GUESSING, "loss"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> warning(OptionalDouble margin, double range, String metric) {
        return margin.isPresent() && margin.getAsDouble() >= LARGEST_SHARE * range
                ? List.of("The margin of " + NumberText.of(margin.getAsDouble()) + " in " + metric
                        + " is half or more of what lies between guessing and being always right, so nearly everything"
                        + " would be called equivalent. Declare the largest difference that does not matter to you.")
                : List.of();
    }
}
