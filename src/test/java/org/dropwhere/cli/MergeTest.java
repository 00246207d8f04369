package org.dropwhere.cli;

import static org.dropwhere.cli.PartRuns.ONE;
import static org.dropwhere.cli.PartRuns.TWO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.execution.Provenance;
import org.dropwhere.experiment.FileGuard;
import org.dropwhere.experiment.MergeListener;
import org.dropwhere.experiment.Merger;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are merged and say different things. */
class MergeTest {
    @TempDir
    private Path folder;

    private PartRuns parts = new PartRuns(Path.of(""));

    @BeforeEach
    void runBothParts() throws Exception {
        parts = new PartRuns(folder);
        Tiny.write(folder);
        parts.runPart("1/2");
        parts.runPart("2/2");
    }

    private Result merge() {
        return parts.run("merge", ONE, TWO, "--into", "/results/tiny");
    }

    private static Outcome.Finished changed(Outcome outcome) {
        Outcome.Finished finished = (Outcome.Finished) outcome;
        return new Outcome.Finished(
                finished.epochs(),
                finished.bestEpoch() == 1 ? 2 : 1,
                finished.lastEpoch(),
                finished.test(),
                finished.withDropout(),
                finished.answers());
    }

    @Test
    void aTrialThatCameOutDifferentlyIsRefused() throws Exception {
        Trial trial = parts.trialOf(1);
        Provenance elsewhere = HandMade.PROVENANCE;
        parts.results(TWO)
                .store(trial, changed(parts.results(ONE).outcome(trial).orElseThrow()), elsewhere);
        String name = new TrialNames(parts.results(ONE).readPlan().orElseThrow())
                .name(trial)
                .split(" = ", 2)[0];
        String begins = (name.contains(", seed")
                        ? name
                        : name + ", seed " + trial.description().seed()) + " (trial " + trial.id()
                + ") came out differently in ";
        String ends = ", as on machines that compute differently; leave out one of the folders (verify says whose"
                + " numbers come out again).";
        String reading = "Merging 4 trials of 2 folders.\n";
        parts.assertRefuses(
                reading + begins + ONE + " and in " + TWO + ends, "merge", ONE, TWO, "--into", "/results/tiny");
        parts.assertRefuses(
                reading + begins + TWO + " and in " + ONE + ends, "merge", TWO, ONE, "--into", "/results/tiny");
        // What is in the folder already counts like another one.
        assertEquals(0, parts.run("run", "/tiny.yaml", "--results", "/results").code());
        int trials = parts.results(TWO)
                .touched(parts.results(TWO).readPlan().orElseThrow())
                .size();
        parts.assertRefuses(
                "Merging " + trials + " trials of 1 folder.\n" + begins + "/results/tiny and in " + TWO
                        + ", as on machines that compute differently; leave out " + TWO
                        + ", or merge into another folder (verify says whose numbers come out again).",
                "merge",
                TWO,
                "--into",
                "/results/tiny");
    }

    @Test
    void theSameOutcomeOfAnotherMachineIsTakenFromTheFirstFolder() throws Exception {
        Trial trial = parts.trialOf(1);
        parts.results(TWO).store(trial, parts.results(ONE).outcome(trial).orElseThrow(), HandMade.PROVENANCE);
        assertEquals(0, merge().code());
        assertFalse(Files.readString(parts.file("/results/tiny", trial, "trial.json"))
                .contains("Some JDK 17"));
        assertEquals(0, parts.run("merge", TWO, ONE, "--into", "/other/tiny").code());
        assertTrue(
                Files.readString(parts.file("/other/tiny", trial, "trial.json")).contains("Some JDK 17"));
    }

    @Test
    void aTrialThatFinishedCountsBeforeOneThatFailed() throws Exception {
        Trial trial = parts.trialOf(2);
        parts.results(ONE).store(trial, new Outcome.Failed(List.of(), 1, "Out of memory."), HandMade.PROVENANCE);
        assertEquals(0, merge().code());
        assertEquals(0, parts.run("run", "/tiny.yaml", "--results", "/whole").code());
        assertEquals(Program.files(parts.path("/whole/tiny")), Program.files(parts.path("/results/tiny")));
    }

    @Test
    void aFailedTrialIsTakenWithItsLogAndNamedAndLaterReplaced() throws Exception {
        Trial trial = parts.trialOf(2);
        Outcome finished = parts.results(TWO).outcome(trial).orElseThrow();
        parts.results(TWO).store(trial, new Outcome.Failed(List.of(), 1, "Out of memory."), HandMade.PROVENANCE);
        Path unused = parts.results(TWO).storeTrace(trial, "the stack trace");
        Result merged = merge();
        assertEquals(3, merged.code());
        assertTrue(
                merged.err()
                        .contains(" failed in epoch 1: Out of memory.\n1 of 4 trials failed; to try them again, give"
                                + " the commands of the folders again with --retry-failed and merge again.\n"),
                merged.err());
        assertEquals("the stack trace", Files.readString(parts.file("/results/tiny", trial, "failure.log")));
        parts.results(TWO).store(trial, finished, HandMade.PROVENANCE);
        assertEquals(0, merge().code());
        assertEquals(finished, parts.results("/results/tiny").outcome(trial).orElseThrow());
    }

    @Test
    void aDamagedTrialIsNamedAndCountsAsNotEnded() throws Exception {
        Trial trial = parts.trialOf(2);
        Files.writeString(parts.file(TWO, trial, "epochs.csv"), "epoch\n");
        Result merged = merge();
        assertEquals(3, merged.code(), merged.err());
        assertEquals(
                List.of(
                        "Merging 4 trials of 2 folders.",
                        parts.file(TWO, trial, "epochs.csv").toString().replace(folder.toString(), "")
                                + " is damaged: its content does not have the checksum in trial.json; its trial counts"
                                + " as not ended there.",
                        "The report is /results/tiny/report.html, with tables and charts beside it.",
                        "Not finished: 1 of 4 trials has ended in none of the folders: 1 of part 2.",
                        "To train what is missing, give the commands of these parts again and merge again, or give"
                                + " dropwhere run FILE --results /results, which goes on in /results/tiny."),
                merged.errLines());
        assertEquals("epoch\n", Files.readString(parts.file(TWO, trial, "epochs.csv")), "the folder stays as it is");
        parts.runPart("2/2");
        assertEquals(0, merge().code());
    }

    @Test
    void aDamagedTrialInTheMergedFolderIsSetAsideAndTakenAgain() throws Exception {
        assertEquals(0, merge().code());
        Trial trial = parts.trialOf(1);
        Path json = parts.file("/results/tiny", trial, "trial.json");
        String before = Files.readString(json);
        Files.writeString(json, "");
        Result merged = merge();
        assertEquals(0, merged.code(), merged.err());
        assertTrue(merged.err().contains("trial.json is damaged: it is empty;"), merged.err());
        assertEquals(before, Files.readString(json));
    }

    @Test
    void foldersOfAnotherDepthSayWhichFoldersToGiveAgain() {
        Result merged = parts.run("merge", ONE, "--into", "/other");
        assertEquals(3, merged.code(), merged.err());
        assertTrue(
                merged.err()
                        .endsWith(" of part 2.\nTo train what is missing, give the commands of these parts again"
                                + " and merge again.\n"),
                merged.err());
    }

    @Test
    void aFolderThatARunUsesIsNotMergedIntoAndIsReadAllTheSame() throws Exception {
        Files.createDirectories(parts.path("/results/tiny"));
        try (FolderLock lock = parts.results("/results/tiny").lock("1 since 2026-01-01T00:00:00Z")) {
            lock.check();
            assertEquals(
                    new Result(
                            2,
                            "",
                            "Merging 4 trials of 2 folders.\n/results/tiny is in use by process 1 since 2026-01-01T00:00:00Z. One run at a time may use a"
                                    + " folder.\n"),
                    merge());
        }
        try (FolderLock lock = parts.results(ONE).lock("1")) {
            lock.check();
            assertEquals(0, merge().code());
        }
    }

    /** Wherever it stops, as when it is killed: between any two writes. */
    @Test
    void aMergeThatWasStoppedIsCompletedByTheNextOne() throws Exception {
        List<Path> folders = List.of(parts.path(ONE), parts.path(TWO));
        new Merger().merge(folders, parts.path("/undisturbed/tiny"), MergeListener.NONE);
        SortedMap<String, String> whole = Program.files(parts.path("/undisturbed/tiny"));
        int writes = 0;
        boolean stopped = true;
        while (stopped) {
            Path into = parts.path("/stopped-" + writes + "/tiny");
            try {
                new Merger(new StoppingGuard(new AtomicInteger(writes))).merge(folders, into, MergeListener.NONE);
                stopped = false;
            } catch (Stopped e) {
                new Merger().merge(folders, into, MergeListener.NONE);
            }
            assertEquals(whole, Program.files(into), writes + " writes");
            writes++;
        }
        assertTrue(writes > 4, "the trials are among " + writes + " writes");
    }

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Lets so many writes pass. */
    private record StoppingGuard(AtomicInteger left) implements FileGuard {
        @Override
        public <T> T write(Supplier<T> files) {
            if (left.getAndDecrement() == 0) {
                throw new Stopped();
            }
            return files.get();
        }
    }
}
