package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.Variant;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.text.Words;

/** Words of Keras that mean another mask at another point of a sweep, although nothing but a rate may be swept. */
public final class KerasSweepText {
    private static final List<String> WORDS = List.of("dropout", "recurrent-dropout");

    private KerasSweepText() {}

    /** A sentence for each word of each variant whose meaning changes. */
    public static List<String> sentences(Plan plan) {
        List<String> sentences = new ArrayList<>();
        WORDS.forEach(word -> add(word, plan, sentences));
        return sentences;
    }

    /**
     * What follows a verdict along an axis whose values give a word different meanings, with a blank before each
     * sentence; empty elsewhere.
     */
    static String and(Plan plan, Comparison comparison) {
        return comparison.along().isEmpty()
                ? ""
                : WORDS.stream()
                        .flatMap(word -> remark(
                                word, meaning(word, plan, comparison.arm()), meaning(word, plan, comparison.baseline()))
                                .stream())
                        .collect(Collectors.joining());
    }

    private static Optional<String> remark(String word, Optional<String> arm, Optional<String> baseline) {
        return arm.isEmpty() || baseline.isEmpty() || arm.equals(baseline)
                ? Optional.empty()
                : Optional.of(" The word " + word + " means other masks in the two, " + arm.get() + " and "
                        + baseline.get() + ", so they differ in the kind of mask, not in a rate alone.");
    }

    private static Optional<String> meaning(String word, Plan plan, Arm arm) {
        return Optional.ofNullable(plan.variants().get(arm))
                .flatMap(variant -> Optional.ofNullable(plan.exampleTrials().get(arm.point()))
                        .flatMap(trial -> meaning(word, variant, trial.model())));
    }

    private static void add(String word, Plan plan, List<String> sentences) {
        PlacedVariant.along(plan, (variant, model) -> meaning(word, variant, model))
                .forEach((name, meanings) -> sentence(word, name, meanings).ifPresent(sentences::add));
    }

    private static Optional<String> sentence(String word, String variant, List<ValueAtPoints<Optional<String>>> along) {
        List<String> meanings = along.stream()
                .flatMap(each -> each.value().stream().map(meaning -> meaning + " at " + each.where()))
                .toList();
        Site site = sites(word).get(0);
        return meanings.size() < 2
                ? Optional.empty()
                : Optional.of("The word " + word + " of " + variant + " means other masks along the sweep: "
                        + Words.list(meanings, "and")
                        + ". So these points differ in the kind of mask, not in a rate alone; to sweep a rate alone,"
                        + " write " + site.key() + " with its time and gates in place of Keras' words.");
    }

    private static List<Site> sites(String word) {
        return Optional.ofNullable(KerasDropout.KIND.sites().get(word)).orElseThrow();
    }

    /** What a word comes to in those layers that give it a rate above 0. */
    private static Optional<String> meaning(String word, Variant variant, ModelSpec model) {
        Map<Integer, String> byLayer = new LinkedHashMap<>();
        for (int layer = 1; layer <= model.recurrent().size(); layer++) {
            int number = layer;
            variant.words(layer)
                    .filter(words -> words instanceof KerasDropout keras && rate(word, keras) > 0)
                    .ifPresent(words -> byLayer.put(number, meaning(word, words.placements(number, model))));
        }
        return byLayer.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        byLayer.values().stream().distinct().count() == 1
                                ? byLayer.values().iterator().next()
                                : byLayer.entrySet().stream()
                                        .map(each -> each.getValue() + " in layer " + each.getKey())
                                        .collect(Collectors.joining(", ")));
    }

    private static double rate(String word, KerasDropout keras) {
        return word.equals("dropout") ? keras.dropout() : keras.recurrentDropout();
    }

    private static String meaning(String word, List<Placement> placements) {
        return placements.stream()
                .filter(placement -> sites(word).contains(placement.site()))
                .map(placement ->
                        placement.time().key() + ", " + placement.gates().key())
                .findFirst()
                .orElse("ignored");
    }
}
