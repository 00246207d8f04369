package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.VerdictText;
import org.dropwhere.results.HandMade;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.Verdict.Kind;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.RightAnswers;
import org.junit.jupiter.api.Test;

/** Verdicts of experiments whose seeds are all tested on the same 100 sequences. */
class SharedTestSequencesTest {
    private static final String ON_THESE =
            " Seeds vary initial weights, order and masks alone, so that is about training on these very sequences.";

    private static final int SEEDS = 6;
    private static final int SEQUENCES = 100;

    private static Plan plan(PrimaryMetric primary, double margin) {
        return HandMade.analysed(
                HandMade.onFiles(HandMade.trainedFor(1, HandMade.plan(SEEDS, "dry", "wet"))),
                new Analysis(
                        primary,
                        new Margins(margin > 0 ? Map.of(Metric.ACCURACY, margin) : Map.of()),
                        List.of(),
                        OptionalDouble.empty(),
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    /** The sequences from 0 to 79 but for one or two others in each run. */
    private static RightAnswers right(int run, IntPredicate alsoRight) {
        BitSet right = new BitSet();
        right.set(0, 80);
        right.clear(run * 7 % 80);
        right.set(80 + run % 2);
        IntStream.range(0, SEQUENCES).filter(alsoRight).forEach(right::set);
        return new RightAnswers(SEQUENCES, right);
    }

    /** In the order of the plan: seed by seed, first dry and then wet. */
    private static Outcome[] outcomes(IntPredicate onlyWet) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            int own = seed;
            outcomes.add(HandMade.tested(right(2 * seed, each -> false)));
            outcomes.add(HandMade.tested(right(2 * seed + 1, each -> onlyWet.test(each) && each % SEEDS != own)));
        }
        return outcomes.toArray(Outcome[]::new);
    }

    private static Comparisons compare(Plan plan, Outcome... outcomes) {
        return FirstLook.compare(ResultsByArm.of(plan, HandMade.results(plan, outcomes)));
    }

    private static Comparisons compare(double margin, Outcome... outcomes) {
        return compare(plan(PrimaryMetric.TEST_ACCURACY_AT_BEST, margin), outcomes);
    }

    private static Kind kind(Comparisons comparisons) {
        return comparisons.ofPrimary().get(0).verdict().orElseThrow().kind();
    }

    private static Kind onThese(Comparisons comparisons) {
        return comparisons.ofPrimary().get(0).shared().orElseThrow().onThese().orElseThrow();
    }

    @Test
    void whatManySequencesShowHoldsOfOthersToo() {
        Comparisons comparisons = compare(0, outcomes(each -> each >= 85));
        assertEquals(Kind.DIFFERENT, kind(comparisons));
        String text = texts(comparisons).get(0);
        assertTrue(text.startsWith("wet is better than dry: "), text);
        assertTrue(
                text.matches(".* For test sequences like these 100, which all seeds share, the 95 % interval of the"
                        + " difference is 0\\.0\\d\\d to 0\\.\\d\\d\\d\\."
                        + ON_THESE),
                text);
    }

    @Test
    void moreThanTheMarginIsSoOnSequencesLikeTheseToo() {
        Comparison narrow =
                compare(0.01, outcomes(each -> each >= 85)).ofPrimary().get(0);
        assertTrue(narrow.verdict().orElseThrow().isBeyondMargin());
        Comparison wide =
                compare(0.08, outcomes(each -> each >= 85)).ofPrimary().get(0);
        assertEquals(Kind.DIFFERENT, wide.verdict().orElseThrow().kind());
        assertTrue(wide.evidence().inference().orElseThrow().pAbove(0.08) < 0.025);
        assertFalse(wide.verdict().orElseThrow().isBeyondMargin());
    }

    /** In every seed wet answers three sequences more rightly, but they are the same three. */
    @Test
    void whatAFewSequencesShowHoldsOfTheseOnly() {
        Comparisons comparisons = compare(0, outcomes(each -> each >= 97));
        assertEquals(Kind.DIFFERENT, onThese(comparisons));
        assertEquals(Kind.INCONCLUSIVE, kind(comparisons));
        Comparison comparison = comparisons.ofPrimary().get(0);
        assertTrue(comparison.adjusted().orElseThrow() > 0.05);
        assertTrue(comparison.evidence().t().orElseThrow().p() < 0.05);
        assertEquals(OptionalInt.empty(), comparison.verdict().orElseThrow().seedsToAdd());
        String text = texts(comparisons).get(0);
        assertTrue(
                text.matches("On these 100 test sequences wet is better than dry: the difference in test accuracy is"
                        + " 0\\.0\\d\\d\\. Whether it is on sequences like them, so few sequences do not tell (95 %"
                                .replace("(", "\\(")
                        + " interval of the difference is -0\\.0\\d\\d to 0\\.\\d\\d\\d\\)\\. A larger test file would, and more"
                        + " seeds would hardly help\\."
                        + ON_THESE),
                text);
    }

    @Test
    void equivalenceTakesTheSequencesToo() {
        Comparisons wide = compare(0.1, outcomes(each -> each >= 99));
        assertEquals(Kind.EQUIVALENT, kind(wide));
        assertTrue(texts(wide).get(0).contains(" which all seeds share, the 95 % interval of the difference is "));
        Comparisons narrow = compare(0.03, outcomes(each -> each >= 99));
        assertEquals(Kind.EQUIVALENT, onThese(narrow));
        assertEquals(Kind.INCONCLUSIVE, kind(narrow));
        assertTrue(
                texts(narrow)
                        .get(0)
                        .startsWith("On these 100 test sequences wet and dry are equivalent: the difference in test"
                                + " accuracy is 0.00"),
                texts(narrow).get(0));
    }

    @Test
    void withoutTheAnswersTheSeedsDecideAndTheSentenceSaysOfWhat() {
        Outcome[] outcomes = outcomes(each -> each >= 97);
        Outcome.Finished last = (Outcome.Finished) outcomes[2 * SEEDS - 1];
        outcomes[2 * SEEDS - 1] =
                new Outcome.Finished(last.epochs(), last.bestEpoch(), last.testAtBest(), last.testAtLast());
        Comparisons comparisons = compare(0, outcomes);
        assertEquals(Kind.DIFFERENT, kind(comparisons));
        String text = texts(comparisons).get(0);
        assertTrue(
                text.endsWith(" That is about these test sequences only, which all seeds share, and not about others"
                        + " like them: not every trial has kept which of them it answered rightly."
                        + ON_THESE),
                text);
    }

    @Test
    void aLossIsAboutTheseSequencesOnly() {
        Comparisons comparisons = compare(plan(PrimaryMetric.TEST_LOSS_AT_BEST, 0), outcomes(each -> each >= 85));
        String text = texts(comparisons).get(0);
        assertTrue(text.endsWith(": only a test accuracy is traced to the single sequences." + ON_THESE), text);
        assertTrue(comparisons.list().stream()
                .filter(comparison -> comparison.metric().isTestAccuracy())
                .allMatch(comparison ->
                        comparison.shared().orElseThrow().estimate().isPresent()));
    }

    @Test
    void ofATaskNothingIsSaidSinceEachSeedHasItsOwnSequences() {
        Plan plan = HandMade.trainedFor(1, HandMade.plan(SEEDS, "dry", "wet"));
        Comparisons comparisons = compare(plan, outcomes(each -> each >= 97));
        assertEquals(Optional.empty(), comparisons.ofPrimary().get(0).shared());
        assertEquals(Kind.DIFFERENT, kind(comparisons));
        String text = texts(comparisons).get(0);
        assertTrue(!text.contains("test sequences"), text);
    }

    private static List<String> texts(Comparisons comparisons) {
        return comparisons.ofPrimary().stream()
                .map(comparison -> VerdictText.of(comparison, comparisons.margin(), comparisons.looks()))
                .toList();
    }
}
