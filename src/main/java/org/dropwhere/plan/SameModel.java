package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
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

    /** The variants that are the same model, each group once, in the order of the experiment. */
    public static List<SameModel> among(List<Variant> variants) {
        Map<List<Placement>, List<Variant>> models = new LinkedHashMap<>();
        for (Variant variant : variants) {
            models.computeIfAbsent(CanonicalPlacements.of(variant.placements()), model -> new ArrayList<>())
                    .add(variant);
        }
        return models.values().stream()
                .filter(same -> same.size() > 1)
                .map(same -> new SameModel(same.stream().map(Variant::name).toList(), reason(same)))
                .toList();
    }

    private static String reason(List<Variant> same) {
        List<Placement> first = same.get(0).placements();
        if (!same.stream().allMatch(variant -> variant.placements().equals(first))) {
            if (same.stream().anyMatch(SameModel::masksTwice)) {
                return "masks after-embedding and at lstm-input that all gates share may change places, and two that live"
                        + " equally long drop what one with the rate 1 - (1 - a)(1 - b) drops";
            }
            return "a mask at lstm-input that all gates share drops what a mask after-embedding drops";
        }
        return first.isEmpty() ? "they drop nothing" : "they drop the same at the same sites";
    }

    private static boolean masksTwice(Variant variant) {
        return Placement.at(Site.AFTER_EMBEDDING, variant.placements()).isPresent()
                && Placement.at(Site.LSTM_INPUT, variant.placements()).isPresent();
    }
}
