package org.dropwhere.plan;

import java.io.Serializable;

/**
 * One model to train: a complete task, which can be serialized to be trained by another process.
 *
 * @param id hash of the description and of the program's numeric version; names the trial's folder
 * @param description all that decides its numbers
 */
public record Trial(String id, TrialDescription description) implements Serializable {

    /**
     * The trial of a description.
     *
     * @param numericVersion the {@link NumericVersion} that computes it
     */
    public static Trial of(TrialDescription description, int numericVersion) {
        return new Trial(TrialId.of(description, numericVersion), description);
    }
}
