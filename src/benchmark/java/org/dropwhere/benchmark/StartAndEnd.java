package org.dropwhere.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A classifier is made, trains and evaluates one batch of sequences of one token, and is closed: what a trial takes
 * beside its steps, files left out. The two short passes are counted too, because memory may be taken in the first.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StartAndEnd {
    /** A {@link Shape}. */
    @Param({"LSTM-100-64-64-498-32"})
    public String shape = "";

    /** One start and end. */
    @Benchmark
    public float[] startAndEnd() throws Exception {
        Shape whole = Shape.parse(shape);
        try (BatchTraining training =
                BatchTraining.serial(whole, whole.withLength(1), Variants.LSTM_ONLY, BatchTraining.RMSPROP)) {
            training.step();
            return training.logits();
        }
    }
}
