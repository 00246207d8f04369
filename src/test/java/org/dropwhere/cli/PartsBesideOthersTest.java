package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts, and the folders that stand beside theirs. */
class PartsBesideOthersTest {
    @TempDir
    private Path folder;

    private PartRuns parts = new PartRuns(Path.of(""));

    @BeforeEach
    void writeExperiment() throws Exception {
        parts = new PartRuns(folder);
        Tiny.write(folder);
    }

    @Test
    void thePlanOfAPartCountsWhatItsRunTakesOver() {
        parts.succeed("run", "/tiny.yaml", "--results", "/results");
        Result plan = parts.succeed("plan", "/tiny.yaml", "--results", "/results", "--part", "1/2", "--format", "csv");
        assertTrue(plan.err().endsWith(" finished\n"), plan.err());
        assertTrue(plan.out().lines().skip(1).noneMatch(line -> line.contains("open")), plan.out());
        Result run = parts.runPart("1/2");
        assertTrue(run.err().contains("all finished before; nothing to train"), run.err());
    }

    @Test
    void anExperimentThatIsNamedLikeAPartDoesNotShareItsFolder() throws Exception {
        Tiny.write(folder, "tiny-part-1-of-2", Tiny.SETTINGS + "seeds: 3\n" + Tiny.VARIANTS);
        parts.runPart("1/2");
        String ends = " would have the same name, since the folder of a part is named like this; give one of the"
                + " experiments another name, or choose another folder for the results.";
        String begins = ": this folder is that of the experiment ";
        parts.assertRefuses(
                PartRuns.ONE + begins + "tiny, and that of tiny-part-1-of-2" + ends,
                "run",
                "/tiny-part-1-of-2.yaml",
                "--results",
                "/results");
        parts.succeed("run", "/tiny-part-1-of-2.yaml", "--results", "/other");
        parts.assertRefuses(
                "/other/tiny-part-1-of-2" + begins + "tiny-part-1-of-2, and that of tiny" + ends,
                "run",
                "/tiny.yaml",
                "--results",
                "/other",
                "--part",
                "1/2");
    }
}
