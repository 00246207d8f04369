package org.dropwhere.plan;

/** The trials of an arm, which differ in their seeds alone: what their ids have in common is written once. */
final class TrialTemplate {
    private final TrialDescription description;
    private final String settings;
    private final boolean keepsWeights;

    /**
     * What the trials of an arm have in common.
     *
     * @param description with any seed
     * @param keepsWeights whether the weights of their best epochs are kept too
     */
    TrialTemplate(TrialDescription description, boolean keepsWeights) {
        this.description = description;
        this.keepsWeights = keepsWeights;
        settings = CanonicalText.ofSettings(description);
    }

    /** The trial of a seed, as {@link Trial#of} would give it. */
    Trial trial(long seed, int numericVersion) {
        String id = TrialId.of(CanonicalText.of(numericVersion, seed, settings));
        return new Trial(id, description.withSeed(seed), keepsWeights);
    }
}
