package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.RowGradients;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of many rows, of which each batch uses few: the numbers are those of a gradient of the whole table. */
class TableUpdateTest {
    /** More than two stretches, and the last one is shorter. */
    private static final int ROWS = 1000;

    private static final int FEATURES = 19;
    private static final ParameterLayout LAYOUT = ParameterLayout.of(ModelSpec.lstm(FEATURES, 1, false), ROWS);
    private static final RandomStream STREAM = RandomStream.ofSeed(5);

    static Stream<OptimizerSpec> optimizers() {
        return Stream.of(
                        Clipping.NONE,
                        new Clipping(Clipping.By.NORM, 0.5),
                        new Clipping(Clipping.By.VALUE, 0.25),
                        new Clipping(Clipping.By.GLOBAL_NORM, 0.5))
                .flatMap(clipping -> Stream.of(
                        new RmsProp(0.01, 0.9, 1e-7, 0.5, true, 0, clipping),
                        new RmsProp(0.01, 0.9, 1e-7, 0, false, 0.1, clipping),
                        new Adam(0.01, 0.9, 0.99, 1e-7, true, 0, clipping),
                        new Adam(0.01, 0.9, 0.99, 1e-7, false, 0.1, clipping),
                        new Nadam(0.01, 0.9, 0.99, 1e-7, 0, clipping),
                        new Sgd(0.01, 0.9, true, 0, clipping)));
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void rowsThatABatchDoesNotUseHaveAGradientOfZero(OptimizerSpec optimizer) {
        for (double l2 : List.of(0.0, 0.125)) {
            assertAgree(training(optimizer, EmbeddingGradient.SUMMED, l2));
        }
        assertAgree(training(optimizer, EmbeddingGradient.BY_OCCURRENCE, 0));
    }

    private static void assertAgree(Training training) {
        boolean byOccurrence = training.embeddingGradient() == EmbeddingGradient.BY_OCCURRENCE;
        WeightUpdate update = WeightUpdate.of(training, LAYOUT);
        TrainedWeights few = update.zeros();
        TrainedWeights all = update.zeros();
        for (int i = 0; i < few.table().values().length; i++) {
            few.table().values()[i] = (float) STREAM.gaussian(i);
        }
        System.arraycopy(
                few.table().values(), 0, all.table().values(), 0, all.table().values().length);
        for (int step = 1; step <= 3; step++) {
            update.apply(step, 0.01, few, gradient(step, false, byOccurrence));
            update.apply(step, 0.01, all, gradient(step, true, byOccurrence));
        }
        assertArrayEquals(all.state().weights(), few.state().weights());
        assertArrayEquals(all.state().slots(), few.state().slots());
    }

    private static Training training(OptimizerSpec optimizer, EmbeddingGradient gradient, double l2) {
        return new Training(
                1,
                1,
                optimizer,
                gradient,
                new Regularization(l2 == 0 ? Map.of() : Map.of(Role.EMBEDDING, l2), Map.of()),
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
    }

    /** Of twenty rows, or of all, the others with zeros. */
    private static GradientOfBatch gradient(int step, boolean ofAll, boolean byOccurrence) {
        RowGradients rows = new RowGradients(ROWS, FEATURES, byOccurrence);
        RandomStream stream = STREAM.at(step);
        for (int use = 0; use < 20; use++) {
            float[] gradient = new float[FEATURES];
            for (int i = 0; i < FEATURES; i++) {
                gradient[i] = (float) stream.at(use).gaussian(i);
            }
            // Every third comes twice, so that squares of occurrences are not those of their sum.
            rows.add(stream.below(ROWS, use - (use % 3 == 2 ? 1 : 0)), gradient, 0);
        }
        for (int row = 0; row < ROWS && ofAll; row++) {
            rows.add(row, new float[FEATURES], 0);
        }
        float[] others = new float[Math.toIntExact(LAYOUT.size()) - ROWS * FEATURES];
        Arrays.fill(others, 0.1f);
        return new GradientOfBatch(Optional.of(rows), others);
    }
}
