package org.dropwhere.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One arm of the comparison: where this model drops.
 *
 * @param name unique among the experiment's variants
 * @param keras what was said in Keras' words, if anything
 * @param placements every resolved site, those of {@code keras} included, in the order of {@link Site}, each site at
 *     most once; a site that was given rate 0 is absent
 */
public record Variant(String name, Optional<KerasDropout> keras, List<Placement> placements) {

    /** Keeps the placements in the order of their sites. */
    public Variant {
        placements = placements.stream()
                .sorted(Comparator.comparing(Placement::site))
                .toList();
    }

    /** Joins what was said by site and in Keras' words. */
    public static Variant of(String name, Optional<KerasDropout> keras, List<Placement> named) {
        List<Placement> all = new ArrayList<>(named);
        keras.ifPresent(words -> all.addAll(words.placements()));
        return new Variant(name, keras, all);
    }
}
