package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * Rewrites equivalent placements to one canonical form, from which trial ids are made. A mask before the gates'
 * products that all gates share drops exactly what a mask after the embedding drops: {@code (m * e(t)) @ W_k} for every
 * gate k is the same with m at either place, and masks of tokens and of the embedding's rows, which lie before both,
 * change nothing about it. So {@code lstm-input} with a shared mask becomes {@code after-embedding}. If there is a mask
 * already, two that live equally long are one, which an element survives with the product of both probabilities, and of
 * two others the one per step becomes {@code after-embedding}.
 */
final class CanonicalPlacements {
    private CanonicalPlacements() {}

    static List<Placement> of(List<Placement> placements) {
        return TrainedPlacement.of(placements).stream()
                .map(TrainedPlacement::placement)
                .toList();
    }

    /** In any order. */
    static List<TrainedPlacement> trained(List<Placement> placements) {
        Optional<Placement> input =
                Placement.at(Site.LSTM_INPUT, placements).filter(placement -> placement.gates() == GateSharing.SHARED);
        Optional<Placement> embedding = input.flatMap(same -> Placement.at(Site.AFTER_EMBEDDING, placements));
        List<TrainedPlacement> trained = new ArrayList<>();
        placements.stream()
                .filter(placement -> !input.equals(Optional.of(placement)) && !embedding.equals(Optional.of(placement)))
                .forEach(placement -> trained.add(TrainedPlacement.as(placement, placement)));
        input.map(same -> embedding
                        .map(first -> both(first, same))
                        .orElseGet(() -> List.of(TrainedPlacement.as(afterEmbedding(same), same))))
                .ifPresent(trained::addAll);
        return trained;
    }

    private static List<TrainedPlacement> both(Placement embedding, Placement input) {
        if (embedding.time() == input.time()) {
            double rate = Noise.on(SignalPath.INPUT, List.of(embedding, input)).rate();
            return List.of(TrainedPlacement.as(at(Site.AFTER_EMBEDDING, rate, input.time()), embedding, input));
        }
        return embedding.time() == TimeSharing.PER_STEP
                ? List.of(TrainedPlacement.as(embedding, embedding), TrainedPlacement.as(input, input))
                : List.of(
                        TrainedPlacement.as(afterEmbedding(input), input),
                        TrainedPlacement.as(at(Site.LSTM_INPUT, embedding.rate(), embedding.time()), embedding));
    }

    private static Placement afterEmbedding(Placement placement) {
        return at(Site.AFTER_EMBEDDING, placement.rate(), placement.time());
    }

    private static Placement at(Site site, double rate, TimeSharing time) {
        return new Placement(site, rate, time, GateSharing.SHARED);
    }
}
