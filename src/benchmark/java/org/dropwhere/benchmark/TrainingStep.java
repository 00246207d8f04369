package org.dropwhere.benchmark;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.execution.ChunkThreads;
import org.dropwhere.network.Classifier;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole training step: batch in, masks drawn, forward, loss, backward, RMSprop; and an evaluation of the same batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TrainingStep {
    /** Where the model drops. */
    @Param({"lstm-only"})
    public String variant = "lstm-only";

    /** Threads of one step. */
    @Param({"1"})
    public int threads = 1;

    /** Sequences of the batch. */
    @Param({"32"})
    public int batch = 32;

    /** Time steps. */
    @Param({"498"})
    public int length = 498;

    private Steps steps = new TokenSteps(new int[0][]);
    private int[] labels = {};
    private Optional<ChunkThreads> chunkThreads = Optional.empty();
    private Optional<Classifier> opened = Optional.empty();
    private int number;

    /** Makes the network. */
    @Setup
    public void open() {
        steps = new TokenSteps(Question.tokens(batch, length));
        labels = Question.labels(batch);
        ChunkThreads workers = new ChunkThreads(threads - 1, 1);
        chunkThreads = Optional.of(workers);
        opened = Optional.of(Classifier.of(
                Question.shape(length),
                Question.placements(variant),
                Question.TRAINING,
                RandomStream.ofSeed(1),
                workers));
    }

    /** Frees it. */
    @TearDown
    public void close() {
        opened.ifPresent(Classifier::close);
        chunkThreads.ifPresent(ChunkThreads::close);
    }

    /** One step. */
    @Benchmark
    public double step() {
        return opened.orElseThrow().fit(steps, labels, RandomMasks.of(1, 1, number++), number, Question.LEARNING_RATE);
    }

    /** One evaluation. */
    @Benchmark
    public float[] inference() {
        return opened.orElseThrow().logits(steps);
    }
}
