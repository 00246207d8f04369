package org.dropwhere.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/** Where models drop: the question's variants by their names, {@code no-dropout}, and {@code all-sites}. */
final class Variants {
    static final String LSTM_ONLY = "lstm-only";
    static final String EXTRA_DROPOUT = "extra-dropout";
    static final String NO_DROPOUT = "no-dropout";
    static final String ALL_SITES = "all-sites";

    private static final double RATE = 0.5;

    private Variants() {}

    static List<Placement> placements(String variant, ModelSpec model) {
        return switch (variant) {
            case NO_DROPOUT -> List.of();
            case LSTM_ONLY -> insideLayers(model);
            case EXTRA_DROPOUT ->
                Stream.concat(
                                Stream.of(new Placement(
                                        Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED)),
                                insideLayers(model).stream())
                        .toList();
            case ALL_SITES -> everywhere(model);
            default -> throw new IllegalArgumentException(variant);
        };
    }

    /** Keras' dropout and recurrent dropout in every layer. */
    private static List<Placement> insideLayers(ModelSpec model) {
        return IntStream.rangeClosed(1, model.recurrent().size())
                .boxed()
                .flatMap(layer -> Stream.of(Site.LSTM_INPUT, Site.LSTM_RECURRENT)
                        .map(site -> new Placement(
                                new SiteRef(layer, site), RATE, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE)))
                .toList();
    }

    /** Inside the layers, and at every other site of the first layer as it is by default. */
    private static List<Placement> everywhere(ModelSpec model) {
        List<Placement> placements = new ArrayList<>(insideLayers(model));
        Arrays.stream(Site.values())
                .filter(site -> Placement.at(site, placements).isEmpty() && model.has(new SiteRef(1, site)))
                .map(site ->
                        new Placement(site, 0.1, site.times().get(0), site.gates().get(0)))
                .forEach(placements::add);
        return placements;
    }
}
