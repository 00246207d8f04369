package org.dropwhere.benchmark;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.network.kernel.Gradients;
import org.dropwhere.network.kernel.LstmKernel;
import org.dropwhere.network.kernel.Shape;
import org.dropwhere.network.kernel.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The LSTM layer's part of a training step of {@code lstm-only}, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class KernelStep {
    private final int[][] tokens = Question.tokens(Question.BATCH, Question.LENGTH);
    private final float[] output = new float[Question.BATCH * Question.UNITS];
    private Optional<LstmKernel> opened = Optional.empty();
    private int number;

    /** Makes the kernel, with weights of 0.01 throughout: no value of a weight makes a product slower. */
    @Setup
    public void open() {
        Shape shape = Question.shape(Question.LENGTH);
        LstmKernel kernel = new LstmKernel(shape, Question.placements("lstm-only"), Workers.serial());
        Gradients sizes = Gradients.of(shape);
        kernel.setWeights(
                filled(sizes.embeddings()),
                filled(sizes.kernel()),
                filled(sizes.recurrentKernel()),
                filled(sizes.bias()));
        opened = Optional.of(kernel);
    }

    private static float[] filled(float[] array) {
        java.util.Arrays.fill(array, 0.01f);
        return array;
    }

    /** Frees it. */
    @TearDown
    public void close() {
        opened.ifPresent(LstmKernel::close);
    }

    /** Forward and backward. */
    @Benchmark
    public Gradients forwardAndBackward() {
        LstmKernel kernel = opened.orElseThrow();
        kernel.forward(tokens, RandomMasks.of(1, 1, number++), output);
        return kernel.backward(output);
    }
}
