package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What earlier releases wrote, kept as they wrote it: their results folders are read and gone on with, and no trial of
 * the shipped experiments has another id.
 */
class EarlierReleasesTest {
    private static final Path RELEASE = Path.of("src/test/resources/releases/0.1.0");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> paths = Files.walk(RELEASE)) {
            for (Path path : paths.toList()) {
                Files.createDirectories(folder);
                Path to = folder.resolve(RELEASE.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(path, to);
                }
            }
        }
    }

    @Test
    void reportsASweepWithFailedTrials() throws Exception {
        String epochs = Files.readString(folder.resolve("task/tables/epochs.csv"));
        Result report = Program.in(folder).run("report", "task", "--format", "csv");
        assertEquals(0, report.code(), report.err());
        assertTrue(report.out().contains("\ncontrol,0.001,test_accuracy_at_best,5,0,0.480000,"), report.out());
        assertTrue(report.out().contains("\nin-keras-words,1e38,test_accuracy_at_best,0,5,,"), report.out());
        assertEquals(epochs, Files.readString(folder.resolve("task/tables/epochs.csv")));
    }

    @Test
    void reportsAndComparesAnExperimentWhoseFilesAreGone() throws Exception {
        Result report = Program.in(folder).run("report", "csv");
        assertEquals(0, report.code(), report.err());
        Result compare = Program.in(folder).run("compare", "csv", "task");
        assertEquals(0, compare.code(), compare.err());
    }

    @Test
    void goesOnWithAStoppedRun() throws Exception {
        SortedMap<String, String> before = Program.files(folder.resolve("stopped"));
        Result resumed = Program.in(folder).run("run", "stopped/experiment.yaml", "--results", ".", "--json");
        assertEquals(0, resumed.code(), resumed.err());
        assertTrue(
                resumed.out().contains("\"trials\":4,\"finished\":1,\"failed\":0,\"begun\":1,\"open\":3"),
                resumed.out().lines().findFirst().orElse(""));
        SortedMap<String, String> after = Program.files(folder.resolve("stopped"));
        before.keySet().removeIf(file -> file.endsWith("checkpoint.bin") || file.endsWith("lock"));
        // A look has been added to it, and to the experiment its checksum.
        before.remove("looks.csv");
        String experiment =
                Optional.ofNullable(before.remove("experiment.yaml")).orElseThrow();
        assertTrue(
                Optional.ofNullable(after.get("experiment.yaml")).orElseThrow().startsWith(experiment));
        // The plan is the same in today's format.
        before.remove("plan.yaml");
        before.forEach((file, content) -> assertEquals(content, after.get(file), file));
    }

    @Test
    void keepsTheIdsOfAllTrialsOfTheShippedExperiments() throws IOException {
        for (String line : Files.readAllLines(RELEASE.resolve("trial-ids.txt"))) {
            List<String> words = List.of(line.split(" "));
            List<String> pinned = words.subList(1, words.size());
            Path file = Path.of("experiments", words.get(0) + ".yaml");
            // More seeds or variants may have come since.
            List<String> ids = Planner.plan(ExperimentFile.read(file), Datasets::digest).trials().stream()
                    .map(Trial::id)
                    .filter(pinned::contains)
                    .toList();
            assertEquals(Set.copyOf(pinned), Set.copyOf(ids), words.get(0));
        }
    }
}
