package org.dropwhere.cli;

import java.util.Map;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderContents;
import org.dropwhere.training.Outcome;

/**
 * How many trials of a plan earlier runs have worked on.
 *
 * @param finished trials that are not run again
 * @param failed trials that are, if the user wants it
 * @param begun trials that go on from where they were stopped
 */
record Found(int finished, int failed, int begun) {

    static Found of(FolderContents contents) {
        Map<Trial, Outcome> ended = contents.ended();
        int finished = Math.toIntExact(ended.values().stream()
                .filter(Outcome.Finished.class::isInstance)
                .count());
        return new Found(finished, ended.size() - finished, contents.begun().size());
    }
}
