package org.dropwhere.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.search.RaceSimulation.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RaceTest {
    private static final int MOST = 40;
    private static final RaceRule RULE = new RaceRule(RaceRule.looks(MOST), 1, true, RaceRule.ERROR);
    private static final RaceRule.Levels LEVELS = RULE.levels();

    /** Student's t of SciPy 1.17.1: t.sf(behind / error, 8), with numpy's means and standard deviations. */
    @Test
    void pValuesAreThoseOfAnotherProgram() {
        RaceRule rule = new RaceRule(RaceRule.looks(MOST), 0.01, true, RaceRule.ERROR);

        RaceLook look = new Race(rule, List.of("a", "b", "c"))
                .look(Map.of(
                        "a", new double[] {0.8, 0.82, 0.79, 0.81, 0.8},
                        "b", new double[] {0.78, 0.77, 0.78, 0.8, 0.76},
                        "c", new double[] {0.799, 0.818, 0.79, 0.812, 0.797}));

        Standing b = look.standings().get(1);
        assertEquals(0.026, b.behind(), 1e-12);
        // Its own spread, 0.0182, is the larger one.
        assertEquals(0.00812403840463595, b.standardError(), 1e-12);
        assertEquals(0.00630258627292017, b.pWorse(), 1e-12);
        assertEquals(0.9577931874838352, b.pWithin(), 1e-12);
        Standing c = look.standings().get(2);
        // That of all, 0.0143, is larger than its own, 0.0019.
        assertEquals(0.006373905134740126, c.standardError(), 1e-12);
        assertEquals(0.45160762388458336, c.pWorse(), 1e-12);
        assertEquals(0.09345111219319303, c.pWithin(), 1e-12);
    }

    @ParameterizedTest
    @EnumSource(
            value = Ground.class,
            // With their spread a race goes on to its end.
            names = {"SOLVED_SMALL_MARGIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void decidesWhatItsDescriptionSays(Ground ground) {
        Set<Fate> seen = EnumSet.noneOf(Fate.class);
        for (int i = 0; i < 60; i++) {
            int candidates = 2 + i % 7;
            double[] behind = i % 2 == 0
                    ? Shape.SPREAD.behind(Math.max(3, candidates), 0.3)
                    : Shape.EQUAL.behind(candidates, i % 3);
            double[][] scores = ground.draw(RandomStream.ofSeed(i), behind, MOST);

            Race race = race(LEVELS, scores);

            assertEquals(new NaiveRace(RULE, scores).run(), decisions(race), () -> ground + " " + behind.length);
            race.looks().forEach(look -> look.standings().forEach(each -> seen.add(each.fate())));
        }
        assertTrue(seen.containsAll(Set.of(Fate.LEADS, Fate.RACES)), seen::toString);
    }

    /** In the words of {@link NaiveRace}. */
    private static List<String> decisions(Race race) {
        return race.looks().stream()
                .map(look -> look.seeds() + ": " + look.leader() + " of "
                        + look.left().stream().map(Integer::valueOf).toList() + ", as good "
                        + look.standings().stream()
                                .filter(Race::isAsGood)
                                .collect(Collectors.toMap(
                                        Standing::candidate, Standing::seeds, (a, b) -> a, LinkedHashMap::new)))
                .toList();
    }

    @Test
    void theOrderOfTheCandidatesDecidesNothing() {
        for (int i = 0; i < 50; i++) {
            double[][] scores = Ground.NORMAL.draw(RandomStream.ofSeed(i), Shape.SPREAD.behind(8, 0.5), MOST);
            List<String> names = names(scores);
            List<String> turned = new ArrayList<>(names);
            Collections.reverse(turned);

            Race one = run(new Race(LEVELS, names), scores, score -> score);
            Race other = run(new Race(LEVELS, turned), scores, score -> score);

            assertEquals(fates(one), fates(other));
        }
    }

    /** Scores in per cent, a shift that all seeds share, and losses change no decision. */
    @Test
    void neitherTheUnitNorTheSignDecides() {
        RaceRule percent = new RaceRule(RULE.looks(), 100, true, RaceRule.ERROR);
        RaceRule losses = new RaceRule(RULE.looks(), 1, false, RaceRule.ERROR);
        for (int i = 0; i < 50; i++) {
            double[][] scores = Ground.SKEWED.draw(RandomStream.ofSeed(i), Shape.SPREAD.behind(6, 0.5), MOST);
            Race plain = race(LEVELS, scores);

            Race inPercent = run(new Race(percent, names(scores)), scores, score -> 100 * score + 5000);
            Race ofLosses = run(new Race(losses, names(scores)), scores, score -> 3 - score);

            assertEquals(fates(plain), fates(inPercent));
            assertEquals(fates(plain), fates(ofLosses));
            Standing first = plain.looks().get(0).standings().get(0);
            Standing loss = ofLosses.looks().get(0).standings().get(0);
            assertEquals(3 - first.mean(), loss.mean(), 1e-9);
            assertEquals(first.behind(), loss.behind(), 1e-9);
        }
    }

    /** What a seed gives to all candidates is not their difference. */
    @Test
    void seedsMayBeAsDifferentAsTheyLike() {
        double[][] scores = Ground.NORMAL.draw(RandomStream.ofSeed(1), Shape.SPREAD.behind(6, 0.5), MOST);
        double[][] shifted = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
        for (double[] own : shifted) {
            for (int seed = 0; seed < MOST; seed++) {
                own[seed] += 1000 * (seed % 3);
            }
        }

        assertEquals(fates(race(LEVELS, scores)), fates(race(LEVELS, shifted)));
    }

    @Test
    void theFirstOfEqualsLeadsAndAllAreAsGoodOnceSoManyTiesAreNoChance() {
        double[][] scores = new double[3][MOST];

        Race race = race(LEVELS, scores);

        assertEquals(Optional.of(RaceEnd.AS_GOOD), race.end());
        assertEquals(
                List.of(
                        "5: 0 of [0, 1, 2], as good {}",
                        "7: 0 of [0, 1, 2], as good {}",
                        // 1 / 2^9 = 0.0020 is below the level, 0.0034.
                        "9: 0 of [0, 1, 2], as good {1=9, 2=9}"),
                decisions(race));
    }

    @Test
    void oneCandidateIsLookedAtOnce() {
        Race race = new Race(RULE, List.of("only"));
        assertEquals(Map.of("only", 5), race.asked());

        RaceLook look = race.look(Map.of("only", new double[] {1, 2, 3, 4, 5}));

        assertEquals(List.of(new Standing("only", 5, 3, 0, 0, 1, 1, Fate.LEADS)), look.standings());
        assertEquals(Optional.of(RaceEnd.ONE_LEFT), race.end());
        assertEquals(Map.of(), race.asked());
        IllegalStateException over =
                assertThrows(IllegalStateException.class, () -> race.look(Map.of("only", new double[5])));
        assertEquals("The race is over", over.getMessage());
    }

    @Test
    void aRaceOfNoneIsOver() {
        Race race = new Race(RULE, List.of());

        assertEquals(Optional.of(RaceEnd.NONE_LEFT), race.end());
        assertEquals(Map.of(), race.asked());
    }

    @Test
    void whoIsAsGoodGetsNoMoreSeedsUntilAnotherOneLeads() {
        // The second is close behind the first; the third comes from behind with the sixth seed.
        double[][] scores = new double[3][MOST];
        double[] noise = {0.25, -0.25, 0.2, -0.2, 0};
        for (int seed = 0; seed < MOST; seed++) {
            scores[1][seed] = -0.1 + noise[seed % 5] / 5;
            scores[2][seed] = seed < 5 ? -0.8 + noise[seed] : 4 + noise[seed % 5];
        }
        Race race = new Race(LEVELS, names(scores));

        assertEquals(Map.of("0", 5, "1", 5, "2", 5), race.asked());
        RaceLook early = race.look(first(scores, race.asked()));
        assertEquals(5, early.seeds());
        assertEquals(List.of(Fate.LEADS, Fate.AS_GOOD, Fate.RACES), fates(race).get(0));
        assertEquals(Map.of("0", 7, "1", 5, "2", 7), race.asked());
        RaceLook later = race.look(first(scores, race.asked()));

        assertEquals("2", later.leader());
        Standing second = later.standings().get(1);
        assertEquals(Fate.RACES, second.fate());
        assertEquals(5, second.seeds());
        // The leader of seven seeds was behind it over the five that they share.
        assertEquals(-0.7, second.behind(), 1e-12);
        assertEquals(Map.of("0", 9, "1", 9, "2", 9), race.asked());
    }

    @Test
    void whoHasFailedLeavesAndTheOthersAreComparedAsIfItHadNotBeen() {
        double[][] scores = Ground.NORMAL.draw(RandomStream.ofSeed(2), Shape.SPREAD.behind(5, 1), MOST);
        double[][] withFailed = Arrays.copyOf(scores, 6);
        withFailed[5] = scores[0].clone();
        withFailed[5][3] = Double.NaN;

        Race race = new Race(LEVELS, names(withFailed));
        RaceLook look = race.look(first(withFailed, race.asked()));

        Standing failed = look.standings().get(5);
        assertEquals(Fate.FAILED, failed.fate());
        assertTrue(Double.isNaN(failed.mean()));
        assertEquals(List.of("0", "1", "2", "3", "4").containsAll(race.left()), true);
        Standing same = race(LEVELS, scores).looks().get(0).standings().get(1);
        assertEquals(same.standardError(), look.standings().get(1).standardError());
        assertEquals(same.pWorse(), look.standings().get(1).pWorse());
    }

    @Test
    void ifAllHaveFailedNoneIsLeft() {
        Race race = new Race(RULE, List.of("a", "b"));
        double[] failed = {1, 2, Double.NaN, 4, 5};

        RaceLook look = race.look(Map.of("a", failed, "b", failed));

        assertEquals("", look.leader());
        assertEquals(List.of(), race.left());
        assertEquals(Optional.of(RaceEnd.NONE_LEFT), race.end());
    }

    /** Those that were as good as a leader that fails have not failed. */
    @Test
    void ifAllThatRaceHaveFailedThoseThatWereAsGoodTakeTheirPlace() {
        double[][] scores = new double[4][MOST];
        double[] noise = {0.25, -0.25, 0.2, -0.2, 0};
        for (int seed = 0; seed < MOST; seed++) {
            scores[1][seed] = -0.1 + noise[seed % 5] / 5;
            scores[2][seed] = -0.8 + noise[seed % 5];
            scores[3][seed] = -0.05 - noise[seed % 5] / 5;
        }
        scores[0][6] = Double.NaN;
        scores[2][5] = Double.NaN;
        Race race = new Race(LEVELS, names(scores));
        race.look(first(scores, race.asked()));
        assertEquals(
                List.of(Fate.LEADS, Fate.AS_GOOD, Fate.RACES, Fate.AS_GOOD),
                fates(race).get(0));

        RaceLook look = race.look(first(scores, race.asked()));

        assertEquals(List.of("1", "3"), race.left());
        assertEquals("3", look.leader());
        assertEquals(
                List.of(5, 5),
                look.standings().stream()
                        .filter(each -> each.fate() != Fate.FAILED)
                        .map(Standing::seeds)
                        .toList());
    }

    /**
     * Where one candidate races, nobody else's spread is known. Student's t of SciPy 1.17.1 with 4 degrees of freedom.
     */
    @Test
    void besideALeaderThatRacesAloneTheirOwnSpreadCounts() {
        double[][] scores = new double[3][MOST];
        double[] noise = {0.25, -0.25, 0.2, -0.2, 0};
        for (int seed = 0; seed < MOST; seed++) {
            scores[1][seed] = -0.1 + noise[seed % 5] / 5;
            scores[2][seed] = -0.8 + noise[seed % 5];
        }
        scores[0][6] = Double.NaN;
        Race race = new Race(LEVELS, names(scores));
        RaceLook early = race.look(first(scores, race.asked()));
        assertEquals(List.of(Fate.LEADS, Fate.AS_GOOD, Fate.RACES), fates(race).get(0));
        assertEquals(List.of("0", "1", "2"), early.left());

        Standing asked = race.look(first(scores, race.asked())).standings().get(1);

        assertEquals(0.08099382692526635, asked.standardError(), 1e-12);
        assertEquals(0.9995071254924225, asked.pWorse(), 1e-9);
        assertEquals(1.5226134055713737e-05, asked.pWithin(), 1e-12);
    }

    @Test
    void aRaceThatTheBudgetEndsStaysEnded() {
        Race race = new Race(RULE, List.of("a", "b"));

        race.end(RaceEnd.BUDGET);
        race.end(RaceEnd.SEEDS);

        assertEquals(Optional.of(RaceEnd.BUDGET), race.end());
    }

    @Test
    void whereNothingIsDecidedTheSeedsEndIt() {
        double[][] scores = Ground.NOISY.draw(RandomStream.ofSeed(3), new double[] {0, 0, 0}, MOST);

        Race race = race(LEVELS, scores);

        assertEquals(Optional.of(RaceEnd.SEEDS), race.end());
        assertEquals(RULE.looks(), race.looks().stream().map(RaceLook::seeds).toList());
    }

    /** A candidate leaves only if it was behind by more than the margin, however sure it is that it is worse. */
    @Test
    void nobodyLeavesWithinTheMargin() {
        for (Ground ground : Ground.values()) {
            for (int i = 0; i < 20; i++) {
                Race race = race(LEVELS, ground.draw(RandomStream.ofSeed(i), Shape.SPREAD.behind(10, 0.9), MOST));
                for (RaceLook look : race.looks()) {
                    look.standings().stream()
                            .filter(each -> each.fate() == Fate.BEATEN)
                            .forEach(each -> assertTrue(
                                    each.behind() > RULE.margin()
                                            && each.pWorse() <= look.level()
                                            && each.seeds() == look.seeds(),
                                    each::toString));
                }
            }
        }
    }

    private static Race race(RaceRule.Levels levels, double[][] scores) {
        return run(new Race(levels, names(scores)), scores, score -> score);
    }

    private static Race run(Race race, double[][] scores, DoubleUnaryOperator unit) {
        double[][] changed = Arrays.stream(scores)
                .map(own -> Arrays.stream(own).map(unit).toArray())
                .toArray(double[][]::new);
        while (race.end().isEmpty()) {
            RaceLook unused = race.look(first(changed, race.asked()));
        }
        return race;
    }

    private static Map<String, double[]> first(double[][] scores, Map<String, Integer> asked) {
        Map<String, double[]> first = new LinkedHashMap<>();
        asked.forEach((name, seeds) -> first.put(name, Arrays.copyOf(scores[Integer.parseInt(name)], seeds)));
        return first;
    }

    private static List<String> names(double[][] scores) {
        return IntStream.range(0, scores.length).mapToObj(String::valueOf).toList();
    }

    /** At each look those of the candidates, by their names. */
    private static List<List<Fate>> fates(Race race) {
        return race.looks().stream()
                .map(look -> look.standings().stream()
                        .sorted((one, other) -> one.candidate().compareTo(other.candidate()))
                        .map(Standing::fate)
                        .toList())
                .toList();
    }
}
