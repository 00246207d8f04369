package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report alone is enough to run an experiment again. */
class SameAgainTest {
    @TempDir
    private Path folder;

    @Test
    void theExperimentInTheReportGivesTheSameResults() throws Exception {
        Tiny.write(folder, "base", Tiny.SETTINGS + "seeds: 1\n");
        Tiny.write(folder, "odd", """
                extends: base.yaml
                question: 'Is "a < b" & so on?'
                sweep: {zip: [{data.train: [30, 40], data.test: [20, 30]}]}
                variants:
                  keras: {keras: {dropout: 0.5, version: '2.3'}}
                  matched: {after-embedding: {matched-to: keras}}
                  123: {}
                """.replace("123", "'123'"));
        run("odd.yaml", "--grid", "training.optimizer.rmsprop.learning-rate=1e-3,0.01", "--set", "training.epochs=1");
        String page = Files.readString(folder.resolve("results/odd/report.html"));
        Matcher blocks =
                Pattern.compile("<code>(.*?)</code></pre>", Pattern.DOTALL).matcher(page);
        assertTrue(blocks.find());
        assertEquals("./dropwhere run odd.yaml", blocks.group(1));
        assertTrue(blocks.find());

        Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/odd.yaml"), StringEscapeUtils.unescapeHtml4(blocks.group(1)));
        run("elsewhere/odd.yaml", "--results", "elsewhere");
        assertEquals(files("results/odd"), files("elsewhere/odd"));
    }

    /** All but the plan, which remembers the command too, and pictures, which no message should print. */
    private SortedMap<String, String> files(String path) throws Exception {
        SortedMap<String, String> files = Program.files(folder.resolve(path));
        files.keySet().removeIf(file -> file.equals("plan.yaml") || file.endsWith(".png"));
        assertTrue(files.containsKey("report.html"));
        return files;
    }

    @Test
    void filesOfSequencesAreNamedByTheirWholePaths() throws Exception {
        Tiny.write(folder);
        Files.createDirectories(folder.resolve("data"));
        assertEquals(
                0, Program.in(folder).run("data", "tiny.yaml", "--out", "data").code());
        Tiny.write(folder, "csv", """
                data: {csv: {train: data/train.csv, validation: data/validation.csv, test: data/test.csv}, vocabulary: 4}
                model: {embedding: 3, units: 4}
                training: {epochs: 1}
                seeds: [1, 7]
                variants: {control: {}}
                """);
        run("csv.yaml");
        run("results/csv/experiment.yaml", "--results", "again");
        assertEquals(
                Program.files(folder.resolve("results/csv/tables")), Program.files(folder.resolve("again/csv/tables")));
    }

    private void run(String... args) throws Exception {
        Result result = Program.in(folder)
                .run(Stream.concat(Stream.of("run", "--quiet"), List.of(args).stream())
                        .toArray(String[]::new));
        assertEquals("", result.err());
        assertEquals(0, result.code());
    }
}
