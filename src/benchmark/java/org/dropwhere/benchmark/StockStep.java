package org.dropwhere.benchmark;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dropwhere.network.Backend;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A training step of Deeplearning4j's own LSTM of the same shape, with input dropout only: it has no other. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StockStep {
    /** Threads of one step, for ND4J's operations and for BLAS. */
    @Param({"1"})
    public int threads = 1;

    private final MultiLayerNetwork network = network();
    private final INDArray features = features();
    private final INDArray labels = labels();

    /** Gives ND4J its threads. */
    @Setup
    public void setThreads() {
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
    }

    private static MultiLayerNetwork network() {
        Backend.prepare();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new RmsProp(0.001, 0.9, 1e-7))
                .seed(1)
                .list()
                .layer(new EmbeddingSequenceLayer.Builder()
                        .nIn(Question.VOCABULARY)
                        .nOut(Question.EMBEDDING)
                        .inputLength(Question.LENGTH)
                        .inferInputLength(false)
                        .build())
                .layer(new LastTimeStep(new LSTM.Builder()
                        .nIn(Question.EMBEDDING)
                        .nOut(Question.UNITS)
                        .activation(Activation.TANH)
                        .dropOut(0.5)
                        .build()))
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(Question.UNITS)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static INDArray features() {
        return Nd4j.createFromArray(Question.tokens(Question.BATCH, Question.LENGTH))
                .castTo(DataType.FLOAT)
                .reshape(Question.BATCH, 1, Question.LENGTH);
    }

    private static INDArray labels() {
        return Nd4j.createFromArray(Question.labels(Question.BATCH))
                .castTo(DataType.FLOAT)
                .reshape(Question.BATCH, 1);
    }

    /** One step. */
    @Benchmark
    public double step() {
        network.fit(features, labels);
        return network.score();
    }
}
