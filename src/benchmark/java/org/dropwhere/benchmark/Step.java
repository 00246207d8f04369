package org.dropwhere.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole training step: batch in, masks drawn, forward, loss, backward, update; and an evaluation of the same batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Step {
    /** A {@link Shape}. */
    @Param({"LSTM-100-64-64-498-32"})
    public String shape = "";

    /** One of {@link Variants}. */
    @Param({Variants.LSTM_ONLY})
    public String variant = "";

    /** Key of the update rule. */
    @Param({BatchTraining.RMSPROP})
    public String optimizer = "";

    /** Threads of one step. */
    @Param({"1"})
    public int threads;

    private @Nullable BatchTraining training;

    /** Makes the network. */
    @Setup
    public void open() {
        training = BatchTraining.on(threads, Shape.parse(shape), variant, optimizer);
    }

    /** Frees it. */
    @TearDown
    public void close() throws Exception {
        if (training != null) {
            training.close();
        }
    }

    /** One step. */
    @Benchmark
    public double step() {
        return requireNonNull(training).step();
    }

    /** One evaluation. */
    @Benchmark
    public float[] evaluation() {
        return requireNonNull(training).logits();
    }
}
