package org.dropwhere.spec;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * An experiment at every combination of the values of its axes.
 *
 * @param overrides the command's {@code --set}, {@code --grid} and {@code --seeds}, each as one argument:
 *     {@code --set=data.train=500}
 * @param text gives, for a folder, the text of a self-contained experiment file whose relative paths start there
 * @param folder of the experiment's file
 * @param combinations at least one, in order, the values of each different; a single one without values if nothing is
 *     swept. Name, question, seeds and the variants' names are the same in all.
 */
public record Sweep(List<String> overrides, Function<Path, String> text, Path folder, List<Combination> combinations) {

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if there is no combination
     */
    public Sweep {
        overrides = List.copyOf(overrides);
        combinations = List.copyOf(combinations);
        if (combinations.isEmpty()) {
            throw new IllegalArgumentException("A sweep has at least one combination");
        }
    }

    /** The experiment at the first combination, which knows all that is the same in all of them. */
    public Experiment first() {
        return combinations.get(0).experiment();
    }
}
