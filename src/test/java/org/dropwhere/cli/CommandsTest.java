package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands that train nothing, in this process: help, plan, doctor and wrong arguments. */
class CommandsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    private int execute(String... arguments) {
        return Dropwhere.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help run", "help plan", "help data", "help doctor", "run --help", "doctor -h"})
    void helpIsOnStandardOutputAndListsTheExitCodes(String line) {
        assertEquals(0, execute(line.split(" ", -1)));
        for (String code :
                new String[] {"0     done", "1     unexpected", "2     bad input", "3     some", "130   interr"}) {
            assertTrue(out.toString().contains(code), code + " in\n" + out);
        }
        assertEquals("", err.toString());
    }

    @Test
    void noCommandIsASentence() {
        assertEquals(2, execute());
        assertTrue(err.toString().contains("dropwhere --help"), err.toString());
        assertEquals("", out.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rum x.yaml",
                "run",
                "run x.yaml --job 2",
                "run x.yaml --jobs 0",
                "run x.yaml --jobs two",
                "run x.yaml --seeds 0",
                "run missing.yaml",
                "plan missing.yaml",
                "data x.yaml"
            })
    void wrongArgumentsAreToldWithoutAStackTrace(String line) {
        assertEquals(2, execute(line.split(" ", -1)), err.toString());
        assertFalse(err.toString().isBlank());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheNearest() {
        execute("dat");
        assertTrue(err.toString().contains("data"), err.toString());
    }

    @Test
    void thePlanOfTheQuestionShowsItsParametersSitesAndTrials() throws IOException {
        assertEquals(0, execute("plan", "experiments/keras-question.yaml"));
        String plan = out.toString();
        for (String row : new String[] {
            "embedding\\s+\\[batch, 498, 64\\]\\s+4096",
            "lstm\\s+\\[batch, 100\\]\\s+66000",
            "dense, sigmoid\\s+\\[batch, 1\\]\\s+101",
            "total\\s+70197",
            "extra-dropout\\s+after-embedding\\s+0.25\\s+per-step",
            "lstm-only\\s+lstm-recurrent\\s+0.5\\s+per-sequence\\s+per-gate\\s+keras: recurrent-dropout",
            "no-dropout\\s+no dropout",
            "30 trials \\(3 variants, 10 seeds\\)"
        }) {
            assertTrue(Pattern.compile(row).matcher(plan).find(), row + " in\n" + plan);
        }
    }

    @Test
    void doctorFindsThisMachineInOrder() {
        assertEquals(0, execute("doctor"), out.toString());
        for (String what : new String[] {"Java", "memory", "ND4J", "BLAS", "BLAS threads", "fonts"}) {
            assertTrue(
                    Pattern.compile("(?m)^" + what + "\\s.*\\sok$")
                            .matcher(out.toString())
                            .find(),
                    what + " in\n" + out);
        }
    }

    @Test
    void anUnexpectedFailureKeepsItsStackTraceAndSaysWhere() throws IOException {
        CommandLine command = Dropwhere.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
        int code = new Failures()
                .handleExecutionException(new IllegalStateException("a defect"), command, command.parseArgs("doctor"));
        assertEquals(1, code);
        Matcher log = Pattern.compile("(/|[A-Z]:\\\\)\\S+\\.log").matcher(err.toString());
        assertTrue(log.find(), err.toString());
        Path file = Path.of(log.group());
        assertTrue(Files.readString(file).contains("anUnexpectedFailureKeepsItsStackTraceAndSaysWhere"));
        Files.delete(file);
    }
}
