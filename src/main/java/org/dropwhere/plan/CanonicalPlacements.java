package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/**
 * Rewrites equivalent placements to one canonical form, from which trial ids are made. A mask before the gates'
 * products that all gates share drops exactly what a mask of the layer's input drops: {@code (m * x(t)) @ W_k} for
 * every gate k is the same with m at either place, and masks of tokens and of the embedding's rows, which lie before
 * both, change nothing about it. So {@code lstm-input} with a shared mask becomes {@code after-embedding} in the first
 * layer, and {@code between-layers} of the layer below in others. If there is a mask already, two that live equally
 * long are one, which an element survives with the product of both probabilities, and of two others the shorter-lived
 * one becomes the mask of the layer's input.
 *
 * <p>A layer that reads both ways has an {@code lstm-input} mask for each direction, and one mask of its input for
 * both: there nothing is equivalent. Nor is it in a first layer that reads the features of the data, which no other
 * site masks.
 */
public final class CanonicalPlacements {
    private CanonicalPlacements() {}

    public static List<Placement> of(ModelSpec model, List<Placement> placements) {
        return TrainedPlacement.of(model, placements).stream()
                .map(TrainedPlacement::placement)
                .toList();
    }

    /** In any order. */
    static List<TrainedPlacement> trained(ModelSpec model, List<Placement> placements) {
        List<Placement> asWritten = new ArrayList<>(placements);
        List<TrainedPlacement> trained = new ArrayList<>();
        for (int layer = 1; layer <= model.recurrent().size(); layer++) {
            Optional<Placement> inner = Placement.at(new SiteRef(layer, Site.LSTM_INPUT), placements)
                    .filter(placement -> placement.gates() == GateSharing.SHARED);
            SiteRef input = inputOf(layer);
            if (inner.isEmpty()
                    || model.recurrent().get(layer - 1).direction().isBidirectional()
                    || !model.has(input)) {
                continue;
            }
            Optional<Placement> outer = Placement.at(input, placements);
            asWritten.remove(inner.get());
            outer.ifPresent(asWritten::remove);
            trained.addAll(
                    outer.isPresent()
                            ? both(outer.get(), inner.get(), layer)
                            : List.of(TrainedPlacement.as(moved(inner.get(), input), inner.get())));
        }
        asWritten.forEach(placement -> trained.add(TrainedPlacement.as(placement, placement)));
        return trained;
    }

    /** Where the input of a recurrent layer is masked for all that read it. */
    static SiteRef inputOf(int layer) {
        return layer == 1 ? new SiteRef(1, Site.AFTER_EMBEDDING) : new SiteRef(layer - 1, Site.BETWEEN_LAYERS);
    }

    private static List<TrainedPlacement> both(Placement outer, Placement inner, int layer) {
        if (outer.time() == inner.time()) {
            double rate =
                    Noise.on(SignalPath.INPUT, layer, List.of(outer, inner)).rate();
            return List.of(TrainedPlacement.as(at(outer.ref(), rate, inner.time()), outer, inner));
        }
        return outer.time().compareTo(inner.time()) < 0
                ? List.of(TrainedPlacement.as(outer, outer), TrainedPlacement.as(inner, inner))
                : List.of(
                        TrainedPlacement.as(moved(inner, outer.ref()), inner),
                        TrainedPlacement.as(moved(outer, inner.ref()), outer));
    }

    private static Placement moved(Placement placement, SiteRef to) {
        return at(to, placement.rate(), placement.time());
    }

    private static Placement at(SiteRef ref, double rate, TimeSharing time) {
        return new Placement(ref, rate, time, GateSharing.SHARED);
    }
}
