package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One arm of the comparison: where this model drops.
 *
 * @param name unique among the experiment's variants
 * @param keras what was said in Keras' words, if anything
 * @param pytorch what was said in PyTorch's words, if anything
 * @param matched the sites whose rates were derived, in the order of {@link Site}
 * @param placements every resolved site, those of {@code keras} included, in the order of {@link Site}, each site at
 *     most once; a site that was given rate 0 is absent
 */
public record Variant(
        String name,
        Optional<KerasDropout> keras,
        Optional<PyTorchDropout> pytorch,
        List<MatchedRate> matched,
        List<Placement> placements) {

    /** Keeps the placements in the order of their sites. */
    public Variant {
        matched = List.copyOf(matched);
        placements =
                placements.stream().sorted(Comparator.comparing(Placement::ref)).toList();
    }

    /** Of resolved placements, none of which was said otherwise than by site or in Keras' words. */
    public Variant(String name, Optional<KerasDropout> keras, List<Placement> placements) {
        this(name, keras, Optional.empty(), List.of(), placements);
    }

    /** Joins what was said by site and in Keras' words. */
    public static Variant of(String name, Optional<KerasDropout> keras, List<Placement> named) {
        return of(name, keras, Optional.empty(), List.of(), named);
    }

    /** Joins what was said by site and in the words of frameworks. */
    public static Variant of(
            String name,
            Optional<KerasDropout> keras,
            Optional<PyTorchDropout> pytorch,
            List<MatchedRate> matched,
            List<Placement> named) {
        List<Placement> all = new ArrayList<>(named);
        keras.ifPresent(words -> all.addAll(words.placements()));
        return new Variant(name, keras, pytorch, matched, all);
    }
}
