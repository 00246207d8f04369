package org.dropwhere.network.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.TimeSharing;

/** The cases that properties of the kernel are tried with, always the same ones. */
final class KernelCases {
    private static final int RANDOM_CASES = 108;

    /** Every cell with every way to compute it. */
    static final List<RecurrentSpec> CELLS =
            List.of(new LstmSpec(1), new GruSpec(1), new GruSpec(1, Direction.FORWARD, false));

    private KernelCases() {}

    /** How many masks the sites have. */
    enum Sharing {
        /** As many as each may have. */
        PER_STEP(TimeSharing.PER_STEP, GateSharing.PER_GATE),
        /** One for the whole sequence; then the products of the input can be tabulated. */
        PER_SEQUENCE(TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
        /** As few as each may have. */
        PER_BATCH(TimeSharing.PER_BATCH, GateSharing.SHARED);

        private final TimeSharing time;
        private final GateSharing gates;

        Sharing(TimeSharing time, GateSharing gates) {
            this.time = time;
            this.gates = gates;
        }

        /** Every site of a model. */
        List<Placement> everywhere(ModelSpec model) {
            return ModelDraw.everywhere(model, time, gates);
        }
    }

    /** Models that differ in all that a kernel may treat in different ways. */
    enum Model {
        LSTM {
            @Override
            ModelSpec spec(int embedding, int units, boolean maskZero) {
                return ModelSpec.lstm(embedding, units, maskZero);
            }
        },
        GRU {
            @Override
            ModelSpec spec(int embedding, int units, boolean maskZero) {
                return new ModelSpec(
                        new EmbeddingSpec(embedding, maskZero), List.of(new GruSpec(units)), HeadSpec.SIGMOID);
            }
        },
        BOTH_WAYS {
            @Override
            ModelSpec spec(int embedding, int units, boolean maskZero) {
                return new ModelSpec(
                        new EmbeddingSpec(embedding, maskZero),
                        List.of(new LstmSpec(units, Direction.CONCAT), new GruSpec(units, Direction.MULTIPLY, false)),
                        Pooling.MEAN,
                        List.of(new DenseSpec(units, Activation.TANH)),
                        HeadSpec.SIGMOID);
            }
        },
        STACK {
            @Override
            ModelSpec spec(int embedding, int units, boolean maskZero) {
                return new ModelSpec(
                        new EmbeddingSpec(embedding, maskZero),
                        List.of(
                                new GruSpec(units, Direction.BACKWARD, true),
                                new LstmSpec(units + 1, Direction.SUM),
                                new LstmSpec(units)),
                        Pooling.MAX,
                        List.of(new DenseSpec(3, Activation.RELU), new DenseSpec(units, Activation.SIGMOID)),
                        HeadSpec.SIGMOID);
            }
        };

        abstract ModelSpec spec(int embedding, int units, boolean maskZero);
    }

    static Stream<KernelCase> all() {
        return Stream.concat(
                Stream.concat(borders(), wide()),
                IntStream.range(0, RANDOM_CASES).mapToObj(KernelCase::random));
    }

    /**
     * Smallest sizes, and those about the chunk of 16 sequences, or 32 with few units; the stretch of 16 steps, or 6
     * with many units.
     */
    private static Stream<KernelCase> borders() {
        return Stream.of(Sharing.values())
                .flatMap(sharing -> Arrays.stream(Model.values())
                        .flatMap(model -> Stream.of(
                                border(model, 1, 1, 1, false, 1, 1, sharing),
                                border(model, 1, 3, 2, false, 5, 3, sharing),
                                border(model, 2, 1, 1, true, 1, 17, sharing),
                                border(model, 2, 4, 1, true, 31, 15, sharing),
                                border(model, 5, 1, 6, false, 32, 16, sharing),
                                border(model, 5, 7, 6, true, 33, 70, sharing),
                                border(model, 30, 5, 12, true, 65, 33, sharing),
                                border(model, 3, 7, model == Model.LSTM ? 100 : 40, false, 13, 17, sharing))));
    }

    /** Matrices of several panels, of 64 columns or of 32 where they are long, and gradients of several parts. */
    private static Stream<KernelCase> wide() {
        return Stream.of(
                        ModelSpec.lstm(129, 130, false),
                        ModelSpec.lstm(1000, 113, false),
                        new ModelSpec(
                                new EmbeddingSpec(300, false),
                                List.of(new GruSpec(140, Direction.CONCAT, false)),
                                Pooling.MEAN,
                                List.of(new DenseSpec(150, Activation.TANH)),
                                HeadSpec.SIGMOID))
                .flatMap(model -> Stream.of(Sharing.values()).map(sharing -> of(model, 3, 5, 18, sharing, 2)));
    }

    private static KernelCase border(
            Model model,
            int vocabulary,
            int embedding,
            int units,
            boolean maskZero,
            int length,
            int batch,
            Sharing sharing) {
        return of(model.spec(embedding, units, maskZero), vocabulary, length, batch, sharing, 1);
    }

    /** A case with masks at all sites. */
    static KernelCase of(ModelSpec model, int vocabulary, int length, int batch, Sharing sharing, long seed) {
        return KernelCase.of(
                new NetworkSizes(model, vocabulary, length),
                batch,
                sharing.everywhere(model),
                RandomStream.ofSeed(seed).at("border"));
    }
}
