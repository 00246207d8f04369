package org.dropwhere.experiment;

import java.util.Collection;
import org.dropwhere.results.FolderContents;
import org.dropwhere.training.Outcome;

/**
 * How many trials of a plan earlier runs have worked on.
 *
 * @param finished trials that have finished, and are not run again
 * @param failed trials that have failed, and are run again only if the options want it
 * @param begun trials that have not ended and have a checkpoint, from which they continue
 */
public record EarlierWork(int finished, int failed, int begun) {

    static EarlierWork of(FolderContents contents) {
        Collection<Outcome> ended = contents.ended().values();
        int finished = Math.toIntExact(
                ended.stream().filter(Outcome.Finished.class::isInstance).count());
        return new EarlierWork(
                finished, ended.size() - finished, contents.begun().size());
    }
}
