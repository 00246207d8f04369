package org.dropwhere.plan;

import java.util.HashMap;
import java.util.Map;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Variant;

/** The trials of an experiment's data, model and training, one for each variant and seed. */
public final class SeededTrials {
    private final TrialDescription common;
    private final boolean keepsWeights;
    private final int numericVersion;
    private final Map<Variant, TrialTemplate> templates = new HashMap<>();

    /**
     * Trials that differ from a description in placements and seed alone.
     *
     * @param keepsWeights whether the weights of their best epochs are kept too
     * @param numericVersion the {@link NumericVersion} that computes them
     */
    public SeededTrials(TrialDescription common, boolean keepsWeights, int numericVersion) {
        this.common = common;
        this.keepsWeights = keepsWeights;
        this.numericVersion = numericVersion;
    }

    /** Those that this program computes. */
    public SeededTrials(TrialDescription common, boolean keepsWeights) {
        this(common, keepsWeights, NumericVersion.CURRENT);
    }

    /**
     * The trials of an experiment.
     *
     * @param dataDigest SHA-256 of the contents of its files, in hexadecimal; empty for a synthetic task
     */
    static SeededTrials of(Experiment experiment, String dataDigest) {
        return new SeededTrials(
                TrialDescription.without(experiment, dataDigest),
                experiment.keep().isPresent());
    }

    /**
     * The trial of a variant and a seed.
     *
     * @throws IllegalArgumentException if there is no id for the data or the model
     */
    public Trial trial(Variant variant, long seed) {
        return templates.computeIfAbsent(variant, this::template).trial(seed, numericVersion);
    }

    private TrialTemplate template(Variant variant) {
        return new TrialTemplate(
                common.with(CanonicalPlacements.of(common.model(), variant.placements())), keepsWeights);
    }
}
