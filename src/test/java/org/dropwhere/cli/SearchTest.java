package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.Renumbered;
import org.dropwhere.results.ResultsFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command search, from its file to its folder. */
@Tag("slow")
class SearchTest {
    /** Two places at one rate against none, with pairs; a whole search takes a second. */
    static final String SEARCH = """
            search:
              places: [after-embedding, lstm-recurrent]
              rates: [0.5]
              together: 2
              margin: {accuracy: 0.1}
              budget: {trials: 60}
              seeds: 6
              confirm: {seeds: 5, candidates: 2}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeExperiment() throws Exception {
        Tiny.write(
                folder,
                "tiny",
                Tiny.SETTINGS + "seeds: 2\nvariants: {no-dropout: {}, both: {after-embedding: 0.25,"
                        + " lstm-recurrent: 0.25}}\n" + SEARCH);
    }

    private Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(Arrays.stream(args)
                        .map(arg -> arg.startsWith("/") ? folder + arg : arg)
                        .toArray(String[]::new));
        return new Result(code, out.toString(), err.toString());
    }

    private Result search(String results, String... more) {
        return run(Stream.concat(Stream.of("search", "/tiny.yaml", "--results", results), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private SortedMap<String, String> files(String results) throws Exception {
        return Program.files(folder.resolve(results.substring(1)).resolve("tiny-search"));
    }

    private static long starts(Result result) {
        return result.out()
                .lines()
                .filter(line -> line.contains("\"trial-started\""))
                .count();
    }

    @Test
    void writesWhatItFound() throws Exception {
        Result result = search("/results");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("Race of single places, 5 seeds: "), result.err());
        assertTrue(result.err().contains("Confirming on fresh seeds: "), result.err());
        assertTrue(files("/results").containsKey("report.html"));
        assertTrue(files("/results").containsKey("tables/candidates.csv"));
        String plan = files("/results").getOrDefault("plan.yaml", "");
        assertTrue(plan.contains("\"seed\": 1000001"), plan);
        assertTrue(plan.contains("after-embedding-50"), plan);
    }

    @Test
    void givesTheSameBytesWhateverTheNumberOfJobs() throws Exception {
        assertEquals(0, search("/one", "--jobs", "1").code());
        assertEquals(0, search("/four", "--jobs", "4").code());
        assertEquals(files("/one"), files("/four"));
    }

    @Test
    void trainsNothingTwice() throws Exception {
        Result first = search("/results", "--json");
        assertTrue(starts(first) > 30, first.out());
        SortedMap<String, String> before = files("/results");
        Result again = search("/results", "--json");
        assertEquals(0, again.code(), again.err());
        assertEquals(0, starts(again));
        assertEquals(before, files("/results"));
    }

    @Test
    void goesOnFromAnyPointAtWhichTrialsWereMissing() throws Exception {
        assertEquals(0, search("/whole").code());
        SortedMap<String, String> whole = files("/whole");
        List<String> trials = new ArrayList<>(whole.keySet().stream()
                .filter(file -> file.endsWith("/trial.json"))
                .toList());
        // As if it had been stopped before these trials ended: of the first look, of the last one, of all.
        for (List<String> lost : List.of(trials.subList(0, 1), trials.subList(3, trials.size()), trials)) {
            for (String trial : lost) {
                Files.delete(folder.resolve("whole/tiny-search").resolve(trial));
            }
            Files.delete(folder.resolve("whole/tiny-search/report.html"));
            Result result = search("/whole");
            assertEquals(0, result.code(), result.err());
            assertEquals(whole, files("/whole"));
        }
    }

    @Test
    void sharesTrialsWithARunOfTheSameExperiment() throws Exception {
        assertEquals(0, run("run", "/tiny.yaml", "--results", "/results").code());
        Result search = search("/results", "--json");
        Result alone = search("/alone", "--json");
        // The two variants with two seeds.
        assertEquals(starts(alone) - 4, starts(search), search.err());
        assertEquals(files("/alone").get("report.html"), files("/results").get("report.html"));

        Result run = run("run", "/tiny.yaml", "--results", "/alone", "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals(0, starts(run));
        assertEquals(
                Program.files(folder.resolve("results/tiny")).get("report.html"),
                Program.files(folder.resolve("alone/tiny")).get("report.html"));
    }

    @Test
    void takesOverWeightsThatItLacksAndTrialsThatAreDamaged() throws Exception {
        String[] keeping = {"--set", "keep=best-weights"};
        assertEquals(0, search("/results").code());
        assertEquals(
                0,
                run("run", "/tiny.yaml", "--results", "/results", "--set", "keep=best-weights")
                        .code());
        assertEquals(0, search("/results", keeping).code());
        assertEquals(0, search("/alone", keeping).code());
        assertEquals(files("/alone"), files("/results"));

        String shared = Program.files(folder.resolve("results/tiny")).keySet().stream()
                .filter(file -> file.endsWith("/epochs.csv"))
                .findFirst()
                .orElseThrow();
        Path damaged = folder.resolve("results/tiny-search").resolve(shared);
        Files.writeString(damaged, "");
        Result again = search("/results", "--json", "--set", "keep=best-weights");
        assertEquals(0, again.code(), again.err());
        assertEquals(0, starts(again));
        assertEquals(files("/alone").get(shared), files("/results").get(shared));
    }

    @Test
    void needsNothingOfTheOtherFolder() throws Exception {
        Files.createDirectories(folder.resolve("results"));
        Files.writeString(folder.resolve("results/tiny-search"), "no folder");
        Result run = run("run", "/tiny.yaml", "--results", "/results");
        assertEquals(0, run.code(), run.err());
        Files.delete(folder.resolve("results/tiny-search"));
        try (Stream<Path> files = Files.walk(folder.resolve("results/tiny/trials"))) {
            for (Path file : files.filter(each -> each.endsWith("trial.json")).toList()) {
                Files.writeString(file, Files.readString(file).replaceFirst("trial \\d+", "trial 99"));
            }
        }
        Result search = search("/results");
        assertEquals(0, search.code(), search.err());
    }

    @Test
    void writesEventsOfASearchThatIsOver() throws Exception {
        assertEquals(0, search("/first", "--tensorboard").code());
        assertEquals(0, search("/later").code());
        assertEquals(0, search("/later", "--tensorboard").code());
        assertTrue(files("/first").keySet().stream().anyMatch(file -> file.startsWith("tensorboard/")));
        assertEquals(files("/first"), files("/later"));
    }

    @Test
    void isVerifiedAndReportedLikeARun() throws Exception {
        assertEquals(0, search("/results").code());
        SortedMap<String, String> before = files("/results");
        Result report = run("report", "/results/tiny-search");
        assertEquals(0, report.code(), report.err());
        assertEquals(before, files("/results"));
        Result verify = run("verify", "/results/tiny-search", "--sample", "10");
        assertEquals(0, verify.code(), verify.err() + verify.out());
    }

    @Test
    void reportsASearchOfAnEarlierReleaseAsThatDid() throws Exception {
        assertEquals(0, search("/results").code());
        String page = files("/results").getOrDefault("report.html", "");
        Renumbered.inPlace(folder.resolve("results/tiny-search"), NumericVersion.CURRENT - 1);
        Result report = run("report", "/results/tiny-search");
        assertEquals(0, report.code(), report.err());
        String numeric = "numeric</th><td class=\"words\">";
        assertEquals(
                page.replace(numeric + NumericVersion.CURRENT, numeric + (NumericVersion.CURRENT - 1)),
                files("/results").get("report.html"));
    }

    @Test
    void refusesToReportASearchOfALaterNumericVersion() throws Exception {
        assertEquals(0, search("/results").code());
        Path results = folder.resolve("results/tiny-search");
        Renumbered.inPlace(results, NumericVersion.CURRENT + 1);
        assertEquals(
                new Result(
                        ExitCode.BAD_INPUT,
                        "",
                        results + ": the trials of its search were computed by a later release (this one computes by"
                                + " numeric version " + NumericVersion.CURRENT + "), so this one cannot tell how far it"
                                + " has come; use the release that searched.\n"),
                run("report", "/results/tiny-search"));
    }

    @Test
    void reportsASearchThatWasStopped() throws Exception {
        assertEquals(0, search("/results").code());
        for (String file : files("/results").keySet()) {
            if (file.endsWith("/trial.json") && file.charAt("trials/".length()) < '8') {
                Files.delete(folder.resolve("results/tiny-search").resolve(file));
            }
        }
        Result report = run("report", "/results/tiny-search");
        assertEquals(0, report.code(), report.err());
    }

    @Test
    void showsWhatItWouldDoAndChangesNothing() throws Exception {
        Result result = search("/results", "--dry-run");
        assertEquals(0, result.code(), result.err());
        assertTrue(
                result.out()
                        .startsWith("tiny: 4 candidates, to beat no-dropout, by accuracy on validation data with"
                                + " a margin of 0.1\n"),
                result.out());
        assertTrue(result.out().contains("Race of single places: looks at 5, 6 seeds\n"), result.out());
        assertTrue(result.out().contains("At most 60 trials of a budget of 60.\n"), result.out());
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void showsTheLooksOfARaceOfCheaperTrials() throws Exception {
        Result result = search(
                "/results",
                "--dry-run",
                "--set",
                "training.epochs=3",
                "--set",
                "search.proxy={epochs: 1}",
                "--set",
                "search.seeds=12");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("""
                                Race of cheaper trials, each 0.333333 of a whole one: looks at 5, 7, 9, 10 seeds
                                Race of single places: looks at 5, 7, 9, 12 seeds
                                """), result.out());
    }

    @Test
    void turnsTimeIntoTrialsOnce() throws Exception {
        String[] options = {"--set", "search.budget={time: 1h}", "--set", "search.together=1"};
        Result result = search("/results", options);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("The budget in time pays for about "), result.err());
        String plan = files("/results").get("plan.yaml");
        Result again = search("/results", options);
        assertEquals(0, again.code(), again.err());
        assertEquals(plan, files("/results").get("plan.yaml"));
    }

    /** Seeds of the race have chosen what is confirmed, so that they say too much good of it. */
    @Test
    void onlyTheConfirmationIsCompared() throws Exception {
        assertEquals(0, search("/results").code());
        assertEquals(0, run("run", "/tiny.yaml", "--results", "/results").code());
        Result result = run("compare", "/results/tiny-search", "/results/tiny", "--format", "csv");
        assertEquals(0, result.code(), result.err());
        List<String> n = result.out()
                .lines()
                .filter(line -> line.contains("tiny-search"))
                .map(line -> line.split(",", -1)[4])
                .distinct()
                .toList();
        assertEquals(List.of("5"), n, result.out());
    }

    @Test
    void aSearchThatIsNotOverIsNotCompared() throws Exception {
        assertEquals(0, search("/results").code());
        assertEquals(0, run("run", "/tiny.yaml", "--results", "/results").code());
        String trial = files("/results").keySet().stream()
                .filter(file -> file.endsWith("/trial.json"))
                .findFirst()
                .orElseThrow();
        Path results = folder.resolve("results/tiny-search");
        Files.delete(results.resolve(trial));
        assertEquals(
                new Result(
                        ExitCode.BAD_INPUT,
                        "",
                        results + ": this search is not over, and nothing of it can be compared but its confirmation on"
                                + " fresh seeds; end it first, with search.\n"),
                run("compare", "/results/tiny", "/results/tiny-search"));
    }

    @Test
    void takesOverWhatHasFailedOnlyWhenRetrying() throws Exception {
        assertEquals(0, run("run", "/tiny.yaml", "--results", "/results").code());
        assertEquals(0, search("/results").code());
        SortedMap<String, String> before = files("/results");
        ResultsFolder results = ResultsFolder.at(folder.resolve("results/tiny-search"));
        Trial trial = ResultsFolder.at(folder.resolve("results/tiny"))
                .readPlan()
                .orElseThrow()
                .trials()
                .get(0);
        results.store(trial, HandMade.failed(), HandMade.PROVENANCE);

        assertEquals(ExitCode.WRONG_RESULTS, search("/results").code());
        assertEquals(Optional.of(HandMade.failed()), results.outcome(trial));

        Result retried = search("/results", "--retry-failed", "--json");
        assertEquals(0, retried.code(), retried.err());
        assertEquals(0, starts(retried), retried.out());
        String file = "trials/" + trial.id() + "/trial.json";
        assertEquals(before.get(file), files("/results").get(file));
        assertEquals(before.get("report.html"), files("/results").get("report.html"));
    }

    @Test
    void refusesAFolderThatIsNotOfASearch() throws Exception {
        Tiny.write(folder, "tiny-search", Tiny.SETTINGS + "seeds: 2\n" + Tiny.VARIANTS);
        assertEquals(0, run("run", "/tiny-search.yaml", "--results", "/results").code());
        Result result = search("/results");
        assertEquals(2, result.code());
        assertEquals(
                folder.resolve("results/tiny-search")
                        + ": this folder is that of a run, not of a search; give the experiment another name.\n",
                result.err());
    }
}
