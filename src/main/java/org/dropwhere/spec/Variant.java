package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One arm of the comparison: where this model drops.
 *
 * @param name unique among the experiment's variants
 * @param keras the dropout that the file gives in Keras' words, if any
 * @param pytorch the dropout that the file gives in PyTorch's words, if any
 * @param matched the rates that were derived, in the order of {@link Site}
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

    /** With resolved placements, none of which is in PyTorch's words or derived. */
    public Variant(String name, Optional<KerasDropout> keras, List<Placement> placements) {
        this(name, keras, Optional.empty(), List.of(), placements);
    }

    /** Joins the placements by site with those in Keras' words. */
    public static Variant of(String name, Optional<KerasDropout> keras, List<Placement> named) {
        return of(name, keras, Optional.empty(), List.of(), named);
    }

    /** Joins the placements by site with those in the words of frameworks. */
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
