package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final StringWriter err = new StringWriter();

    @Test
    void tellsTheSentencesOfBadInput() {
        assertEquals(2, code(new BadInput(List.of("One is wrong.", "Two is wrong."))));
        assertEquals(
                List.of("One is wrong.", "Two is wrong."),
                err.toString().lines().toList());
    }

    @Test
    void keepsTheStackTraceOfAnUnexpectedFailureInALogFile() throws Exception {
        assertEquals(1, code(new IllegalStateException("The cat is on the keyboard.")));
        List<String> lines = err.toString().lines().toList();
        assertEquals("Unexpected failure: java.lang.IllegalStateException: The cat is on the keyboard.", lines.get(0));
        Matcher matcher = Pattern.compile("Details are in (.+\\.log)\\. To examine the installation: dropwhere doctor")
                .matcher(lines.get(1));
        assertTrue(matcher.matches(), lines.get(1));
        assertEquals(2, lines.size());
        Path log = Path.of(matcher.group(1));
        String details = Files.readString(log);
        Files.delete(log);
        assertTrue(details.startsWith("dropwhere development, Java " + Runtime.version()), details);
        assertTrue(details.contains("\tat org.dropwhere.cli.FailuresTest.keepsTheStackTrace"), details);
    }

    private int code(Throwable failure) {
        return Failures.code(failure, new PrintWriter(err, true));
    }
}
