package org.dropwhere.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.RowGradients;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Nadam;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that make their steps late have the numbers, to the last bit, of a table that is changed as a whole. */
class EmbeddingTableTest {
    private static final ParameterLayout ANY_LAYOUT = ParameterLayout.of(ModelSpec.lstm(1, 1, false), 1);

    /** Steps of a training; means with a decay of 0.9 have faded to nothing in half of them. */
    private static final int STEPS = 1500;

    static IntStream draws() {
        return IntStream.range(0, 64);
    }

    @ParameterizedTest
    @MethodSource("draws")
    void lateRowsAreThoseOfATableThatIsChangedAsAWhole(int draw) {
        Drawn drawn = new Drawn(RandomStream.ofSeed(draw));
        Optimizer optimizer = drawn.optimizer(draw);
        compare(drawn, optimizer);
        compare(drawn, new Plain(optimizer));
    }

    private static void compare(Drawn drawn, Optimizer optimizer) {
        int columns = 1 + drawn.below(20);
        int rows = 1 + drawn.below(40);
        EmbeddingTable table = new EmbeddingTable(optimizer, rows, columns);
        for (int i = 0; i < table.values().length; i++) {
            table.values()[i] = drawn.weight(i);
        }
        float[] whole = table.values().clone();
        float[][] slots = new float[optimizer.slots()][whole.length];
        GradientClipping clipping = new GradientClipping(drawn.clipping(), ANY_LAYOUT);
        boolean byOccurrence = drawn.below(3) == 0;
        for (int number = 1; number <= STEPS; number++) {
            Drawn now = new Drawn(drawn.stream.at(number));
            double factor = now.below(3) == 0 ? 0.37 : 1;
            double learningRate = drawn.learningRate(number);
            float decay = (float) (drawn.weightDecay() * learningRate);
            WeightStep step = new WeightStep(optimizer.at(number, learningRate), learningRate, decay);
            // Often none at all, and the first ones more often than the last.
            RowGradients gradients = now.gradients(rows, columns, byOccurrence);
            table.prepare(tokens(gradients));
            table.update(step, gradients, clipping, factor);
            new TableUpdate(step, 0, clipping).apply(whole, slots, gradients, factor);
            if (now.below(20) == 0) {
                int row = now.below(rows);
                table.prepare(new TokenSteps(new int[][] {{}, {row}}));
                assertArrayEquals(row(whole, row, columns), row(table.values(), row, columns), "row of step " + number);
            }
            if (now.below(300) == 0) {
                assertAgree(table, whole, slots);
                table = again(table, optimizer, rows, columns);
            }
        }
        assertAgree(table, whole, slots);
    }

    private static float[] row(float[] values, int row, int columns) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    private static Steps tokens(RowGradients gradients) {
        return new TokenSteps(new int[][] {gradients.rows()});
    }

    private static void assertAgree(EmbeddingTable table, float[] whole, float[][] slots) {
        table.catchUp();
        assertArrayEquals(whole, table.values());
        assertArrayEquals(slots, table.slots());
    }

    /** The table as a new training gets it from a checkpoint. */
    private static EmbeddingTable again(EmbeddingTable table, Optimizer optimizer, int rows, int columns) {
        EmbeddingTable other = new EmbeddingTable(optimizer, rows, columns);
        System.arraycopy(table.values(), 0, other.values(), 0, table.values().length);
        for (int slot = 0; slot < optimizer.slots(); slot++) {
            System.arraycopy(table.slots()[slot], 0, other.slots()[slot], 0, table.values().length);
        }
        return other;
    }

    static List<OptimizerSpec> optimizers() {
        return List.of(
                new RmsProp(0.01, 0.9, 1e-7),
                new Adam(0.01, 0.9, 0.999, 1e-7, false, 0, Clipping.NONE),
                new Adam(0.01, 0.9, 0.999, 1e-7, false, 0.1, new Clipping(Clipping.By.GLOBAL_NORM, 0.1)));
    }

    /** Each step has tokens of its own, and evaluation reads all of them. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void lateRowsAreUpToDateWhereverTheyAreRead(OptimizerSpec optimizer) {
        try (Classifier one = classifier(optimizer);
                Classifier other = classifier(optimizer)) {
            Steps all = new TokenSteps(new int[][] {{0, 1, 2}, {3, 4}, {5, 6, 7}, {9}});
            for (int step = 1; step <= 40; step++) {
                TokenSteps batch = new TokenSteps(new int[][] {{step % 8, step % 3}, {step % 8}});
                double loss = one.fit(batch, new int[] {0, 1}, BatchMasks.EXPECTED, step, 0.01);
                // The other one's rows are never late.
                other.restore(other.state());
                assertArrayEquals(new double[] {loss}, new double[] {
                    other.fit(batch, new int[] {0, 1}, BatchMasks.EXPECTED, step, 0.01)
                });
                other.restore(other.state());
                if (step % 10 == 0) {
                    assertArrayEquals(other.logits(all), one.logits(all));
                }
            }
            assertArrayEquals(other.weights().get("embeddings"), one.weights().get("embeddings"));
            assertArrayEquals(other.state().slots(), one.state().slots());
        }
    }

    /** Weights are replaced, but what the optimizer remembers of them is not. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void newWeightsMissNoSteps(OptimizerSpec optimizer) {
        try (Classifier one = classifier(optimizer);
                Classifier other = classifier(optimizer)) {
            for (Classifier each : List.of(one, other)) {
                for (int step = 1; step <= 5; step++) {
                    each.fit(new TokenSteps(new int[][] {{step}}), new int[] {1}, BatchMasks.EXPECTED, step, 0.01);
                }
            }
            var weights = other.weights();
            one.setWeights(weights);
            other.setWeights(weights);
            assertArrayEquals(other.state().weights(), one.state().weights());
            assertArrayEquals(other.state().slots(), one.state().slots());
        }
    }

    private static Classifier classifier(OptimizerSpec optimizer) {
        return Classifier.of(
                new NetworkSizes(ModelSpec.lstm(5, 4, false), 12, 3),
                List.of(),
                new Training(1, 2, optimizer),
                RandomStream.ofSeed(3),
                Workers.serial());
    }

    /** An optimizer that knows no quick way. */
    private record Plain(Optimizer rule) implements Optimizer {
        @Override
        public int slots() {
            return rule.slots();
        }

        @Override
        public Update at(long step, double learningRate) {
            return rule.at(step, learningRate);
        }
    }

    /** What is drawn for a training, or for a step of it. */
    private static final class Drawn {
        private final RandomStream stream;
        private int next;

        Drawn(RandomStream stream) {
            this.stream = stream;
        }

        int below(int bound) {
            return stream.at("choices").below(bound, next++);
        }

        double of(double... values) {
            return values[below(values.length)];
        }

        Optimizer optimizer(int kind) {
            double decay = of(0, 0.5, 0.9, 0.99);
            double other = of(0, 0.9, 0.999);
            double epsilon = of(1e-12, 1e-7, 0.1);
            boolean yes = below(2) == 0;
            OptimizerSpec spec = switch (kind % 4) {
                case 0 -> new RmsProp(1, decay, epsilon, yes ? 0 : other, below(2) == 0, 0, Clipping.NONE);
                case 1 -> new Adam(1, decay, other, epsilon, yes, 0, Clipping.NONE);
                case 2 -> new Nadam(1, decay, other, epsilon, 0, Clipping.NONE);
                default -> new Sgd(1, decay, yes && decay > 0, 0, Clipping.NONE);
            };
            return Optimizer.of(spec);
        }

        Clipping clipping() {
            return below(2) == 0 ? Clipping.NONE : new Clipping(Clipping.By.VALUE, 0.25);
        }

        /** The same whenever it is asked for; with the largest learning rate one that turns weights round. */
        double weightDecay() {
            return new double[] {0, 0, 0.01, 9}[stream.at("decay").below(4, 0)];
        }

        /** Constant, falling, or rising again and again. */
        double learningRate(int step) {
            return switch (stream.at("schedule").below(3, 0)) {
                case 0 -> 0.01;
                case 1 -> Math.pow(0.99, step);
                default -> 1e-8 * Math.pow(1.1, step % 170);
            };
        }

        /** Most are as weights are; some are 0, -0, or so small that little moves them. */
        float weight(int index) {
            float weight = (float) (0.05 * stream.at("weights").gaussian(index));
            return switch (stream.at("kinds").below(12, index)) {
                case 0 -> 0;
                case 1 -> -0f;
                case 2 -> weight * 1e-30f;
                case 3 -> Math.copySign(0x1p-5f, weight);
                default -> weight;
            };
        }

        RowGradients gradients(int rows, int columns, boolean byOccurrence) {
            RowGradients gradients = new RowGradients(rows, columns, byOccurrence);
            int uses = Math.max(0, below(12) - 6);
            for (int use = 0; use < uses; use++) {
                float[] gradient = new float[columns];
                double scale = of(1e-9, 1, 1, 1, 1e3);
                for (int i = 0; i < columns; i++) {
                    gradient[i] =
                            below(10) == 0 ? 0 : (float) (scale * stream.at(use).gaussian(i));
                }
                // Row 0 almost always, the last one almost never.
                int row = (int) Math.pow(rows, stream.at("rows").uniform(use) * 1.05);
                gradients.add(Math.min(row, rows) - 1, gradient, 0);
            }
            return gradients;
        }
    }
}
