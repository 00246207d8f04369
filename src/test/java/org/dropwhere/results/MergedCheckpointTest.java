package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.dropwhere.experiment.MergeListener;
import org.dropwhere.experiment.MergeResult;
import org.dropwhere.experiment.Merger;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.TrialState.Kind;
import org.dropwhere.spec.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has begun in folders that are merged. */
class MergedCheckpointTest {
    private static final Plan PLAN = plan();
    private static final Trial ENDED = PLAN.trials().get(0);
    private static final Trial BEGUN = PLAN.trials().get(1);

    @TempDir
    private Path results;

    private static Plan plan() {
        Plan plan =
                HandMade.with(ModelSpec.lstm(2, 1, false), HandMade.trainedFor(4, HandMade.plan(1, "control", "drop")));
        return plan.withRuns(plan.runs().stream()
                .map(run -> new PlannedRun(
                        run.arm(), run.seed(), Trial.of(run.trial().description(), NumericVersion.CURRENT)))
                .toList());
    }

    private ResultsFolder folder(String name) {
        ResultsFolder folder = HandMade.folder(results, name);
        folder.writePlan(PLAN);
        folder.writeExperiment("name: hand-made\n");
        return folder;
    }

    private TrialState merged() {
        MergeResult result = new Merger()
                .merge(
                        List.of(results.resolve("a"), results.resolve("b")),
                        results.resolve("merged"),
                        MergeListener.NONE);
        assertEquals(List.of(BEGUN), result.missing());
        return TrialState.of(BEGUN, ResultsFolder.at(results.resolve("merged")));
    }

    @Test
    void theFurthestCheckpointIsTaken() {
        ResultsFolder a = folder("a");
        ResultsFolder b = folder("b");
        a.store(ENDED, HandMade.finished(0.5, 0.75, 0.5, 0.5), HandMade.PROVENANCE);
        assertEquals(new TrialState(Kind.OPEN, 0), merged());
        a.keepCheckpoint(BEGUN, HandMade.snapshot(BEGUN, 0.5));
        assertEquals(new TrialState(Kind.STOPPED, 1), merged());
        b.keepCheckpoint(BEGUN, HandMade.snapshot(BEGUN, 0.5, 0.75));
        assertEquals(new TrialState(Kind.STOPPED, 2), merged());
        b.keepCheckpoint(BEGUN, HandMade.snapshot(BEGUN, 0.5));
        assertEquals(new TrialState(Kind.STOPPED, 2), merged(), "that of the merged folder is further");
    }
}
