package org.dropwhere.config;

import java.util.List;

/**
 * An experiment at every combination of the values of its axes.
 *
 * @param combinations at least one, in order, the values of each different; a single one without values if nothing is
 *     swept. Name, question, seeds and the variants' names are the same in all.
 */
public record Sweep(List<Combination> combinations) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Sweep {
        combinations = List.copyOf(combinations);
        if (combinations.isEmpty()) {
            throw new IllegalArgumentException("A sweep has at least one combination");
        }
    }

    /** The same sweep with other seeds. */
    public Sweep withSeeds(List<Long> seeds) {
        return new Sweep(combinations.stream()
                .map(each -> new Combination(each.values(), each.experiment().withSeeds(seeds)))
                .toList());
    }

    /** The experiment at the first combination, which knows all that is the same in all of them. */
    public Experiment first() {
        return combinations.get(0).experiment();
    }
}
