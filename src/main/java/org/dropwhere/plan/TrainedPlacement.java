package org.dropwhere.plan;

import java.util.Comparator;
import java.util.List;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;

/**
 * A placement as it is trained, and the placements of the experiment that it stands for.
 *
 * @param placement the one by which the trial is described and its masks are drawn
 * @param written one or two that are equivalent to it; the placement itself where the experiment has just that
 */
public record TrainedPlacement(Placement placement, List<Placement> written) {

    /** Copies the list. */
    public TrainedPlacement {
        written = List.copyOf(written);
    }

    static TrainedPlacement as(Placement placement, Placement... written) {
        return new TrainedPlacement(placement, List.of(written));
    }

    /** What a variant's placements are trained as in a model, in the order of the sites. */
    public static List<TrainedPlacement> of(ModelSpec model, List<Placement> placements) {
        return CanonicalPlacements.trained(model, placements).stream()
                .sorted(Comparator.comparing(trained -> trained.placement().ref()))
                .toList();
    }

    /** Whether it is trained as it was written. */
    public boolean isAsWritten() {
        return written.equals(List.of(placement));
    }
}
