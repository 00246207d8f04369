package org.dropwhere.plan;

import java.io.Serializable;
import java.util.List;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Model;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Training;

/**
 * All that decides a trial's numbers, and nothing else: two variants that are the same model are the same trial,
 * whatever they are called and however they are said.
 *
 * @param data where sequences come from
 * @param dataDigest SHA-256 of the contents of the CSV files, in hexadecimal; empty for a synthetic task, which the
 *     other fields describe wholly
 * @param model what is trained
 * @param training how it is trained
 * @param placements where it drops, in the one form of {@link CanonicalPlacements}, in the order of the sites
 * @param seed of data, initial weights, order of sequences and masks
 */
public record TrialDescription(
        Data data, String dataDigest, Model model, Training training, List<Placement> placements, long seed)
        implements Serializable {

    /** Copies the list. */
    public TrialDescription {
        placements = List.copyOf(placements);
    }

    /** An id of all but the seed: trials that have it in common are of one arm, whatever version computes them. */
    public String armId() {
        return TrialId.of(new TrialDescription(data, dataDigest, model, training, placements, 0), 0);
    }
}
