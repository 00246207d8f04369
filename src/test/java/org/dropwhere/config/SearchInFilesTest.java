package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The section {@code search} of experiment files. */
class SearchInFilesTest {
    private static final String SEARCH = "search: {margin: {accuracy: 0.01}, budget: {trials: 9999}}\n";

    /** Without variants, seeds and search; each one line. */
    private static final String BASE = """
            name: x
            data: {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}
            model: {embedding: 4, units: 5}
            training: {epochs: 4}
            """;

    @TempDir
    Path temporary;

    private Sweep read(String text, String... sets) throws IOException {
        Path file = Files.writeString(temporary.resolve("x.yaml"), text);
        return ExperimentFile.readSearch(file, new Overrides(List.of(sets), List.of(), Optional.empty()));
    }

    private Experiment only(String text, String... sets) throws IOException {
        Sweep sweep = read(text, sets);
        assertEquals(1, sweep.combinations().size());
        assertEquals(Map.of(), sweep.combinations().get(0).values());
        return sweep.first();
    }

    private Search search(String more, String... sets) throws IOException {
        return only(BASE + "search:\n  margin: {accuracy: 0.01}\n  budget: {trials: 9999}\n" + indented(more), sets)
                .search()
                .orElseThrow();
    }

    private static String indented(String lines) {
        return lines.lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
    }

    private static List<String> names(Search search) {
        return search.places().stream().map(Variant::name).toList();
    }

    @Test
    void aSearchHasDefaultsForAllButMarginAndBudget() throws IOException {
        Experiment experiment = only(BASE + SEARCH);
        Search search = experiment.search().orElseThrow();
        assertEquals(
                new Search(
                        search.places(),
                        1,
                        "no-dropout",
                        Metric.ACCURACY,
                        0.01,
                        new Search.Budget(OptionalInt.of(9999), Optional.empty()),
                        40,
                        new Search.Confirmation(20, 5),
                        Optional.empty()),
                search);
        assertEquals(List.of(new Variant("no-dropout", List.of())), experiment.variants());
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), experiment.seeds());
    }

    @Test
    void everySettingIsRead() throws IOException {
        Experiment experiment = only(BASE + """
                variants: {plain: {}, words: {keras: {dropout: 0.5}}}
                seeds: [3, 4]
                search:
                  places: [lstm-input, after-embedding]
                  rates: [0.5, 0.125]
                  together: 2
                  against: words
                  margin: {loss: 0.02}
                  budget: {time: 1h30m}
                  seeds: 9
                  confirm: {seeds: 7, candidates: 2}
                """);
        Search search = experiment.search().orElseThrow();
        assertEquals(
                new Search(
                        search.places(),
                        2,
                        "words",
                        Metric.LOSS,
                        0.02,
                        new Search.Budget(OptionalInt.empty(), Optional.of(Duration.ofMinutes(90))),
                        9,
                        new Search.Confirmation(7, 2),
                        Optional.empty()),
                search);
        assertEquals(
                List.of("after-embedding-50", "after-embedding-12-5", "lstm-input-50", "lstm-input-12-5"),
                names(search));
        assertEquals(
                List.of("plain", "words"),
                experiment.variants().stream().map(Variant::name).toList());
        assertEquals(List.of(3L, 4L), experiment.seeds());
    }

    @ParameterizedTest
    @CsvSource({"2h, 7200", "30m, 1800", "90s, 90", "1h30m, 5400", "0h1m1s, 61"})
    void aBudgetInTimeIsHoursMinutesAndSeconds(String text, long seconds) throws IOException {
        Search search = only(BASE + "search: {margin: {loss: 1}, budget: {time: " + text + "}}\n")
                .search()
                .orElseThrow();
        assertEquals(Optional.of(Duration.ofSeconds(seconds)), search.budget().time());
    }

    @Test
    void placesAreThoseOfTheModelInTheOrderOfTheSignal() throws IOException {
        assertEquals(
                List.of(
                        "word-type-10",
                        "token-10",
                        "after-embedding-10",
                        "lstm-input-10",
                        "lstm-recurrent-10",
                        "recurrent-weights-10",
                        "gate-outputs-10",
                        "candidate-10",
                        "cell-10",
                        "zoneout-cell-10",
                        "zoneout-hidden-10",
                        "after-lstm-10"),
                names(search("rates: [0.1]")));
        assertEquals(
                List.of(
                        "word-type-10",
                        "token-10",
                        "after-embedding-10",
                        "lstm-input-10",
                        "lstm-recurrent-10",
                        "recurrent-weights-10",
                        "gate-outputs-10",
                        "candidate-10",
                        "state-10",
                        "zoneout-hidden-10",
                        "between-layers-10",
                        "after-lstm-10",
                        "dense-10"),
                names(search("rates: [0.1]", "model={embedding: 4, layers: [{gru: 3}, {gru: 3}], dense: 2}")));
    }

    @Test
    void withAllSharingsEachPlaceHasEveryMaskThatItAllows() throws IOException {
        assertEquals(
                List.of(
                        "lstm-input-25",
                        "lstm-input-25-per-gate",
                        "lstm-input-25-per-step",
                        "lstm-input-25-per-step-per-gate",
                        "lstm-input-25-per-batch",
                        "lstm-input-25-per-batch-per-gate",
                        "gate-outputs-25",
                        "gate-outputs-25-per-frame",
                        "zoneout-cell-25"),
                names(search("places: [zoneout.cell, gate-outputs, lstm-input]\nrates: [0.25]\nsharings: all")));
    }

    /** In two layers of different cells, so that a place may be in one of them only. */
    @Test
    void eachPlaceMeansWhatAVariantOfTheFileWouldMean() throws IOException {
        String base = BASE.replace("units: 5", "layers: [{lstm: 3}, {gru: 2}], dense: [2, 2]");
        List<Variant> places = only(base + "search: {sharings: all, rates: [0.125, 0.5], margin: {loss: 1}, "
                        + "budget: {time: 1s}}\n")
                .search()
                .orElseThrow()
                .places();
        assertEquals(Set.copyOf(places).size(), places.size());
        assertEquals(2 * 38, places.size());
        StringBuilder variants = new StringBuilder(base + "seeds: 1\nvariants:\n");
        places.forEach(place -> {
            Placement first = place.placements().get(0);
            String site = first.site().key();
            variants.append("  " + place.name() + ": {"
                    + (site.startsWith("zoneout.")
                            ? "zoneout: {" + site.substring("zoneout.".length()) + ": " + first.rate() + "}"
                            : site + ": {rate: " + first.rate() + ", time: "
                                    + first.time().key() + ", gates: "
                                    + first.gates().key() + "}")
                    + "}\n");
        });
        Path file = Files.writeString(temporary.resolve("variants.yaml"), variants);
        assertEquals(places, ExperimentFile.read(file).first().variants());
    }

    @Test
    void aProxyIsACombinationOfCheaperTrialsBeforeTheWholeOnes() throws IOException {
        Sweep epochs = read(BASE + SEARCH, "search.proxy.epochs=1");
        assertEquals(
                List.of(Map.of("training.epochs", "1"), Map.of("training.epochs", "4")),
                epochs.combinations().stream().map(Combination::values).toList());
        Sweep both = read(BASE + SEARCH, "search.proxy={train: 10, epochs: 1}", "training.epochs=3");
        assertEquals(
                List.of(
                        Map.of("training.epochs", "1", "data.train", "10"),
                        Map.of("training.epochs", "3", "data.train", "40")),
                both.combinations().stream().map(Combination::values).toList());
        List<Experiment> experiments =
                both.combinations().stream().map(Combination::experiment).toList();
        assertEquals(1, experiments.get(0).training().epochs());
        assertEquals(10, ((TaskData) experiments.get(0).data()).train());
        assertEquals(3, experiments.get(1).training().epochs());
        assertEquals(40, ((TaskData) experiments.get(1).data()).train());
        for (Experiment experiment : experiments) {
            assertEquals(
                    Optional.of(new Search.Proxy(OptionalInt.of(1), OptionalInt.of(10))),
                    experiment.search().orElseThrow().proxy());
        }
    }

    @Test
    void theFileOfTheResultsFolderCanBeSearchedAgain() throws IOException {
        Sweep sweep = read(
                BASE + "search: {places: [cell], proxy: {epochs: 1}, margin: {loss: 1}, budget: {time: 2h}}\n",
                "search.rates=[0.5]");
        Path copy =
                Files.writeString(temporary.resolve("copy.yaml"), sweep.text().apply(temporary.toAbsolutePath()));
        Sweep again = ExperimentFile.readSearch(copy, Overrides.NONE);
        assertEquals(sweep.combinations(), again.combinations());
        assertEquals(List.of("--set=search.rates=[0.5]"), sweep.overrides());
    }

    @Test
    void aFileThatExtendsAnotherMayHaveTheOtherMarginAndBudget() throws IOException {
        Files.writeString(temporary.resolve("base.yaml"), BASE + SEARCH);
        Search search = only("name: y\nextends: base.yaml\nsearch: {margin: {loss: 0.5}, budget: {time: 1h}}\n")
                .search()
                .orElseThrow();
        assertEquals(Metric.LOSS, search.metric());
        assertEquals(new Search.Budget(OptionalInt.empty(), Optional.of(Duration.ofHours(1))), search.budget());
    }

    @Test
    void aRunDoesNotLookAtTheSearch() throws IOException {
        String rest = BASE + "variants: {plain: {}}\nseeds: 2\n";
        Experiment without = ExperimentFile.read(Files.writeString(temporary.resolve("a.yaml"), rest))
                .first();
        Experiment with = ExperimentFile.read(Files.writeString(
                        temporary.resolve("b.yaml"),
                        rest + "search: {against: nobody, proxy: {epochs: 9}, budget: {trials: 1}}\n"))
                .first();
        assertEquals(without, with);
    }

    @Test
    void aRunHasNothingToCompareInAFileWithoutVariants() throws IOException {
        Path file = Files.writeString(temporary.resolve("x.yaml"), BASE + SEARCH);
        BadInput bad = assertThrows(BadInput.class, () -> ExperimentFile.read(file));
        assertEquals(
                List.of(file + ":1:1: the experiment lacks \"variants\", so that there is nothing to compare; add some,"
                        + " or let the command search find the best place"),
                bad.sentences());
    }

    private void assertMistake(String sentence, String text, String... sets) {
        BadInput bad = assertThrows(BadInput.class, () -> read(text, sets));
        String prefix = temporary + temporary.getFileSystem().getSeparator();
        assertEquals(
                List.of(sentence),
                bad.sentences().stream().map(each -> each.replace(prefix, "")).toList());
    }

    @Test
    void withoutASearchThereIsNothingToSearchFor() {
        assertMistake(
                "x.yaml:1:1: the experiment lacks \"search\"; add for example search: {margin: {accuracy: 0.01}, budget:"
                        + " {trials: 400}}",
                BASE);
    }

    /** Each below the search, whose settings begin in line 6, in a file with two variants. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "places: [lstm-imput] | 6:12: item 1 of search.places is the text \"lstm-imput\"; allowed is word-type,"
                        + " token, after-embedding, lstm-input, lstm-recurrent, recurrent-weights, gate-outputs,"
                        + " candidate, cell, zoneout.cell, state, zoneout.hidden, between-layers, after-lstm or dense (a"
                        + " place of dropout); did you mean lstm-input?",
                "places: some | 6:11: search.places is the text \"some\"; allowed is all, or a list of places such as"
                        + " [after-embedding, lstm-input] (where candidates drop)",
                "places: [cell, between-layers] | 6:18: between-layers has no place in the model: it has one recurrent"
                        + " layer, which hands to no other; allowed is after-lstm",
                "places: [state] | 6:12: state has no place in the model: an LSTM has two states; allowed are cell and"
                        + " lstm-recurrent in place of state",
                "places: [cell, cell] | 6:18: the place cell is already given at x.yaml:6:12; give it once",
                "sharings: every | 6:13: search.sharings is the text \"every\"; allowed is default or all (how the masks"
                        + " of candidates are shared)",
                "rates: [0.1, 0.10] | 6:16: the rate 0.1 is already given at x.yaml:6:11; give it once",
                "rates: [0] | 6:11: item 1 of search.rates is 0; allowed is a number above 0 up to but not including 1"
                        + " (a rate of candidates)",
                "rates: [25] | 6:11: item 1 of search.rates is 25; allowed is a number above 0 up to but not including 1"
                        + " (a rate of candidates); did you mean 0.25?",
                "rates: [0.9999] | 6:11: search.rates drops a share of 0.9999; allowed is at most 0.999, so that"
                        + " something is left alive",
                "rates: [] | 6:10: search.rates is an empty list; allowed is a list of one or more (probabilities of"
                        + " dropping)",
                "together: 3 | 6:13: search.together is 3; allowed is a whole number from 1 to 2 (places at which a"
                        + " candidate may drop at once)",
                "against: plane | 6:12: search.against names \"plane\", which is no variant; allowed is plain or some;"
                        + " did you mean plain?",
                "seeds: 4 | 6:10: search.seeds is 4; allowed is a whole number from 5 to 10000 (the most seeds of a"
                        + " candidate in a race)",
                "confirm: {seeds: 4} | 6:20: search.confirm.seeds is 4; allowed is a whole number from 5 to 10000 (fresh"
                        + " seeds)",
                "confirm: {candidates: 0} | 6:25: search.confirm.candidates is 0; allowed is a whole number from 1 to"
                        + " 100 (candidates that are confirmed at most)",
                "proxy: {epochs: 4} | 6:19: search.proxy.epochs is 4; allowed is less than 4, which is training.epochs",
                "proxy: {train: 50} | 6:18: search.proxy.train is 50; allowed is less than 40, which is data.train",
                "proxy: {} | 6:10: search.proxy is an empty mapping; allowed is a mapping of one or more keys (what a"
                        + " cheaper race, which comes first, has less of)",
                "plases: all | 6:3: unknown key \"plases\" in search; allowed are places, sharings, rates, together,"
                        + " against, margin, budget, seeds, confirm and proxy; did you mean places?"
            })
    void aMistakeInASettingIsTold(String setting, String sentence) {
        assertMistake(
                "x.yaml:" + sentence,
                BASE + "search:\n  " + setting + "\n  margin: {accuracy: 0.01}\n  budget: {trials: 9999}\n"
                        + "variants: {plain: {}, some: {cell: 0.5}}\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{budget: {trials: 9999}} | 5:9: search lacks \"margin\"",
                "{margin: {loss: 1}} | 5:9: search lacks \"budget\"",
                "{margin: {}, budget: {trials: 9999}} | 5:18: search.margin lacks \"accuracy\" or \"loss\"",
                "{margin: {loss: 1, accuracy: 0.1}, budget: {trials: 9999}} | 5:28: search.margin has both loss (at"
                        + " x.yaml:5:19) and accuracy; give one",
                "{margin: {accuracy: 0}, budget: {trials: 9999}} | 5:29: search.margin.accuracy is 0; allowed is a"
                        + " number above 0 up to but not including 1 (difference in accuracy that does not matter, as a"
                        + " share)",
                "{margin: {auc: 0.1}, budget: {trials: 9999}} | 5:19: unknown key \"auc\" in search.margin; allowed are"
                        + " accuracy and loss",
                "{margin: {loss: 1}, budget: {}} | 5:37: search.budget lacks \"trials\" or \"time\"",
                "{margin: {loss: 1}, budget: {trials: 9999, time: 1h}} | 5:52: search.budget has both trials (at"
                        + " x.yaml:5:38) and time; give one",
                "{margin: {loss: 1}, budget: {time: 0m}} | 5:44: search.budget.time is no time at all; allowed is a"
                        + " second or more",
                "{margin: {loss: 1}, budget: {time: 2}} | 5:44: search.budget.time is 2; allowed is hours, minutes and"
                        + " seconds such as 2h, 1h30m or 90s (time that training may take)",
                "{margin: {loss: 1}, budget: {time: 30m2h}} | 5:44: search.budget.time is the text \"30m2h\"; allowed is"
                        + " hours, minutes and seconds such as 2h, 1h30m or 90s (time that training may take)",
                "all | 5:9: search is the text \"all\"; allowed is a mapping (how the best place of dropout is searched"
                        + " for)"
            })
    void aMistakeInMarginAndBudgetIsTold(String search, String sentence) {
        assertMistake("x.yaml:" + sentence, BASE + "search: " + search + "\n");
    }

    /** The races of 13 candidates begin with 5 seeds of each. */
    @Test
    void aBudgetPaysForTheFirstLookAndTheConfirmation() throws IOException {
        String text = BASE + "search: {rates: [0.5], margin: {accuracy: 0.01}, budget: {trials: 184}}\n";
        assertMistake(
                "x.yaml:5:67: search.budget.trials is 184; allowed is 185 or more: 5 seeds of each of 13 candidates and"
                        + " 20 fresh seeds of 6 in the confirmation",
                text);
        assertEquals(
                OptionalInt.of(185),
                only(text, "search.budget.trials=185")
                        .search()
                        .orElseThrow()
                        .budget()
                        .trials());
        // Trials of a quarter of the epochs and half of the sequences; 9 whole ones rounded up, and 10 of two that
        // stay.
        assertMistake(
                "x.yaml:5:67: search.budget.trials is 138; allowed is 139 or more: 5 seeds of"
                        + " each of 13 candidates with the proxy, 5 of two without it, and 20 fresh seeds of 6 in the"
                        + " confirmation",
                text.replace("184", "138"),
                "search.proxy={epochs: 1, train: 20}");
    }

    @Test
    void aVariantThatIsAlsoAPlaceIsOneCandidate() {
        assertMistake(
                "x.yaml:5:89: search.budget.trials is 1; allowed is 125 or more: 5 seeds of each of 1 candidate and 20"
                        + " fresh seeds of 6 in the confirmation",
                BASE
                        + "search: {rates: [0.5], places: [after-lstm], margin: {accuracy: 0.01}, budget: {trials: 1}}\n"
                        + "variants: {mine: {after-lstm: 0.5}}\n");
    }

    @Test
    void aVariantMayHaveTheNameOfAPlaceOnlyIfItIsThatPlace() throws IOException {
        assertEquals(
                "cell-50",
                only(BASE + SEARCH + "variants: {cell-50: {cell: 0.5}}\n")
                        .search()
                        .orElseThrow()
                        .against());
        assertMistake(
                "x.yaml:6:12: the variant cell-50 has the name of a candidate that the search makes; give it another"
                        + " name",
                BASE + SEARCH + "variants: {cell-50: {cell: 0.25}}\n");
    }

    @Test
    void aVariantMayHaveTheNameOfAPairOnlyIfItIsThatPair() throws IOException {
        String variants = "variants: {mine: {after-embedding: 0.3}, yours: {cell: 0.3}, %s: {after-embedding: 0.3,"
                + " cell: %s}}\n";
        String pairs = "search.together=2";
        for (List<String> pair : List.of(
                List.of("mine-and-yours", "0.3", "0.4"),
                List.of("yours-and-mine", "0.3", "0.4"),
                List.of("mine-and-cell-50", "0.5", "0.3"))) {
            String right = BASE + SEARCH + String.format(variants, pair.get(0), pair.get(1));
            String wrong = BASE + SEARCH + String.format(variants, pair.get(0), pair.get(2));
            assertEquals(3, only(right, pairs).variants().size());
            assertEquals(3, only(wrong).variants().size());
            assertMistake(
                    "x.yaml:6:62: the variant " + pair.get(0)
                            + " has the name of a candidate that the search makes; give it another name",
                    wrong,
                    pairs);
        }
    }

    @Test
    void featuresHaveNoPlaceInAnEmbedding() throws IOException {
        for (String part : List.of("train", "validation", "test")) {
            Files.writeString(temporary.resolve(part + ".csv"), "id,x,label\n1,0.5,1\n1,0.5,1\n2,1,0\n2,1,0\n");
        }
        String text = BASE.replaceAll(
                        "data:.*\nmodel:.*",
                        "data: {files: {train: train.csv, validation: validation.csv, test: test.csv}, features: {},"
                                + " columns: {features: [x], label: label, sequence: id}}\nmodel: {units: 5}")
                + SEARCH;
        assertEquals(
                "lstm-input-10",
                only(text).search().orElseThrow().places().get(0).name());
        assertMistake(
                "--set search.places=[token]: token has no place in the model: there is no embedding with data.features;"
                        + " allowed is lstm-input, of what the first layer reads",
                text,
                "search.places=[token]");
        assertMistake(
                "--set search.proxy.train=2: search.proxy.train is for a task; with files allowed is"
                        + " search.proxy.epochs",
                text,
                "search.proxy.train=2");
    }

    @Test
    void whatNoSearchHasIsRefused() {
        assertMistake(
                "x.yaml:6:1: a search varies where and how much is dropped, and has no sweep; leave it out, in a command"
                        + " with --set sweep={}",
                BASE + SEARCH + "sweep: {grid: {model.units: [3, 4]}}\n");
        assertMistake(
                "x.yaml:6:20: a search compares candidates that share a seed; allowed is independent-seeds: false",
                BASE + SEARCH + "independent-seeds: true\n");
        assertMistake(
                "--set seeds=7: a search has seeds of its own; allowed are --set search.seeds=N and --set"
                        + " search.confirm.seeds=N",
                BASE + SEARCH,
                "seeds=7");
        Path file = temporary.resolve("x.yaml");
        BadInput bad = assertThrows(
                BadInput.class,
                () -> ExperimentFile.readSearch(
                        file, new Overrides(List.of(), List.of("model.units=3,4"), Optional.of("7"))));
        assertEquals(
                List.of(
                        "--grid model.units=3,4: a search varies where and how much is dropped, and has no sweep; leave"
                                + " this out",
                        "--seeds 7: a search has seeds of its own; allowed are --set search.seeds=N and --set"
                                + " search.confirm.seeds=N"),
                bad.sentences());
    }

    @Test
    void aSweepThatIsSwitchedOffIsNone() throws IOException {
        assertEquals(
                1,
                read(BASE + SEARCH + "sweep: {grid: {model.units: [3, 4]}}\n", "sweep={}")
                        .combinations()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy: {epochs: 9}\nplaces: [dense]", "rates: [0.1, 0.1]\nagainst: nobody"})
    void allMistakesAreToldAtOnce(String two) {
        BadInput bad = assertThrows(BadInput.class, () -> search(two + "\nseeds: 0"));
        assertEquals(3, bad.sentences().size(), bad.sentences().toString());
    }
}
