package org.dropwhere.results;

import java.util.Map;
import java.util.Optional;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/**
 * The trials of a folder that other folders take over, file by file. The folder need not be locked: all its files
 * appear whole, and those of a trial that a run replaces meanwhile, to try it again say, are taken only if they belong
 * together.
 *
 * @param from the folder
 */
public record TakenTrials(ResultsFolder from) {

    /** How a trial has finished with all that is to be kept of it; absent if it has not, or cannot be read. */
    public Optional<Outcome> finished(Trial trial) {
        return finishedFiles(trial).isEmpty() ? Optional.empty() : from.outcome(trial);
    }

    /**
     * Lets a folder have a trial that has finished here and has not ended there, or without the weights that are to be
     * kept of it. One that is damaged there is left to {@link ResultsFolder#takeOver}, one that cannot be read here is
     * not taken.
     *
     * @param into where the trial's data are named as here, as in a folder beside this one
     * @throws ExpectedFailure if that folder cannot be read or written, or a file of it is of a version that is not
     *     read
     */
    public void takeFinished(Trial trial, ResultsFolder into) {
        takeFinished(trial, into, false);
    }

    /**
     * Likewise.
     *
     * @param retryFailed whether one that has failed there counts as one that has not ended
     * @throws ExpectedFailure as that does
     */
    public void takeFinished(Trial trial, ResultsFolder into, boolean retryFailed) {
        try {
            Optional<Outcome> ended =
                    into.files(trial).outcome().filter(outcome -> outcome instanceof Outcome.Finished || !retryFailed);
            if (ended.isPresent() && !into.files(trial).lacksWeights()) {
                return;
            }
        } catch (DamagedFileException e) {
            return;
        }
        Map<String, byte[]> finished = finishedFiles(trial);
        if (!finished.isEmpty()) {
            into.files(trial).take(finished);
        }
    }

    /**
     * Lets a folder have how a trial ended here, or how far it has come, in place of what is there. One that a run has
     * begun to replace since it was looked at counts as not ended here, and what has ended there stays.
     *
     * @param trial names files of data as that folder does
     * @throws ExpectedFailure if either folder cannot be read or written
     */
    public void takeAll(Trial trial, ResultsFolder into) {
        Map<String, byte[]> files;
        try {
            files = from.files(trial).all();
        } catch (DamagedFileException e) {
            return;
        }
        if (TrialFiles.haveEnded(files)
                || (TrialFiles.haveBegun(files) && into.outcome(trial).isEmpty())) {
            into.files(trial).take(files);
        }
    }

    /** Whatever keeps them from being read is no concern of a folder that can do without. */
    private Map<String, byte[]> finishedFiles(Trial trial) {
        try {
            return from.files(trial).finished();
        } catch (DamagedFileException | ExpectedFailure e) {
            return Map.of();
        }
    }
}
