package org.dropwhere.tracking.tensorboard;

import org.dropwhere.plan.Trial;
import org.dropwhere.results.ToolFolder;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.tracking.TrackedRun;
import org.dropwhere.tracking.TrackedValue;
import org.dropwhere.training.Outcome;

/**
 * The event files of a plan: one in a folder for each run, and one above them that says what they differ in. The same
 * trials give the same bytes, in whatever order they end. A file is written when its trial has ended, whole: readers
 * that have it open never see it change. None is removed: those of runs that the plan has no more stay.
 *
 * @param plan whose trials they are of
 * @param folder what TensorBoard is to be given as its {@code --logdir}
 */
public record TensorBoardFiles(TrackedPlan plan, ToolFolder folder) {
    /** TensorBoard reads files with {@code tfevents} in their names; the number usually is the time. */
    private static final String NAME = "events.out.tfevents.0.dropwhere";

    /**
     * Checks that no other program's files would be replaced, and writes what is known before training.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if some would be, or the folder cannot be written
     */
    public void begin() {
        plan.names().forEach(name -> folder.requireOwn(name + "/" + NAME, Events.BEGINNING));
        plan.names().forEach(name -> folder.removePartial(name + "/" + NAME));
        folder.removePartial(NAME);
        Events experiment = new Events();
        HParams.addExperiment(plan, experiment);
        folder.write(NAME, experiment.toBytes(), Events.BEGINNING);
    }

    /**
     * Writes the runs that a trial answers for, which has ended. May be called by several threads at once, for
     * different trials.
     *
     * @throws org.dropwhere.failure.ExpectedFailure if they cannot be written
     */
    public void write(Trial trial, Outcome outcome) {
        for (TrackedRun run : plan.runs(trial, outcome)) {
            folder.write(run.name() + "/" + NAME, bytes(run), Events.BEGINNING);
        }
    }

    private static byte[] bytes(TrackedRun run) {
        Events events = new Events();
        HParams.addStart(run, events);
        for (TrackedValue value : run.values()) {
            events.scalar(value.name(), value.epoch(), value.value());
        }
        HParams.addEnd(run, events);
        return events.toBytes();
    }
}
