package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One arm of the comparison: where this model drops.
 *
 * @param name unique among the experiment's variants
 * @param words the dropout that the file gives in the words of a framework: none, those of every recurrent layer, or
 *     those of each, from the input upwards
 * @param matched the rates that were derived, in the order of {@link SiteRef}
 * @param placements every resolved site, those of {@code words} included, in the order of {@link SiteRef}, each at most
 *     once; a site that was given rate 0 is absent
 */
public record Variant(
        String name, List<FrameworkDropout> words, List<MatchedRate> matched, List<Placement> placements) {

    /** Keeps the placements in the order of their sites. */
    public Variant {
        words = List.copyOf(words);
        matched = List.copyOf(matched);
        placements =
                placements.stream().sorted(Comparator.comparing(Placement::ref)).toList();
    }

    /** With placements, none of which is in a framework's words or derived. */
    public Variant(String name, List<Placement> placements) {
        this(name, List.of(), List.of(), placements);
    }

    /**
     * Joins the placements by site with those that words mean.
     *
     * @param model in which they mean them
     */
    public static Variant of(
            String name,
            List<? extends FrameworkDropout> words,
            ModelSpec model,
            List<MatchedRate> matched,
            List<Placement> named) {
        Variant written = new Variant(name, List.copyOf(words), matched, named);
        List<Placement> all = new ArrayList<>(named);
        all.addAll(written.fromWords(model));
        return new Variant(name, written.words, matched, all);
    }

    /** The placements that the words mean in a model. */
    public List<Placement> fromWords(ModelSpec model) {
        return layers(model)
                .flatMap(layer -> words(layer).stream().flatMap(each -> each.placements(layer, model).stream()))
                .toList();
    }

    /** The words of a recurrent layer, counted from 1, if it has any. */
    public Optional<FrameworkDropout> words(int layer) {
        int index = words.size() == 1 ? 0 : layer - 1;
        return index < words.size() ? Optional.of(words.get(index)) : Optional.empty();
    }

    /** What the words mean in a model, as clauses: one, or one for each layer where they mean different things. */
    public List<String> reasons(ModelSpec model) {
        List<String> byLayer = layers(model)
                .flatMap(layer -> words(layer).map(each -> each.reason(layer, model)).stream())
                .toList();
        return byLayer.stream().distinct().count() < 2
                ? byLayer.stream().distinct().toList()
                : IntStream.range(0, byLayer.size())
                        .mapToObj(index -> "layer " + (index + 1) + ": " + byLayer.get(index))
                        .toList();
    }

    /** What has to be known beside the reasons, each sentence once. */
    public List<String> notes(ModelSpec model) {
        return layers(model)
                .flatMap(layer -> words(layer).stream().flatMap(each -> each.notes(layer, model).stream()))
                .distinct()
                .toList();
    }

    private static Stream<Integer> layers(ModelSpec model) {
        return IntStream.rangeClosed(1, model.recurrent().size()).boxed();
    }
}
