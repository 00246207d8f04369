package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.Renumbered;
import org.dropwhere.results.ResultsFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What earlier releases wrote, kept as they wrote it: their results folders are read, and gone on with where they
 * compute by the same numeric version; where not, all that they computed stays, and no trial of the shipped experiments
 * has another id but for that version.
 */
@Tag("slow")
class EarlierReleasesTest {
    /** By which {@link #RELEASE} computed. */
    private static final int VERSION = 3;

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
        Renumbered.inPlace(folder.resolve("stopped"));
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
    void beginsAnewBesideTrialsOfAnEarlierNumericVersionAndSaysWhy() throws Exception {
        Path stopped = folder.resolve("stopped");
        SortedMap<String, String> before = Program.files(stopped);
        Result run = Program.in(folder).run("run", "stopped/experiment.yaml", "--results", ".", "--jobs", "1");
        assertEquals(0, run.code(), run.err());
        String stays = "1 finished trial was computed by an earlier release (numeric version 3, this one computes by "
                + NumericVersion.CURRENT + "), is not taken over, and stays: %s, seed 1 (cffd8f36e009aea1).";
        assertEquals(
                List.of(
                        String.format(Locale.ROOT, stays, "control"),
                        "stopped: 4 trials (2 variants, 2 seeds), 1 at a time"),
                run.errLines().subList(0, 2));
        SortedMap<String, String> after = Program.files(stopped);
        before.keySet().removeIf(file -> !file.startsWith("trials/"));
        assertEquals(3, before.size());
        before.forEach((file, content) -> assertEquals(content, after.get(file), file));
        for (Trial trial : ResultsFolder.at(stopped).readPlan().orElseThrow().trials()) {
            assertEquals(OptionalInt.of(NumericVersion.CURRENT), trial.numericVersion());
            assertTrue(after.containsKey("trials/" + trial.id() + "/trial.json"));
        }
        // Of the same description; the plan before does not know its name any more.
        Result again = Program.in(folder).run("run", "stopped/experiment.yaml", "--results", ".");
        assertEquals(
                List.of(
                        String.format(Locale.ROOT, stays, "no dropout"),
                        "stopped: 4 trials, all finished before; nothing to train"),
                again.errLines().subList(0, 2));
    }

    @Test
    void tellsEditedTrialsFromThoseOfAnEarlierNumericVersion() throws Exception {
        Path file = folder.resolve("csv/experiment.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("/tmp/fix/data/", "../csv-data/")
                        .replaceFirst("(?m)^seeds: 2$", "seeds: 1"));
        Result run = Program.in(folder).run("run", "csv/experiment.yaml", "--results", ".");
        assertEquals(0, run.code(), run.err());
        assertTrue(
                run.errLines()
                        .get(0)
                        .matches("2 finished trials are not part of the experiment any more, and stay: "
                                + "(\\S+, seed 2 \\([0-9a-f]{16}\\)(; |\\.)){2}"
                                + " 2 finished trials were computed by an earlier release \\(numeric version 3,"
                                + " this one computes by "
                                + NumericVersion.CURRENT + "\\), are not taken over, and stay: "
                                + "(\\S+, seed 1 \\([0-9a-f]{16}\\)(; |\\.)){2}"),
                run.err());
    }

    /** They could only come out differently, which would say nothing about them. */
    @Test
    void doesNotVerifyByAnotherNumericVersion() throws Exception {
        SortedMap<String, String> before = Program.files(folder);
        for (String experiment : List.of("task", "csv", "stopped")) {
            assertEquals(
                    new Result(
                            ExitCode.BAD_INPUT,
                            "",
                            experiment + ": its trials were computed by an earlier release (numeric version 3, this one"
                                    + " computes by " + NumericVersion.CURRENT + "), so their numbers cannot come out"
                                    + " again; verify them with the release that trained them.\n"),
                    Program.in(folder).run("verify", experiment));
        }
        assertEquals(before, Program.files(folder));
    }

    @Test
    void readsWhatALaterNumericVersionComputedAndDoesNotVerifyIt() throws Exception {
        Renumbered.inPlace(folder.resolve("stopped"), NumericVersion.CURRENT + 1);
        assertEquals(
                new Result(
                        ExitCode.BAD_INPUT,
                        "",
                        "stopped: its trials were computed by a later release (this one computes by numeric"
                                + " version "
                                + NumericVersion.CURRENT + "), so their numbers cannot come out again; verify them with"
                                + " the release that trained them.\n"),
                Program.in(folder).run("verify", "stopped"));
        Result report = Program.in(folder).run("report", "stopped");
        assertEquals(0, report.code(), report.err());
    }

    @Test
    void keepsTheIdsOfAllTrialsOfTheShippedExperiments() throws IOException {
        for (String line : Files.readAllLines(RELEASE.resolve("trial-ids.txt"))) {
            List<String> words = List.of(line.split(" "));
            List<String> pinned = words.subList(1, words.size());
            Path file = Path.of("experiments", words.get(0) + ".yaml");
            // More seeds or variants may have come since.
            List<String> ids = Planner.plan(ExperimentFile.read(file), Datasets::digest).trials().stream()
                    .map(trial -> Trial.of(trial.description(), VERSION).id())
                    .filter(pinned::contains)
                    .toList();
            assertEquals(Set.copyOf(pinned), Set.copyOf(ids), words.get(0));
        }
    }
}
