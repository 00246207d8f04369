package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.Variant;

/** Expands an experiment to its trials. */
public final class Planner {
    private Planner() {}

    /**
     * The cells of an experiment. Variants that are the same model share a trial for each seed.
     *
     * @param experiment the resolved experiment
     * @param dataDigest SHA-256 of the contents of the CSV files, in hexadecimal; empty for a synthetic task
     */
    public static Plan plan(Experiment experiment, String dataDigest) {
        List<Cell> cells = new ArrayList<>();
        for (long seed : experiment.seeds()) {
            for (Variant variant : experiment.variants()) {
                cells.add(new Cell(
                        new Arm(Point.ONLY, variant.name()), seed, trial(experiment, dataDigest, variant, seed)));
            }
        }
        return new Plan(experiment, cells);
    }

    private static Trial trial(Experiment experiment, String dataDigest, Variant variant, long seed) {
        TrialDescription description = new TrialDescription(
                experiment.data(),
                dataDigest,
                experiment.model(),
                experiment.training(),
                CanonicalPlacements.of(variant.placements()),
                seed);
        return new Trial(TrialId.of(description, NumericVersion.CURRENT), description);
    }
}
