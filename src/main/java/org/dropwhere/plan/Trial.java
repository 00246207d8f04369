package org.dropwhere.plan;

import java.io.Serializable;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One model to train. Trials of the same id are equal: they have the same numbers, and differ at most in where files of
 * sequences are. A complete task, which can be serialized to be trained by another process.
 *
 * @param id hash of the description and of the program's numeric version; names the trial's folder
 * @param description all that decides its numbers
 * @param keepsWeights whether the weights of its best epoch are kept too
 */
public record Trial(String id, TrialDescription description, boolean keepsWeights) implements Serializable {

    /** One of which no weights are kept. */
    public Trial(String id, TrialDescription description) {
        this(id, description, false);
    }

    /**
     * The trial of a description, of which no weights are kept.
     *
     * @param numericVersion the {@link NumericVersion} that computes it
     * @throws IllegalArgumentException if the description has data or a model for which there is no id
     */
    public static Trial of(TrialDescription description, int numericVersion) {
        return new Trial(TrialId.of(description, numericVersion), description);
    }

    /**
     * The numeric version that its id was made with; absent if it is none of this program and those before it.
     *
     * @throws IllegalArgumentException if the description has data or a model for which there is no id
     */
    public OptionalInt numericVersion() {
        return IntStream.iterate(NumericVersion.CURRENT, version -> version > 0, version -> version - 1)
                .filter(version -> TrialId.of(description, version).equals(id))
                .findFirst();
    }

    /** The same, of which weights are kept or not. */
    public Trial keepingWeights(boolean keeps) {
        return new Trial(id, description, keeps);
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
