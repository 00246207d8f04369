package org.dropwhere.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.results.HandMade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanPartTest {
    private static final Plan PLAN = plan(10, "control", "drop", "drop-more");

    private static Plan plan(int seeds, String... variants) {
        Plan plan = HandMade.plan(seeds, variants);
        return plan.withRuns(plan.runs().stream()
                .map(run -> new PlannedRun(
                        run.arm(), run.seed(), Trial.of(run.trial().description(), NumericVersion.CURRENT)))
                .toList());
    }

    private static Trial named(String id) {
        return new Trial(id, PLAN.trials().get(0).description());
    }

    @Test
    void everyTrialIsInOnePartOfAllAndInThatOrder() {
        for (int of : List.of(1, 2, 7, 100)) {
            for (Trial trial : PLAN.trials()) {
                assertEquals(
                        1,
                        IntStream.rangeClosed(1, of)
                                .filter(number -> new PlanPart(number, of).has(trial))
                                .count());
            }
        }
        List<Trial> second = new PlanPart(2, 3).trials(PLAN);
        assertEquals(PLAN.trials().stream().filter(second::contains).toList(), second);
        assertTrue(second.size() > 1 && second.size() < PLAN.trials().size());
    }

    @Test
    void theWholeHasAllTrials() {
        assertTrue(PlanPart.WHOLE.isWhole());
        assertEquals(PLAN.trials(), PlanPart.WHOLE.trials(PLAN));
    }

    /** Remainders by Python: {@code int("ffffffffffffffff", 16) % 10 + 1}. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 1",
        "0000000000000009, 10",
        "000000000000000a, 1",
        "7fffffffffffffff, 8",
        "8000000000000000, 9",
        "ffffffffffffffff, 6",
        "ffedf6ac6651e307, 8"
    })
    void theRemainderOfTheIdCountsAsOneWithoutSign(String id, int number) {
        assertTrue(new PlanPart(number, 10).has(named(id)));
    }

    @Test
    void aPlanThatGrowsMovesNoTrial() {
        Plan grown = plan(20, "control", "drop", "drop-more", "drop-most");
        for (int number = 1; number <= 4; number++) {
            PlanPart part = new PlanPart(number, 4);
            assertTrue(part.trials(grown).containsAll(part.trials(PLAN)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "17, 16", "3, 0", "-1, 2"})
    void thereIsNoPartOutsideTheRange(int number, int of) {
        assertEquals(
                "There is no part " + number + " of " + of,
                assertThrows(IllegalArgumentException.class, () -> new PlanPart(number, of))
                        .getMessage());
    }
}
