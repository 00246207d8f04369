package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.report.Report;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.spec.Search;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole reports of searches whose truth is known. */
@Tag("slow")
class SearchReportTest {
    private static final MadeUpSearch SINGLE = MadeUpSearch.of(MadeUpSearch.searching(1, Optional.empty()), 0.04);
    private static final MadeUpSearch PAIRS = MadeUpSearch.of(
            MadeUpSearch.searching(2, Optional.of(new Search.Proxy(OptionalInt.of(1), OptionalInt.empty()))), 0.04);

    /** Where the finished search is, which several tests read. */
    @TempDir
    private static Path finished;

    private static Report single;

    @TempDir
    private Path results;

    @BeforeAll
    static void reportOnAFinishedSearch() {
        single = SINGLE.report(finished);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .filter(name -> !name.startsWith("trials/") && !name.endsWith(".png") && !name.endsWith(".md"))
                    .filter(name -> !name.startsWith(".") && !name.equals("files.sha256"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aFinishedSearchHasItsOwnPartsAndThoseOfItsFreshSeeds() throws IOException {
        assertEquals(List.of(), single.missing());
        assertEquals(Optional.empty(), single.chartProblem());
        assertEquals(
                List.of("candidates", "looks", "promise", "summary", "comparisons", "probabilities"),
                List.copyOf(single.tables().keySet()));
        assertEquals(
                List.of(
                        "charts/accuracy.svg",
                        "charts/differences.svg",
                        "charts/distribution.svg",
                        "charts/elimination.svg",
                        "charts/gap.svg",
                        "charts/loss.svg",
                        "charts/noise.svg",
                        "charts/place-by-rate.svg",
                        "looks.csv",
                        "report.html",
                        "tables/candidates.csv",
                        "tables/comparisons.csv",
                        "tables/epochs.csv",
                        "tables/looks.csv",
                        "tables/probabilities.csv",
                        "tables/promise.csv",
                        "tables/summary.csv"),
                files(finished.resolve("where-search")));
        assertEquals("candidates", single.tables().keySet().iterator().next());
        assertEquals(single.tables().get("candidates"), single.mainTable());
    }

    @Test
    void theTerminalBeginsWithTheAnswer() {
        assertTrue(single.text().startsWith("""
                        Put dropout 0.25 after the embedding, one mask a step (after-embedding-25): it beats
                        no-dropout by 0.042 (95 % interval 0.030 to 0.055) in test accuracy on 10 fresh seeds,
                        which is more than the margin of 0.01. Not told from after-embedding-25 by 10 fresh
                        seeds: lstm-input-25 and lstm-input-50. Still in the race at its end, but not tried on
                        fresh seeds: after-embedding-50. Every candidate that drops only inside the cell (4) or
                        behind the recurrent layers (2) was worse and left the race.

                        candidate           race    seeds    mean  minus no-dropout  ended
                        after-embedding-25  places     20  0.7913            0.0394  best
                        lstm-input-25       places     19  0.7899            0.0369  as good
                        lstm-input-50       places     20  0.7868            0.0238  not told from the best
                        """), single.text());
    }

    @Test
    void thePageHasTheModelToBeCopied() throws IOException {
        String page = Files.readString(single.page());
        assertTrue(page.contains("variants:\n  after-embedding-25:\n    after-embedding: 0.25\n"), page);
        assertTrue(page.contains("layers.Embedding(64, 64),\n    layers.Dropout(0.25),\n    layers.LSTM(100),"), page);
    }

    @Test
    void thePromiseIsHeldAgainstFreshSeeds() {
        assertEquals(
                """
                seeds,sequences,n,difference,ci95_low,ci95_high
                of the race,validation,5,0.039425,,
                fresh,validation,10,0.037500,0.029425,0.045575
                fresh,test,10,0.041702,0.030290,0.055028
                """,
                Optional.ofNullable(single.tables().get("promise"))
                        .orElseThrow()
                        .toCsv());
        assertTrue(
                single.text()
                        .replace('\n', ' ')
                        .contains(
                                "On its own 5 seeds the race promised a difference of 0.039 to no-dropout in validation accuracy;"
                                        + " fresh seeds gave 0.038 there, and 0.042 in test accuracy. Like for like the promise"
                                        + " was too high by 0.001."),
                single.text());
    }

    @Test
    void nobodyLooksAtFreshSeedsBeforeAllHaveEnded() throws IOException {
        Report report = SINGLE.upTo(Search.FIRST_FRESH_SEED + 3).report(results);
        assertEquals(List.of("candidates", "looks"), List.copyOf(report.tables().keySet()));
        assertEquals(
                List.of(
                        "charts/elimination.svg",
                        "charts/noise.svg",
                        "charts/place-by-rate.svg",
                        "looks.csv",
                        "report.html",
                        "tables/candidates.csv",
                        "tables/looks.csv"),
                files(results.resolve("where-search")));
        assertTrue(report.text().startsWith("""
                        No answer yet: the best of the race is after-embedding-25, but that may be luck. 16 of
                        40 trials on fresh seeds have ended, and before all have, they are not looked at. The
                        same command goes on with them.
                        """), report.text());
        assertFalse(Files.readString(report.page()).contains("Verdicts on fresh seeds"));
        ResultsFolder folder = ResultsFolder.at(results.resolve("where-search"));
        assertEquals(List.of(), folder.looks());
    }

    @Test
    void theLookAtFreshSeedsIsKept() {
        assertEquals(
                1, ResultsFolder.at(finished.resolve("where-search")).looks().size());
    }

    @Test
    void aRaceThatIsOnSaysHowFarItIs() {
        assertTrue(SINGLE.upTo(5).report(results).text().startsWith("""
                        No answer yet: the race of single places is on. After the look at 5 seeds 4 of 13
                        candidates are still in the race, led by after-embedding-25. 65 trials have ended, and 8
                        are needed for the next look. The same command goes on with them.
                        """));
        Report before = SINGLE.upTo(3).report(results.resolve("before"));
        assertTrue(before.text().startsWith("""
                        No answer yet: the race of single places is on. 13 candidates wait for the first look.
                        39 trials have ended, and 26 are needed for the next look. The same command goes on with
                        them.
                        """), before.text());
        assertEquals(Optional.of("No charts: no race has come to its first look."), before.chartProblem());
    }

    @Test
    void theSameTrialsGiveTheSameBytes() throws IOException {
        Report first = PAIRS.report(results.resolve("one"));
        // Some of the trials were reported on before.
        PAIRS.upTo(7).report(results.resolve("two"));
        Report second = PAIRS.report(results.resolve("two"));
        assertEquals(first.text(), second.text());
        List<String> files = files(results.resolve("one/where-search"));
        assertEquals(files, files(results.resolve("two/where-search")));
        for (String file : files) {
            assertArrayEquals(
                    Files.readAllBytes(results.resolve("one/where-search").resolve(file)),
                    Files.readAllBytes(results.resolve("two/where-search").resolve(file)),
                    file);
        }
    }

    @Test
    void pairsAndCheaperTrialsAreToldFromTheOthers() throws IOException {
        Report report = PAIRS.report(results);
        assertEquals(List.of(), report.missing());
        String page = Files.readString(report.page());
        assertTrue(report.text().startsWith("""
                        Put dropout 0.25 after the embedding, one mask a step; and dropout 0.25 on the gates'
                        input, one mask a sequence for all gates (after-embedding-25-and-lstm-input-25): it
                        beats no-dropout by 0.064"""), report.text());
        assertTrue(
                page.contains(
                        "Only the 4 candidates that came through the race of cheaper trials could be ranked, of 13;"),
                page);
        assertTrue(
                page.contains(
                        "What the race promised over no-dropout is not known: no-dropout ran in cheaper trials only."),
                page);
        assertTrue(
                page.contains(
                        "Race of cheaper trials: 13 candidates, 85 trials, looks at 5, 7, 9 and 10 seeds; over, as there are no more seeds."),
                page);
    }
}
