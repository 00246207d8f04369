package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Overrides;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.SeededTrials;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan of a search, whose cells are those that it has asked for so far. */
class SearchPlanTest {
    private static final String FILE = """
            name: x
            data: {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}
            model: {embedding: 4, layers: [{lstm: 3}, {gru: 2}]}
            training: {epochs: 4}
            variants: {plain: {}, words: {keras: {dropout: 0.5}}}
            search: {margin: {loss: 0.02}, budget: {trials: 900}, sharings: all, proxy: {epochs: 2, train: 20}}
            """;

    @TempDir
    Path folder;

    private Sweep sweep;
    private Experiment experiment;

    @BeforeEach
    void read() throws IOException {
        Path file = Files.writeString(folder.resolve("x.yaml"), FILE);
        sweep = ExperimentFile.readSearch(file, Overrides.NONE);
        experiment = sweep.combinations().get(1).experiment();
    }

    /** As a search may come to it: some seeds of some candidates, in any order. */
    private Plan drawn(Experiment whole, SplittableRandom random) {
        List<Variant> candidates = new ArrayList<>(experiment.variants());
        candidates.addAll(search().places());
        candidates.add(pair());
        Set<PlannedRun> runs = new LinkedHashSet<>();
        int number = 1 + random.nextInt(40);
        for (int i = 0; i < number; i++) {
            Combination combination = sweep.combinations().get(random.nextInt(2));
            Variant candidate = candidates.get(random.nextInt(candidates.size()));
            long seed = random.nextInt(4) == 0 ? Search.FIRST_FRESH_SEED + random.nextInt(3) : 1 + random.nextInt(9);
            runs.add(new PlannedRun(
                    new Arm(new Point(combination.values()), candidate.name()),
                    seed,
                    new SeededTrials(TrialDescription.without(combination.experiment(), ""), false)
                            .trial(candidate, seed)));
        }
        return new Plan(whole, List.of("--set=search.seeds=9"), List.copyOf(runs));
    }

    private Search search() {
        return experiment.search().orElseThrow();
    }

    private Variant pair() {
        List<Placement> both = new ArrayList<>(search().places().get(0).placements());
        both.addAll(search().places().get(search().places().size() - 1).placements());
        return new Variant("one-and-other", both);
    }

    private static String write(Plan plan) {
        return new String(PlanCodec.INSTANCE.write(plan), StandardCharsets.UTF_8);
    }

    private static Plan read(String text) throws DamagedContentException, UnsupportedVersionException {
        return PlanCodec.INSTANCE.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyPlanOfASearchIsReadBack() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 30; i++) {
            Search search = new Search(
                    search().places()
                            .subList(0, random.nextInt(search().places().size() + 1)),
                    1 + random.nextInt(2),
                    experiment.variants().get(random.nextInt(2)).name(),
                    Search.METRICS.get(random.nextInt(2)),
                    random.nextDouble(0.001, 0.5),
                    random.nextBoolean()
                            ? new Search.Budget(OptionalInt.of(1 + random.nextInt(1000)), Optional.empty())
                            : new Search.Budget(OptionalInt.empty(), Optional.of(Duration.ofSeconds(5000 + i))),
                    5 + random.nextInt(90),
                    new Search.Confirmation(5 + random.nextInt(30), 1 + random.nextInt(9)),
                    random.nextBoolean()
                            ? Optional.empty()
                            : Optional.of(new Search.Proxy(OptionalInt.of(2), OptionalInt.empty())));
            Search frozen = random.nextBoolean() ? search.withTrials(500) : search;
            Plan plan = drawn(experiment.with(frozen), random);
            String text = write(plan);
            Plan read = read(text);
            assertEquals(plan, read);
            assertEquals(text, write(read));
        }
    }

    @Test
    void aSearchStandsInThePlanInItsOwnWords() {
        Search small = new Search(
                search().places().stream()
                        .filter(place -> place.name().equals("zoneout-cell-25"))
                        .toList(),
                1,
                "plain",
                Metric.ACCURACY,
                0.01,
                new Search.Budget(OptionalInt.of(400), Optional.of(Duration.ofMinutes(90))),
                40,
                new Search.Confirmation(20, 5),
                Optional.of(new Search.Proxy(OptionalInt.of(2), OptionalInt.empty())));
        String text = write(drawn(experiment.with(small), new SplittableRandom(1)));
        assertTrue(text.startsWith("# dropwhere plan 3\n"), text);
        String search = text.substring(text.indexOf("  search:\n"), text.indexOf("overrides:"));
        assertEquals("""
                  search:
                    places:
                    - name: zoneout-cell-25
                      matched: []
                      placements:
                      - {site: zoneout.cell, rate: 0.25, time: per-step, gates: shared}
                    together: 1
                    against: plain
                    metric: accuracy
                    margin: 0.01
                    budget: {trials: 400, time: PT1H30M}
                    seeds: 40
                    confirmation: {seeds: 20, candidates: 5, from: 1000001}
                    proxy: {epochs: 2}
                """, search);
    }

    @Test
    void cellsNeedNotBeThoseOfVariantsAndSeeds() throws Exception {
        Plan plan = drawn(experiment, new SplittableRandom(3));
        Experiment run = experiment.with(experiment.variants(), experiment.analysis());
        Plan withoutSearch = new Plan(run, plan.overrides(), plan.runs());
        assertEquals(plan, read(write(plan)));
        assertEquals(
                "it holds what no experiment can come to: its cells are not those of its variants and seeds",
                damage(write(withoutSearch)));
    }

    private static String damage(String text) {
        return String.valueOf(
                assertThrows(DamagedContentException.class, () -> read(text)).getMessage());
    }

    @Test
    void aCellThatIsThereTwiceIsDamage() throws Exception {
        String text = TrailingChecksum.COMMENT.open(
                write(drawn(experiment, new SplittableRandom(3))).getBytes(StandardCharsets.UTF_8));
        String cell = text.substring(text.indexOf("cells:\n") + "cells:\n".length());
        String line = cell.substring(0, cell.indexOf('\n') + 1);
        assertEquals(
                "it holds what no experiment can come to: a cell is there twice",
                damage(TrailingChecksum.COMMENT.close(text.replace(line, line + line))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "together: 1 | together: 3 | search.together is 3; allowed is a whole number from 1 to 2 (places at"
                        + " which a candidate may drop at once)",
                "against: plain | against: nobody | what the search has to beat is no variant",
                "metric: loss | metric: auc | unknown key \"auc\" in search.margin; allowed are accuracy and loss",
                "margin: 0.02 | margin: -0.02 | search.margin.loss is -0.02; allowed is a number above 0 (difference in"
                        + " loss that does not matter, in nats)",
                "budget: {trials: 900} | budget: {} | the search has no budget",
                "budget: {trials: 900} | budget: {time: PT-1H} | search.budget.time is the text \"-3600s\"; allowed is"
                        + " hours, minutes and seconds such as 2h, 1h30m or 90s (time that training may take)",
                "seeds: 40 | seeds: 4 | search.seeds is 4; allowed is a whole number from 5 to 10000 (the most seeds of"
                        + " a candidate in a race)",
                "candidates: 5 | candidates: 0 | search.confirm.candidates is 0; allowed is a whole number from 1 to 100"
                        + " (candidates that are confirmed at most)",
                "name: word-type-25 | name: word-type-10 | a place of the search has a name that is none, or that of"
                        + " another",
                "name: word-type-25 | name: Word | a place of the search has a name that is none, or that of another",
                "site: word-type, | site: dense, | the place word-type-10 of the search is not one that the model has"
            })
    void aSearchThatNoFileCanSayIsDamage(String from, String to, String why) throws Exception {
        String text = TrailingChecksum.COMMENT.open(
                write(drawn(experiment, new SplittableRandom(3))).getBytes(StandardCharsets.UTF_8));
        int at = text.indexOf(from, text.indexOf("  search:\n"));
        assertTrue(at > 0, text);
        String changed = text.substring(0, at) + to + text.substring(at + from.length());
        assertEquals(
                "it holds what no experiment can come to: " + why, damage(TrailingChecksum.COMMENT.close(changed)));
    }

    @Test
    void whatIsNoDurationIsDamage() throws Exception {
        String text = TrailingChecksum.COMMENT.open(
                write(drawn(experiment, new SplittableRandom(3))).getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "it is nothing that this version of the program has written (\"long\" is not a duration)",
                damage(TrailingChecksum.COMMENT.close(
                        text.replace("budget: {trials: 900}", "budget: {trials: 900, time: long}"))));
    }

    /** So that a place of dropout that is no longer there is not taken for another. */
    @Test
    void placesAreReadAsTheyWereWritten() throws Exception {
        Plan plan = drawn(experiment, new SplittableRandom(5));
        List<Variant> places =
                read(write(plan)).experiment().search().orElseThrow().places();
        assertEquals(search().places(), places);
        assertTrue(places.stream()
                .flatMap(place -> place.placements().stream())
                .anyMatch(placement -> placement.site() == Site.ZONEOUT_HIDDEN
                        && placement.ref().layer() == 2));
    }
}
