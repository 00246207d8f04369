package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment with one file of text, from the file to the report. */
class TextFilesTest {
    @TempDir
    private Path folder;

    private void write(String split, String words) throws IOException {
        StringBuilder lines = new StringBuilder("id,text,mood\n");
        for (int i = 0; i < 40; i++) {
            lines.append(i)
                    .append(i % 2 == 0 ? ",\"What, a Day number " : ",\"Night, ")
                    .append(i)
                    .append("\",");
            lines.append(i % 2 == 0 ? "glad\n" : "sad\n");
        }
        Files.writeString(folder.resolve("moods.csv"), lines);
        Files.writeString(folder.resolve("moods.yaml"), """
                data:
                  file: moods.csv
                  columns: {tokens: text, label: mood}
                  labels: {1: glad}
                  words: %s
                  split: %s
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """.formatted(words, split));
    }

    private String execute(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(
                        command,
                        folder.resolve("moods.yaml").toString(),
                        "--results",
                        folder.resolve("results").toString());
        assertEquals(ExitCode.DONE, code, err.toString());
        return out.toString();
    }

    @Test
    void isSplitCountedAndKeptWithItsVocabulary() throws IOException {
        write("{validation: 0.2, test: 0.2}", "{vocabulary: 6}");

        String plan = execute("plan");

        assertTrue(plan.contains("Data: CSV file, the same for all seeds: "), plan);
        assertTrue(plan.contains("""
                      24 training, 8 validation, 8 test sequences of length 2 to 5, vocabulary 6 (words)
                      split off 0.2 to validate and 0.2 to test, the same share of either label
                      the more frequent label: 0.5 of training, 0.5 of validation, 0.5 of test
                """), plan);

        execute("run");

        Path results = folder.resolve("results/moods");
        // All of them stand in each line of their label; equally frequent words are in the order of the alphabet.
        assertEquals("\n[UNK]\na\nday\nnight\nnumber\n", Files.readString(results.resolve("vocabulary.txt")));
        String page = Files.readString(results.resolve("report.html"));
        assertTrue(page.contains("moods.csv"), page);
        assertTrue(page.contains("share of unknown words"), page);
        assertFalse(page.contains(folder.toString()), page);
    }

    @Test
    void foldsHaveVocabulariesOfTheirOwnWhichAreNotKept() throws IOException {
        write("{folds: 4, validation: 0.2}", "{}");

        String plan = execute("plan");

        assertTrue(plan.contains("in 4 folds of which each seed tests on another"), plan);
        assertTrue(plan.contains("      for example in the split of seed 1:\n"), plan);
        execute("run");
        assertFalse(Files.exists(folder.resolve("results/moods/vocabulary.txt")));
    }
}
