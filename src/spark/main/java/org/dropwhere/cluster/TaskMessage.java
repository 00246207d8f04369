package org.dropwhere.cluster;

import java.io.Serializable;
import org.dropwhere.execution.Provenance;
import org.dropwhere.training.EpochMetrics;

/** What a task tells the driver while it trains. */
sealed interface TaskMessage extends Serializable {

    /** The id of the trial that is trained. */
    String trial();

    /**
     * A task is about to train, and waits for the {@link Answer}.
     *
     * @param machine the executor and the host that it is on
     * @param provenance what would compute
     * @param blasThreads that a product would use; 0 if the library cannot be asked
     */
    record Begins(String trial, String machine, Provenance provenance, int blasThreads) implements TaskMessage {}

    /** An epoch has ended. Nobody waits for an answer. */
    record Epoch(String trial, EpochMetrics metrics) implements TaskMessage {}

    /**
     * A task cannot go on, nor could another one.
     *
     * @param machine the executor and the host that it is on
     * @param reason in a sentence
     */
    record Stuck(String trial, String machine, String reason) implements TaskMessage {}
}
