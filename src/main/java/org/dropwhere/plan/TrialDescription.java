package org.dropwhere.plan;

import java.io.Serializable;
import java.util.List;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Training;

/**
 * All that decides a trial's numbers, and nothing else: two variants that are the same model are the same trial,
 * whatever their names and however the file writes them.
 *
 * @param data where sequences come from
 * @param dataDigest SHA-256 of the contents of the files, in hexadecimal; empty for a synthetic task, which the other
 *     fields describe completely
 * @param model what is trained
 * @param training how it is trained
 * @param placements where it drops, in the one form of {@link CanonicalPlacements}, in the order of the sites
 * @param seed of data, initial weights, order of sequences and masks
 */
public record TrialDescription(
        Data data, String dataDigest, ModelSpec model, Training training, List<Placement> placements, long seed)
        implements Serializable {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a placement is at a site that the model does not have
     */
    public TrialDescription {
        placements = List.copyOf(placements);
        for (Placement placement : placements) {
            if (!model.has(placement.ref())) {
                throw new IllegalArgumentException(
                        "The model has no site " + placement.ref().key());
            }
        }
    }

    /**
     * What the trials of an experiment have in common, with no placements and seed 0.
     *
     * @param dataDigest SHA-256 of the contents of its files, in hexadecimal; empty for a synthetic task
     */
    public static TrialDescription without(Experiment experiment, String dataDigest) {
        return new TrialDescription(
                experiment.data(), dataDigest, experiment.model(), experiment.training(), List.of(), 0);
    }

    /** The same with other placements, in the one form of {@link CanonicalPlacements}. */
    TrialDescription with(List<Placement> other) {
        return new TrialDescription(data, dataDigest, model, training, other, seed);
    }

    /** The same with another seed. */
    public TrialDescription withSeed(long other) {
        return new TrialDescription(data, dataDigest, model, training, placements, other);
    }

    /** The same with its files elsewhere. */
    public TrialDescription with(Data otherData, ModelSpec otherModel) {
        return new TrialDescription(otherData, dataDigest, otherModel, training, placements, seed);
    }

    /**
     * An id of all but the seed: trials that have it in common are of one arm, whatever version computes them.
     *
     * @throws IllegalArgumentException if there is no id for such data or such a model
     */
    public String armId() {
        return TrialId.of(withSeed(0), 0);
    }
}
