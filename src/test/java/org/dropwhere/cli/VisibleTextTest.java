package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Of what a terminal obeys only line breaks reach it, whatever stands in questions, names and paths. */
class VisibleTextTest {
    private static final String EVIL = "\u001b[2J\u009b\u007f\u202e\u2066\u2028\b\t\r";
    private static final String SHOWN = "\\u001b[2J\\u009b\\u007f\\u202e\\u2066\\u2028\\u0008\\u0009\\u000d";

    @TempDir
    private Path folder;

    private static void assertObeysNothing(Result result) {
        for (String text : new String[] {result.out(), result.err()}) {
            assertTrue(
                    text.codePoints()
                            .allMatch(c -> c == '\n'
                                    || !(Character.isISOControl(c) || c == 0x2028 || c == 0x202E || c == 0x2066)),
                    text);
        }
    }

    @Test
    void aQuestionIsShownWithItsControlCharacters() throws Exception {
        // In quotes YAML has escapes for all of them.
        String question = "\"\\e[2J\\x9b\\x7f\\u202e\\u2066\\u2028\\b\\t\\rx\"";
        Tiny.write(folder, "tiny", "question: " + question + "\n" + Tiny.SETTINGS + "seeds: 1\n" + Tiny.VARIANTS);
        Result plan = Program.in(folder).run("plan", "tiny.yaml");
        assertEquals(0, plan.code(), plan.err());
        assertEquals(
                "tiny\n" + SHOWN + "x\n", plan.out().substring(0, plan.out().indexOf("\n\n") + 1));
        assertObeysNothing(plan);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void soArePathsInMessagesAndResultsEachOnOneLine() throws Exception {
        Path strange = Files.createDirectory(folder.resolve(EVIL + "\n"));
        Tiny.write(strange);
        Program program = Program.in(folder);
        Result data = program.run("data", EVIL + "\n/tiny.yaml", "--out", EVIL + "\n/out");
        assertEquals(0, data.code(), data.err());
        assertEquals(
                SHOWN + "\\u000a/out/train.csv", data.out().lines().findFirst().orElseThrow());
        assertObeysNothing(data);
        Result missing = program.run("plan", EVIL);
        assertEquals(2, missing.code());
        assertEquals(SHOWN + ": there is no such file\n", missing.err());
    }

    @Test
    void jsonIsStillJsonOfTheSameText() {
        StringWriter written = new StringWriter();
        PrintWriter out = new VisiblePrinter(new PrintWriter(written));
        out.println(new JsonMapper().writeValueAsString(EVIL));
        out.flush();
        assertEquals(EVIL, new JsonMapper().readValue(written.toString(), String.class));
        assertTrue(written.toString().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)), written.toString());
    }

    @Test
    void aTextKeepsItsLinesAndALineIsOne() {
        StringWriter written = new StringWriter();
        PrintWriter out = new VisiblePrinter(new PrintWriter(written));
        out.print("a\nb\r\n\n");
        out.print('\u001b');
        out.println("c\nd");
        out.println();
        out.flush();
        String end = System.lineSeparator();
        assertEquals("a\nb\\u000d\n\n\\u001bc\\u000ad" + end + end, written.toString());
    }
}
