package org.dropwhere.benchmark;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dropwhere.network.deeplearning4j.Backend;
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
                        .nIn(Shape.QUESTION.vocabulary())
                        .nOut(Shape.QUESTION.embedding())
                        .inputLength(Shape.QUESTION.length())
                        .inferInputLength(false)
                        .build())
                .layer(new LastTimeStep(new LSTM.Builder()
                        .nIn(Shape.QUESTION.embedding())
                        .nOut(Shape.QUESTION.units())
                        .activation(Activation.TANH)
                        .dropOut(0.5)
                        .build()))
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(Shape.QUESTION.units())
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();
        return network;
    }

    private static INDArray features() {
        return Nd4j.createFromArray(Shape.QUESTION.tokens())
                .castTo(DataType.FLOAT)
                .reshape(Shape.QUESTION.batch(), 1, Shape.QUESTION.length());
    }

    private static INDArray labels() {
        return Nd4j.createFromArray(Shape.QUESTION.labels())
                .castTo(DataType.FLOAT)
                .reshape(Shape.QUESTION.batch(), 1);
    }

    /** One step. */
    @Benchmark
    public double step() {
        network.fit(features, labels);
        return network.score();
    }
}
