package org.dropwhere.plan;

import java.io.Serializable;

/**
 * One model to train. Trials of the same id are equal: they have the same numbers, and differ at most in where files of
 * sequences are. A complete task, which can be serialized to be trained by another process.
 *
 * @param id hash of the description and of the program's numeric version; names the trial's folder
 * @param description all that decides its numbers
 */
public record Trial(String id, TrialDescription description) implements Serializable {

    /**
     * The trial of a description.
     *
     * @param numericVersion the {@link NumericVersion} that computes it
     * @throws IllegalArgumentException if the description has data or a model for which there is no id
     */
    public static Trial of(TrialDescription description, int numericVersion) {
        return new Trial(TrialId.of(description, numericVersion), description);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trial trial && id.equals(trial.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
