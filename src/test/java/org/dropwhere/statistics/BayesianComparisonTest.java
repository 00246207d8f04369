package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;

class BayesianComparisonTest {
    /** The arm's accuracy is higher by 1/16 or so, and its loss lower by as much. */
    private static List<BayesianComparison> better(int seeds, PrimaryMetric primary, Margins margins) {
        Plan plan = HandMade.analysed(
                HandMade.plan(seeds, "control", "arm"),
                new Analysis(
                        primary,
                        margins,
                        List.of(),
                        OptionalDouble.empty(),
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
        List<Outcome> outcomes = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            outcomes.add(HandMade.finished(0.5));
            outcomes.add(HandMade.finished(0.5625 + seed % 3 / 256.0));
        }
        return BayesianComparison.of(
                FirstLook.compare(ResultsByArm.of(plan, HandMade.results(plan, outcomes.toArray(Outcome[]::new)))));
    }

    private static final Margins MARGINS = new Margins(Map.of(Metric.ACCURACY, 0.01, Metric.LOSS, 0.01));

    @Test
    void higherAccuracyAndLowerLossAreBetter() {
        for (PrimaryMetric primary : List.of(PrimaryMetric.TEST_ACCURACY_AT_BEST, PrimaryMetric.TEST_LOSS_AT_BEST)) {
            BayesianComparison comparison = better(6, primary, MARGINS).get(0);
            assertTrue(comparison.t().orElseThrow().better() > 0.99);
            assertTrue(comparison.signedRank().orElseThrow().better() > 0.9);
            assertTrue(comparison.t().orElseThrow().within().isPresent());
        }
    }

    @Test
    void withoutAMarginNothingIsWithin() {
        BayesianComparison comparison =
                better(6, PrimaryMetric.TEST_ACCURACY_AT_BEST, Margins.NONE).get(0);
        assertEquals(OptionalDouble.empty(), comparison.t().orElseThrow().within());
        assertEquals(
                OptionalDouble.empty(), comparison.signedRank().orElseThrow().within());
    }

    @Test
    void fewerSeedsThanForAVerdictHaveNone() {
        assertEquals(List.of(), better(4, PrimaryMetric.TEST_ACCURACY_AT_BEST, MARGINS));
        assertEquals(1, better(5, PrimaryMetric.TEST_ACCURACY_AT_BEST, MARGINS).size());
    }

    @Test
    void equalSeedsAreSurelyWithinAMarginAndSayNothingWithoutOne() {
        Plan plan = HandMade.plan(5, "control", "arm");
        Outcome[] equal = new Outcome[10];
        Arrays.fill(equal, HandMade.finished(0.5));
        Comparisons none = FirstLook.compare(ResultsByArm.of(plan, HandMade.results(plan, equal)));
        BayesianComparison said = BayesianComparison.of(none).get(0);
        assertEquals(Optional.empty(), said.t());
        assertEquals(Optional.empty(), said.signedRank());
        Comparisons margin = new Comparisons(none.primary(), OptionalDouble.of(0.01), none.list(), none.looks());
        assertEquals(
                Optional.of(new Posterior(0, OptionalDouble.of(1), 0)),
                BayesianComparison.of(margin).get(0).signedRank());
    }
}
