package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Variant;

/**
 * Variants that are written differently and are one model. They share trials, so that their numbers are the same to the
 * last bit.
 *
 * @param variants two or more names, in the order of the experiment
 * @param reason why they are the same, as a clause
 */
public record SameModel(List<String> variants, String reason) {

    /** Copies the list. */
    public SameModel {
        variants = List.copyOf(variants);
    }

    /**
     * The variants that are the same model, each group once, in the order of the experiment.
     *
     * @param model of all of them, apart from where they drop
     */
    public static List<SameModel> among(ModelSpec model, List<Variant> variants) {
        Map<List<Placement>, List<Variant>> models = new LinkedHashMap<>();
        for (Variant variant : variants) {
            models.computeIfAbsent(CanonicalPlacements.of(model, variant.placements()), same -> new ArrayList<>())
                    .add(variant);
        }
        return models.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> new SameModel(same.stream().map(Variant::name).toList(), reason(model, same)))
                .toList();
    }

    private static String reason(ModelSpec model, List<Variant> same) {
        List<Placement> first = same.get(0).placements();
        if (same.stream().allMatch(variant -> variant.placements().equals(first))) {
            return first.isEmpty() ? "they drop nothing" : "they drop the same at the same sites";
        }
        List<Integer> layers = IntStream.rangeClosed(1, model.recurrent().size())
                .filter(layer -> same.stream()
                        .anyMatch(variant -> Placement.at(new SiteRef(layer, Site.LSTM_INPUT), variant.placements())
                                .isPresent()))
                .boxed()
                .toList();
        String input = layers.stream()
                .map(layer -> layer == 1 ? "after-embedding" : "between-layers")
                .distinct()
                .collect(Collectors.joining(" or "));
        return same.stream().anyMatch(variant -> layers.stream().anyMatch(layer -> masksTwice(layer, variant)))
                ? "masks " + input + " and at lstm-input that all gates share may change places, and two that live"
                        + " equally long drop what one with the rate 1 - (1 - a)(1 - b) drops"
                : "a mask at lstm-input that all gates share drops what a mask " + input + " drops";
    }

    private static boolean masksTwice(int layer, Variant variant) {
        return Placement.at(CanonicalPlacements.inputOf(layer), variant.placements())
                        .isPresent()
                && Placement.at(new SiteRef(layer, Site.LSTM_INPUT), variant.placements())
                        .isPresent();
    }
}
