package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run replaces files of a trial while another folder takes them. */
class TakenTrialsTest {
    private static final Plan PLAN = HandMade.plan(1, "control");
    private static final Trial TRIAL = PLAN.trials().get(0);
    private static final Outcome FAILED = HandMade.failed(0.5);

    @TempDir
    private Path folder;

    private ResultsFolder part = ResultsFolder.at(Path.of(""));
    private ResultsFolder into = part;

    @BeforeEach
    void makeFolders() {
        part = HandMade.folder(folder, "part");
        into = HandMade.folder(folder, "into");
        part.store(TRIAL, HandMade.finished(0.5, 0.75), HandMade.PROVENANCE);
    }

    private Path file(String name) {
        return part.path().resolve("trials").resolve(TRIAL.id()).resolve(name);
    }

    private void take() {
        new TakenTrials(part).takeAll(TRIAL, into);
    }

    @Test
    void aTrialWhoseDescriptionIsGoneLeavesWhatHasEndedThere() throws Exception {
        into.store(TRIAL, FAILED, HandMade.PROVENANCE);
        Files.delete(file("trial.json"));
        take();
        assertEquals(Optional.of(FAILED), into.outcome(TRIAL));
    }

    @Test
    void filesThatDoNotBelongToTheDescriptionAreNotTaken() throws Exception {
        into.store(TRIAL, FAILED, HandMade.PROVENANCE);
        Files.writeString(file("epochs.csv"), Files.readString(file("epochs.csv")) + "\n");
        take();
        assertEquals(Optional.of(FAILED), into.outcome(TRIAL));
        assertTrue(new TakenTrials(part).finished(TRIAL).isEmpty());
        Files.delete(file("epochs.csv"));
        take();
        assertEquals(Optional.of(FAILED), into.outcome(TRIAL));
    }

    @Test
    void aTrialThatHasFinishedReplacesOneThatFailed() {
        into.store(TRIAL, FAILED, HandMade.PROVENANCE);
        take();
        assertEquals(part.outcome(TRIAL), into.outcome(TRIAL));
    }
}
