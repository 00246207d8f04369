package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.dropwhere.results.Renumbered;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A results folder of a later or an earlier version of the program is refused by every command, and left as it is. */
class OtherVersionsTest {
    private static final Path STOPPED = Path.of("src/test/resources/releases/0.1.0/stopped");

    @TempDir
    private Path results;

    private Path folder;
    /** Of the trial that has finished. */
    private Path ended;
    /** Of the trial that has begun. */
    private Path begun;

    @BeforeEach
    void copy() throws Exception {
        folder = results.resolve("stopped");
        try (Stream<Path> files = Files.walk(STOPPED).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(STOPPED.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        Renumbered renumbered = Renumbered.inPlace(folder);
        Path trials = folder.resolve("trials");
        ended = trials.resolve(renumbered.id("cffd8f36e009aea1")).resolve("trial.json");
        begun = trials.resolve(renumbered.id("4efd1d679e1ecce7")).resolve("checkpoint.bin");
    }

    @ParameterizedTest
    @CsvSource({
        "run, plan.yaml, plan, '1, 2 and 3'",
        "run, looks.csv, looks, '1, 2 and 3'",
        "run, trial.json, trial, '1, 2, 3 and 4'",
        "run, checkpoint.bin, checkpoint, '1, 2, 3 and 4'",
        "run, files.sha256, report-files, 1 and 2",
        "report, plan.yaml, plan, '1, 2 and 3'",
        "report, looks.csv, looks, '1, 2 and 3'",
        "report, trial.json, trial, '1, 2, 3 and 4'",
        "report, data-summary.yaml, data-summary, '1, 2 and 3'",
        "report, files.sha256, report-files, 1 and 2",
        "verify, plan.yaml, plan, '1, 2 and 3'",
        "verify, trial.json, trial, '1, 2, 3 and 4'",
        "compare, plan.yaml, plan, '1, 2 and 3'",
        "compare, trial.json, trial, '1, 2, 3 and 4'",
        "plan, trial.json, trial, '1, 2, 3 and 4'",
        "plan, checkpoint.bin, checkpoint, '1, 2, 3 and 4'",
    })
    void isRefusedWithASentenceAndLeftAsItIs(String command, String name, String format, String read) throws Exception {
        Path file = file(name);
        for (int version : new int[] {0, 9}) {
            label(file, "dropwhere " + format + " " + version);
            var before = Program.files(folder);
            StringWriter err = new StringWriter();
            int code = Dropwhere.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(err))
                    .execute(arguments(command));
            String formats = (read.equals("1") ? "format " : "formats ") + read;
            String sentence = String.format(
                    Locale.ROOT,
                    version == 0
                            ? "%s is of format 0 of an earlier version of Dropwhere; this one reads %s."
                                    + " Use the version that wrote it.%n"
                            : "%s is of format 9 of a later version of Dropwhere; this one reads %s."
                                    + " Use the version that wrote it or a newer one.%n",
                    file,
                    formats);
            assertEquals(sentence, err.toString());
            assertEquals(ExitCode.BAD_INPUT, code);
            var after = Program.files(folder);
            after.keySet().removeIf(each -> each.endsWith("lock"));
            assertEquals(before, after);
        }
    }

    /** Neither set aside nor replaced: who goes on with the later version finds all as it was. */
    @ParameterizedTest
    @CsvSource({"checkpoint.bin, checkpoint", "data-summary.yaml, data-summary"})
    void whileOneFileIsRefusedDamagedOnesStayToo(String name, String format) throws Exception {
        label(file(name), "dropwhere " + format + " 9");
        Files.writeString(ended.resolveSibling("epochs.csv"), "");
        Files.writeString(folder.resolve("looks.csv"), "");
        Files.writeString(folder.resolve("plan.yaml"), "# dropwhere plan 2\nx\n");
        var before = Program.files(folder);
        int code = Dropwhere.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()))
                .execute(arguments("run"));
        assertEquals(ExitCode.BAD_INPUT, code);
        var after = Program.files(folder);
        after.keySet().removeIf(each -> each.endsWith("lock"));
        assertEquals(before, after);
    }

    private Path file(String name) {
        return switch (name) {
            case "trial.json" -> ended;
            case "checkpoint.bin" -> begun;
            default -> folder.resolve(name);
        };
    }

    private String[] arguments(String command) {
        String experiment = folder.resolve("experiment.yaml").toString();
        return switch (command) {
            case "run" -> new String[] {"run", experiment, "--results", results.toString(), "--quiet"};
            case "plan" -> new String[] {"plan", experiment, "--results", results.toString()};
            case "compare" ->
                new String[] {
                    "compare", folder.toString(), STOPPED.resolveSibling("task").toString()
                };
            default -> new String[] {command, folder.toString()};
        };
    }

    /** As a version would write it that nobody knows: all but the label may differ. */
    private static void label(Path file, String label) throws IOException {
        if (file.endsWith("checkpoint.bin")) {
            byte[] bytes = ("\0\26" + label + "?").getBytes(StandardCharsets.ISO_8859_1);
            Files.write(file, bytes);
        } else {
            Files.writeString(
                    file, file.endsWith("trial.json") ? "{\"format\": \"" + label + "\"}\n" : "# " + label + "\nx\n");
        }
    }
}
