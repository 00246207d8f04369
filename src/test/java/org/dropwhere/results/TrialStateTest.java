package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.TrialState.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialStateTest {
    private static final Trial TRIAL = HandMade.smallTrial(3);

    @TempDir
    Path results;

    @Test
    void goesFromOpenToStoppedToItsEnd() {
        ResultsFolder folder = HandMade.folder(results, "x");
        assertEquals(new TrialState(Kind.OPEN, 0), TrialState.of(TRIAL, folder));
        folder.keepCheckpoint(TRIAL, HandMade.snapshot(TRIAL, 0.5, 0.75));
        assertEquals(new TrialState(Kind.STOPPED, 2), TrialState.of(TRIAL, folder));
        folder.store(TRIAL, HandMade.failed(0.5), HandMade.PROVENANCE);
        assertEquals(new TrialState(Kind.FAILED, 1), TrialState.of(TRIAL, folder));
        folder.store(TRIAL, HandMade.finished(0.5, 0.75, 0.25), HandMade.PROVENANCE);
        assertEquals(new TrialState(Kind.FINISHED, 3), TrialState.of(TRIAL, folder));
    }
}
