package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Own data and what was computed from them, after they were moved, changed or lost. */
@Tag("slow")
class MovedDataTest {
    @TempDir
    private static Path once;

    @TempDir
    private Path temporary;

    private Path project;

    @BeforeAll
    static void run() throws Exception {
        Path project = once.resolve("project");
        Files.createDirectories(project.resolve("data"));
        Files.writeString(project.resolve("data/train.csv"), "label,tokens\n0,1 2 3\n1,4 3 2\n");
        Files.writeString(project.resolve("data/validation.csv"), "label,tokens\n0,2 2 3\n1,4 4 2\n");
        Files.writeString(project.resolve("data/test.csv"), "label,tokens\n0,3 2 3\n1,4 1 2\n");
        Files.writeString(project.resolve("x.yaml"), """
                data: {csv: {train: data/train.csv, validation: data/validation.csv, test: data/test.csv}}
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """);
        Result result = Program.in(project).run("run", "x.yaml", "--jobs", "1");
        assertEquals(0, result.code(), result.err());
    }

    @BeforeEach
    void copy() throws IOException {
        project = temporary.resolve("project");
        try (Stream<Path> files = Files.walk(once.resolve("project"))) {
            for (Path file : files.toList()) {
                Files.copy(file, temporary.resolve(once.relativize(file)));
            }
        }
    }

    private Result elsewhere(String... arguments) throws Exception {
        return Program.in(Files.createDirectories(temporary.resolve("elsewhere")))
                .run(arguments);
    }

    @Test
    void noFileOfTheResultsNamesAFolderOfTheUsers() throws Exception {
        assertNothingNames(once, once.resolve("project/results"));
    }

    private static void assertNothingNames(Path folder, Path results) throws IOException {
        try (Stream<Path> files = Files.walk(results)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(folder.toString()),
                        file::toString);
            }
        }
    }

    @Test
    void isVerifiedAndReportedFromAnyFolderAndRunsAgainWhereItWasMoved() throws Exception {
        project = Files.move(project, temporary.resolve("moved"));
        Result verified = elsewhere("verify", "../moved/results/x");
        assertEquals(0, verified.code(), verified.err());
        assertEquals(0, elsewhere("report", "../moved/results/x").code());
        Result again = elsewhere("run", "../moved/x.yaml", "--results", "../moved/results");
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("4 trials, all finished before; nothing to train"), again.err());
        assertEquals(
                0,
                elsewhere("run", "../moved/results/x/experiment.yaml", "--results", "../moved/results")
                        .code());
    }

    @Test
    void aChangedFileIsTheCause() throws Exception {
        Files.writeString(project.resolve("data/test.csv"), "label,tokens\n0,3 2 3\n1,4 1 1\n");
        Result verified = elsewhere("verify", "../project/results/x");
        assertEquals(3, verified.code(), verified.out() + verified.err());
        assertTrue(
                verified.err().contains("The data have changed since training: ")
                        && verified.err().contains("data/test.csv does not have the content that was trained on."),
                verified.err());
        Result reported = elsewhere("report", "../project/results/x");
        assertEquals(0, reported.code());
        assertTrue(
                reported.err().contains("data/test.csv does not have the content that was trained on."),
                reported.err());
        Result again = elsewhere("run", "../project/x.yaml", "--results", "../project/results");
        assertEquals(0, again.code(), again.err());
        assertTrue(
                again.err().contains("4 finished trials are not part of the experiment any more, and stay: "),
                again.err());
        assertTrue(again.err().contains(". The data have changed since training: "), again.err());
        assertTrue(again.err().contains("data/test.csv does not have the content that was trained on."), again.err());
    }

    @Test
    void aLostFileIsTheCause() throws Exception {
        Files.delete(project.resolve("data/test.csv"));
        Result verified = elsewhere("verify", "../project/results/x");
        assertEquals(2, verified.code());
        assertTrue(
                verified.err().contains("data/test.csv that was trained on cannot be found; put it back there."),
                verified.err());
        Result reported = elsewhere("report", "../project/results/x");
        assertEquals(0, reported.code());
        assertTrue(
                reported.err().contains("data/test.csv that was trained on cannot be found; put it back there."),
                reported.err());
    }
}
