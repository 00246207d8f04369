package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.execution.Provenance;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said about how the rest is got, is what gets it. */
class MergeAdviceTest {
    private static final Provenance MACHINE = HandMade.PROVENANCE;

    @TempDir
    private Path folder;

    private PartRuns parts = new PartRuns(Path.of(""));

    @BeforeEach
    void writeExperiment() throws Exception {
        parts = new PartRuns(folder);
        Tiny.write(folder);
    }

    private static String last(Result result) {
        List<String> lines = result.errLines();
        return lines.get(lines.size() - 1);
    }

    @Test
    void theRunThatGoesOnHasTheArgumentsOfTheParts() {
        parts.runPart("1/2", "--set", "training.epochs=1", "--grid", "model.units=[2, 3]");
        Result merged = parts.run("merge", PartRuns.ONE, "--into", "/results/tiny");
        assertEquals(3, merged.code(), merged.err());
        assertEquals(
                "To train what is missing, give the commands of these parts again and merge again, or give dropwhere"
                        + " run FILE --set=training.epochs=1 '--grid=model.units=[2, 3]' --results /results, which goes"
                        + " on in /results/tiny.",
                last(merged));
        parts.succeed(
                "run", "/tiny.yaml", "--set=training.epochs=1", "--grid=model.units=[2, 3]", "--results", "/results");
        parts.succeed("merge", PartRuns.ONE, "--into", "/results/tiny");
    }

    @Test
    void ofPartsOfDifferentDivisionsTheMissingOnesOfTheFewestAreNamed() throws Exception {
        parts.runPart("1/2");
        Trial other = parts.trialOf(2);
        int number = 1;
        while (!new PlanPart(number, 1000).has(other)) {
            number++;
        }
        parts.runPart(number + "/1000");
        Result merged = parts.run("merge", PartRuns.ONE, "/results/tiny-part-" + number + "-of-1000", "--into", "/x");
        int missing = new PlanPart(2, 2)
                        .trials(parts.results(PartRuns.ONE).readPlan().orElseThrow())
                        .size()
                - 1;
        assertEquals(3, merged.code(), merged.err());
        assertTrue(
                merged.err()
                        .endsWith("Not finished: " + missing + " of 4 trials " + (missing == 1 ? "has" : "have")
                                + " ended in none of the folders, which are of different divisions, into 2 and 1000"
                                + " parts; of 2 parts these trials are " + missing + " of part 2.\n"
                                + "To train what is missing, give the commands of these parts and merge again.\n"),
                merged.err());
    }

    /** A trial that failed in the part and has finished in the whole, too. */
    @Test
    void failuresAreTriedAgainByTheCommandsOfTheParts() {
        parts.runPart("1/2");
        parts.runPart("2/2");
        Trial trial = parts.trialOf(1);
        parts.results(PartRuns.ONE).store(trial, new Outcome.Failed(List.of(), 1, "Out of memory."), MACHINE);
        Result merged = parts.run("merge", PartRuns.ONE, PartRuns.TWO, "--into", "/results/tiny");
        assertEquals(
                "1 of 4 trials failed; to try them again, give the commands of the folders again with --retry-failed and"
                        + " merge again.",
                last(merged));
        parts.runPart("1/2", "--retry-failed");
        parts.succeed("merge", PartRuns.ONE, PartRuns.TWO, "--into", "/results/tiny");
        parts.results(PartRuns.ONE).store(trial, new Outcome.Failed(List.of(), 1, "Out of memory."), MACHINE);
        Result again = parts.runPart("1/2", "--retry-failed");
        assertTrue(again.err().contains("all finished before; nothing to train"), again.err());
    }

    @Test
    void aPartThatStoppedEarlySaysHowItGoesOn() {
        // Weights that grow without bounds.
        Result stopped = parts.run(
                "run",
                "/tiny.yaml",
                "--results",
                "/results",
                "--jobs",
                "1",
                "--part",
                "1/2",
                "--fail-fast",
                "--seeds",
                "6",
                "--set",
                "training.optimizer={rmsprop: {learning-rate: 1e38}}");
        assertEquals(3, stopped.code(), stopped.err());
        assertTrue(stopped.err().contains(" ended. The same command trains the others.\n"), stopped.err());
        assertFalse(stopped.err().contains("merge them"), stopped.err());
    }
}
