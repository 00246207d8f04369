package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.FileData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class MovedPathsTest {
    private static final TrialDescription TRIAL =
            HandMade.plan(1, "control").trials().get(0).description();

    @TempDir
    private Path top;

    private Path from;

    @BeforeEach
    void makeFolder() throws Exception {
        from = Files.createDirectories(top.resolve("results/part"));
    }

    private List<Path> moved(Path into, String stored) {
        FileData files = FileData.of(Path.of(stored), Path.of("../a.csv"), Path.of("../b.csv"), OptionalInt.of(4));
        TrialDescription moved = new MovedPaths(from, into).description(TRIAL.with(files, TRIAL.model()));
        return ((FileData) moved.data()).paths();
    }

    @Test
    void filesAreNamedFromTheOtherFolder() throws Exception {
        Path beside = Files.createDirectories(top.resolve("results/whole"));
        assertEquals(
                Path.of("../../data/x.csv"), moved(beside, "../../data/x.csv").get(0));
        Path deeper = Files.createDirectories(top.resolve("results/far/away"));
        assertEquals(
                List.of(Path.of("../../../data/x.csv"), Path.of("../../a.csv"), Path.of("../../b.csv")),
                moved(deeper, "../../data/x.csv"));
    }

    @Test
    void filesThatAreNamedFromTheExperimentsFolderStay() throws Exception {
        Path deeper = Files.createDirectories(top.resolve("results/far/away"));
        assertEquals(Path.of("data/x.csv"), moved(deeper, "data/x.csv").get(0));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "paths have other roots")
    void aFolderWithoutOneInCommonWithAFileIsRefused() {
        Path into = top.resolve("whole");
        String up = "../".repeat(from.toAbsolutePath().getNameCount() + 2);
        assertEquals(
                into + " has no folder in common with /elsewhere/x.csv, which " + from
                        + " names as a file of data; give a folder beside " + from + ".",
                assertThrows(BadInput.class, () -> moved(into, up + "elsewhere/x.csv"))
                        .getMessage());
    }
}
