package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;

class LongestFirstTest {
    private record Measured(int units, int embedding, int vocabulary, int length, double millis) {}

    /** Training steps as {@code performance.md} has them. */
    private static final List<Measured> MEASURED = List.of(
            new Measured(8, 8, 32, 60, 0.32),
            new Measured(16, 16, 32, 60, 0.42),
            new Measured(32, 32, 32, 60, 0.85),
            new Measured(64, 64, 64, 498, 13.8),
            new Measured(100, 64, 64, 498, 28.9),
            new Measured(128, 128, 1000, 200, 27.1),
            new Measured(256, 128, 20000, 200, 80.9),
            new Measured(512, 128, 20000, 100, 123));

    private static Trial trial(ModelSpec model, int length, int train, int epochs, long seed) {
        return trial(model, 64, length, train, epochs, List.of(), seed);
    }

    private static Trial trial(
            ModelSpec model, int vocabulary, int length, int train, int epochs, List<Placement> placements, long seed) {
        return Trial.of(
                new TrialDescription(
                        new TaskData(new TemporalOrder(8), length, vocabulary, train, 200, 500, 0),
                        "",
                        model,
                        new Training(epochs, 32, new RmsProp(0.001, 0.9, 1e-7)),
                        placements,
                        seed),
                NumericVersion.CURRENT);
    }

    private static List<Trial> ordered(Trial... trials) {
        return Forecast.longestFirst(List.of(trials), new DatasetCache());
    }

    @Test
    void epochsSequencesAndStepsMakeATrialLong() {
        ModelSpec model = ModelSpec.lstm(16, 16, false);
        Trial usual = trial(model, 60, 1000, 10, 1);
        Trial epochs = trial(model, 60, 1000, 40, 1);
        Trial steps = trial(model, 180, 1000, 10, 1);
        Trial sequences = trial(model, 60, 2000, 10, 1);
        assertEquals(List.of(epochs, steps, sequences, usual), ordered(usual, sequences, steps, epochs));
    }

    @Test
    void modelsComeInTheOrderOfTheirMeasuredSteps() {
        List<Trial> byTime = MEASURED.stream()
                .sorted(Comparator.comparingDouble(Measured::millis).reversed())
                .map(each -> trial(
                        ModelSpec.lstm(each.embedding(), each.units(), false),
                        each.vocabulary(),
                        each.length(),
                        1000,
                        10,
                        List.of(),
                        1))
                .toList();
        List<Trial> shuffled = new ArrayList<>(byTime);
        Collections.reverse(shuffled);
        assertEquals(byTime, Forecast.longestFirst(shuffled, new DatasetCache()));
    }

    /** Of small models it is not the products that take time: see the table of steps in {@code performance.md}. */
    @Test
    void aSmallModelOverManyStepsTakesLongerThanALargerOneOverFew() {
        Trial small = trial(ModelSpec.lstm(8, 8, false), 180, 1000, 10, 1);
        Trial larger = trial(ModelSpec.lstm(32, 32, false), 60, 1000, 10, 1);
        assertEquals(List.of(small, larger), ordered(larger, small));
    }

    @Test
    void equallyLongTrialsKeepTheirOrderWhateverTheyDrop() {
        ModelSpec model = ModelSpec.lstm(16, 16, false);
        Placement placement = new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_STEP, GateSharing.SHARED);
        Trial first = trial(model, 64, 60, 1000, 10, List.of(placement), 2);
        Trial second = trial(model, 60, 1000, 10, 1);
        Trial third = trial(model, 60, 1000, 10, 3);
        Trial longer = trial(model, 60, 1000, 11, 7);
        assertEquals(List.of(longer, first, second, third), ordered(first, second, longer, third));
        assertEquals(List.of(longer, third, first, second), ordered(third, first, second, longer));
    }

    @Test
    void sequencesOfDifferentLengthsHaveTheStepsOfTheirMeanUnlessTheyArePadded() {
        Trial mean = drawn(new Lengths(20, 100), Pad.NONE);
        Trial above = drawn(Lengths.all(61), Pad.NONE);
        Trial below = drawn(Lengths.all(59), Pad.NONE);
        Trial padded = drawn(new Lengths(20, 100), new Pad(100, Side.PRE, Side.PRE));
        assertEquals(List.of(padded, above, mean, below), ordered(below, mean, above, padded));
    }

    private static Trial drawn(Lengths lengths, Pad pad) {
        TrialDescription description =
                trial(ModelSpec.lstm(16, 16, false), 60, 1000, 10, 1).description();
        TaskData usual = (TaskData) description.data();
        TaskData data = new TaskData(
                usual.task(),
                lengths,
                usual.vocabulary(),
                usual.train(),
                usual.validation(),
                usual.test(),
                usual.labelNoise(),
                pad);
        return Trial.of(description.with(data, description.model()), NumericVersion.CURRENT);
    }

    @Test
    void noTrialsAreInOrder() {
        assertEquals(List.of(), ordered());
    }
}
