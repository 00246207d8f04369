package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunTest {
    @TempDir
    private static Path folder;

    private static Result first;
    /** The classes that it loaded. */
    private static String loaded = "";
    /** What the first run, of one job, has written. */
    private static SortedMap<String, String> files;

    @BeforeAll
    static void runOnce() throws Exception {
        Tiny.write(folder);
        Path log = folder.resolve("loaded.txt");
        first = Program.in(folder).with("-Xlog:class+load:file=" + log).run("run", "tiny.yaml", "--jobs", "1");
        loaded = Files.readString(log);
        files = Program.files(folder.resolve("results/tiny"));
    }

    @Test
    void printsTheSummaryAndNothingElseOnStandardOutput() {
        List<String> lines = first.out().lines().toList();
        assertTrue(lines.get(0)
                .matches("variant +n +failed +accuracy +95 % interval +majority +at last epoch +loss +gap"));
        for (int row = 0; row < 3; row++) {
            String variant = List.of("control", "in-keras-words", "by-site").get(row);
            assertTrue(
                    lines.get(row + 1)
                            .matches(variant
                                    + " +2 +0 +0\\.\\d{4} +\\[.+] +0\\.5000 +0\\.\\d{4} +0\\.\\d{4} +-?0\\.\\d{4}"),
                    lines.get(row + 1));
        }
        assertEquals("", lines.get(4));
        assertTrue(lines.get(5).startsWith("Means over n seeds"));
        assertEquals(
                """

                2 seeds are too few for a verdict on in-keras-words and control, which takes 5 or more:
                the difference in test accuracy is 0.000 so far.

                2 seeds are too few for a verdict on by-site and control, which takes 5 or more: the
                difference in test accuracy is 0.000 so far.
                """.lines().toList(),
                lines.subList(9, lines.size()).stream()
                        .map(line -> line.replaceAll("is -?\\d\\.\\d{3} so", "is 0.000 so"))
                        .toList());
        assertEquals(0, first.code());
    }

    @Test
    void trainsWithoutDeeplearning4j() {
        assertTrue(loaded.contains("org.dropwhere.network.kernel.NetworkKernel"));
        assertFalse(loaded.contains("org.nd4j"));
        assertFalse(loaded.contains("org.deeplearning4j"));
    }

    @Test
    void saysOnStandardErrorWhatItDoesAndOfARunOfSecondsNothingMore() {
        assertEquals(
                List.of(
                        "tiny: 4 trials (3 variants, 2 seeds; variants that mean the same share trials), 1 at a time",
                        "The report is " + Path.of("results", "tiny", "report.html")
                                + ", with tables and charts beside it."),
                first.errLines());
    }

    @Test
    void writesTheseFilesAndNoOthers() {
        List<String> expected =
                new ArrayList<>(List.of("experiment.yaml", "files.sha256", "looks.csv", "plan.yaml", "report.html"));
        for (String table : List.of("comparisons", "epochs", "metrics", "summary")) {
            expected.addAll(List.of("tables/" + table + ".csv", "tables/" + table + ".md"));
        }
        for (String chart : List.of("accuracy", "differences", "distribution", "gap", "loss")) {
            expected.addAll(List.of("charts/" + chart + ".png", "charts/" + chart + ".svg"));
        }
        for (String trial : trials()) {
            expected.addAll(List.of("trials/" + trial + "/epochs.csv", "trials/" + trial + "/trial.json"));
        }
        assertEquals(new TreeSet<>(expected), new TreeSet<>(files.keySet()));
        assertEquals(4, trials().size());
    }

    @Test
    void endsLinesWithLineFeedsOnly() {
        assertTrue(files.entrySet().stream()
                .filter(file -> !file.getKey().endsWith(".png"))
                .noneMatch(file -> file.getValue().contains("\r")));
    }

    @Test
    void givesVariantsThatMeanTheSameTheSameNumbers() {
        for (String table : List.of("tables/epochs.csv", "tables/summary.csv")) {
            List<String> byName = rows(files, table, row -> row.startsWith("by-site,"));
            List<String> inKerasWords = rows(files, table, row -> row.startsWith("in-keras-words,"));
            assertEquals(
                    inKerasWords.stream()
                            .map(row -> row.replace("in-keras-words,", "by-site,"))
                            .toList(),
                    byName);
            assertTrue(byName.size() >= 4, table);
        }
    }

    @Test
    void trainsNothingTheSecondTimeAndLeavesAllBytesAsTheyAre() throws Exception {
        Result again = Program.in(folder).run("run", "tiny.yaml");
        assertEquals(
                List.of(
                        "tiny: 4 trials, all finished before; nothing to train",
                        "The report is " + Path.of("results", "tiny", "report.html")
                                + ", with tables and charts beside it."),
                again.errLines());
        assertEquals(first.out(), again.out());
        assertEquals(0, again.code());
        assertEquals(files, Program.files(folder.resolve("results/tiny")));
    }

    @Test
    void givesTheSameBytesWithTwoJobsAndNoMessagesIfQuiet() throws Exception {
        Result quiet = Program.in(folder).run("run", "tiny.yaml", "--jobs", "2", "--quiet", "--results", "two");
        assertEquals(new Result(0, first.out(), ""), quiet);
        assertEquals(files, Program.files(folder.resolve("two/tiny")));
    }

    /** Turkish has an i of its own, the others digits, Thailand a calendar too. */
    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "tr, TR, '', ISO-8859-1, 3",
        "de, DE, '', UTF-8, 9",
        "fa, IR, '', UTF-8, 2",
        "ar, EG, '', windows-1256, 2",
        "th, TH, TH, UTF-8, 2"
    })
    void givesTheSameBytesInEveryLocaleWithAnyNumberOfJobs(
            String language, String country, String variant, String encoding, String jobs) throws Exception {
        Result there = Program.in(folder)
                .with(
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-Duser.variant=" + variant,
                        "-Dfile.encoding=" + encoding)
                .run("run", "tiny.yaml", "--jobs", jobs, "--results", language);
        assertEquals(first.out(), there.out());
        assertEquals(files, Program.files(folder.resolve(language + "/tiny")));
    }

    @Test
    void takesTheFirstSeedsOnly() throws Exception {
        Program.in(folder).run("run", "tiny.yaml", "--seeds", "1", "--results", "one-seed");
        SortedMap<String, String> oneSeed = Program.files(folder.resolve("one-seed/tiny"));
        assertEquals(
                rows(files, "tables/epochs.csv", row -> row.matches("(variant|[^,]+,1),.*")),
                rows(oneSeed, "tables/epochs.csv", row -> true));
    }

    @Test
    void leavesAVariantsNumbersAsTheyAreWhenOthersAreAddedRemovedOrReordered() throws Exception {
        Tiny.write(folder, "others", Tiny.SETTINGS + """
                seeds: 2
                variants:
                  new: {lstm-recurrent: 0.25}
                  in-keras-words:
                    after-embedding: 0.25
                    keras: {dropout: 0.5, recurrent-dropout: 0.5}
                  control: {}
                """);
        assertEquals(0, Program.in(folder).run("run", "others.yaml").code());
        SortedMap<String, String> others = Program.files(folder.resolve("results/others"));
        for (String variant : List.of("control", "in-keras-words")) {
            for (String table : List.of("tables/epochs.csv", "tables/summary.csv")) {
                assertEquals(
                        rows(files, table, row -> row.startsWith(variant + ",")),
                        rows(others, table, row -> row.startsWith(variant + ",")));
            }
        }
        for (String trial : trials()) {
            String epochs = "trials/" + trial + "/epochs.csv";
            assertEquals(files.get(epochs), others.get(epochs));
        }
    }

    private static List<String> trials() {
        return rows(files, "tables/epochs.csv", row -> !row.startsWith("variant,")).stream()
                .map(row -> row.split(",", -1)[2])
                .distinct()
                .toList();
    }

    private static List<String> rows(SortedMap<String, String> files, String table, Predicate<String> which) {
        return Stream.ofNullable(files.get(table))
                .flatMap(String::lines)
                .filter(which)
                .toList();
    }
}
