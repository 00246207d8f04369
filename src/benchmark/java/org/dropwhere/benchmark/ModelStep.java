package org.dropwhere.benchmark;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.network.Classifier;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Training;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole training step of a model, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ModelStep {
    /** A constant of {@link Models}. */
    @Param({"LSTM"})
    public String model = "LSTM";

    /** Key of the update rule. */
    @Param({"rmsprop"})
    public String optimizer = "rmsprop";

    private Steps steps = new TokenSteps(new int[0][]);
    private int[] labels = {};
    private Optional<Classifier> opened = Optional.empty();
    private int number;

    /** Makes the network. */
    @Setup
    public void open() {
        Models chosen = Models.valueOf(model);
        steps = new TokenSteps(Question.tokens(Question.BATCH, Question.LENGTH));
        labels = Question.labels(Question.BATCH);
        opened = Optional.of(Classifier.of(
                chosen.sizes(),
                chosen.placements(),
                new Training(1, Question.BATCH, Models.optimizer(optimizer)),
                RandomStream.ofSeed(1),
                Workers.serial()));
    }

    /** Frees it. */
    @TearDown
    public void close() {
        opened.ifPresent(Classifier::close);
    }

    /** One step. */
    @Benchmark
    public double step() {
        return opened.orElseThrow().fit(steps, labels, RandomMasks.of(1, 1, number++), number, Question.LEARNING_RATE);
    }
}
