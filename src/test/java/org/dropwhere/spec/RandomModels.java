package org.dropwhere.spec;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Small models of all kinds. */
public final class RandomModels {
    private RandomModels() {}

    /** A model of one to four recurrent layers and up to three hidden dense layers. */
    public static ModelSpec draw(SplittableRandom random) {
        return new ModelSpec(
                new EmbeddingSpec(1 + random.nextInt(9), random.nextBoolean()),
                some(1 + random.nextInt(4), () -> recurrent(random)),
                one(Pooling.values(), random),
                some(random.nextInt(4), () -> new DenseSpec(1 + random.nextInt(9), one(Activation.values(), random))),
                HeadSpec.SIGMOID);
    }

    private static RecurrentSpec recurrent(SplittableRandom random) {
        int units = 1 + random.nextInt(9);
        Direction direction = one(Direction.values(), random);
        return random.nextBoolean()
                ? new LstmSpec(units, direction)
                : new GruSpec(units, direction, random.nextBoolean());
    }

    private static <T> List<T> some(int number, Supplier<T> draw) {
        return Stream.generate(draw).limit(number).toList();
    }

    private static <T> T one(T[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }
}
