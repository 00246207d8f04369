package org.dropwhere.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.task.Parity;
import org.junit.jupiter.api.Test;

class MeasuredTimesTest {
    private static final TaskData DATA = new TaskData(new Parity(2), 3, 2, 10, 6, 20, 0);
    private static final MeasuredTimes TIMES = new MeasuredTimes(Datasets.of(DATA, 1), 100, 1000, 1, 0);
    private static final Placement DROPOUT =
            new Placement(Site.AFTER_LSTM, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

    private static TrialDescription trial(int samples, List<Placement> placements) {
        Training training = new Training(
                5,
                4,
                new RmsProp(0.001, 0.9, 1e-7),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                samples,
                Batches.SHUFFLED);
        return new TrialDescription(DATA, "", ModelSpec.lstm(1, 1, false), training, placements, 1);
    }

    @Test
    void addUpStepsAndEvaluations() {
        // Three steps, and 10 + 6 + 0.3 * 20 sequences, in each of two epochs.
        assertEquals(100 + 2 * (3000 + 22), TIMES.seconds(trial(0, List.of(DROPOUT)), 2));
    }

    @Test
    void countPassesWithDropoutWhereSomethingIsDropped() {
        double without = TIMES.seconds(trial(0, List.of()), 2);
        // Seven passes over 20 sequences with the best weights, and seven with the last.
        assertEquals(without + 280, TIMES.seconds(trial(7, List.of(DROPOUT)), 2));
        assertEquals(without, TIMES.seconds(trial(7, List.of()), 2));
    }
}
