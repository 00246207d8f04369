package org.dropwhere.network;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.NetworkKernel;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Training;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A binary classifier of sequences as a Deeplearning4j network: {@link KernelLayerConfiguration}, then a dense unit
 * whose sigmoid is the probability of label 1. Belongs to one thread, which must also close it.
 */
public final class Classifier implements AutoCloseable {
    /** Deeplearning4j's names of the dense layer's arrays. */
    private static final Map<String, String> KERAS_NAMES =
            Map.of("1_W", ParameterLayout.DENSE_KERNEL, "1_b", ParameterLayout.DENSE_BIAS);

    private final NetworkSizes sizes;
    private final MultiLayerNetwork network;
    private final KernelLayer layers;
    private final WeightUpdate update;
    /** Deeplearning4j has copies of all but the embedding's table. */
    private final TrainedWeights trained;

    private final float[] gradient;

    private Classifier(NetworkSizes sizes, MultiLayerNetwork network, WeightUpdate update) {
        this.sizes = sizes;
        this.network = network;
        this.update = update;
        layers = (KernelLayer) network.getLayer(0);
        trained = update.zeros();
        layers.setTable(trained.table());
        gradient = new float[trained.others().length];
    }

    /**
     * A new network with Keras' initial weights.
     *
     * @param placements where it drops in training
     * @param training how its weights are changed in a step
     * @param initial stream of the initial weights
     * @param workers what runs the chunks of a batch
     * @throws IllegalArgumentException if nothing computes the training's steps
     */
    public static Classifier of(
            NetworkSizes sizes, List<Placement> placements, Training training, RandomStream initial, Workers workers) {
        Backend.prepare();
        OutputLayer dense = new OutputLayer.Builder(new LogitsCrossEntropy())
                .nIn(sizes.outputs())
                .nOut(1)
                .activation(Activation.IDENTITY)
                .build();
        WeightUpdate update = WeightUpdate.of(training, sizes.parameters());
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                // Weights are changed here: Deeplearning4j's RMSprop adds epsilon outside of the root and starts the
                // mean square at epsilon, and its count of steps is not restored with the state.
                .updater(new NoOp())
                // Nothing is drawn from Deeplearning4j's generator; 0 would mean the clock.
                .seed(1)
                .list()
                .layer(new KernelLayerConfiguration(sizes, placements, training.embeddingGradient(), workers))
                .layer(dense)
                .build());
        network.init();
        Classifier classifier = new Classifier(sizes, network, update);
        try {
            classifier.setWeights(InitialWeights.of(sizes, initial));
        } catch (RuntimeException | Error e) {
            classifier.close();
            throw e;
        }
        return classifier;
    }

    /** One training step whose labels count alike, see the other method of this name. */
    public double fit(Steps steps, int[] labels, BatchMasks masks, long step, double learningRate) {
        return fit(steps, labels, masks, step, learningRate, LabelWeights.EQUAL);
    }

    /**
     * One training step.
     *
     * @param steps of the batch
     * @param labels {@code [batch]}, 0 or 1
     * @param masks the batch's masks
     * @param step its number since the beginning of the training, from 1: optimizers depend on it
     * @param learningRate of this step
     * @param labelWeights what the losses of the labels are multiplied by; the batch's loss is divided by the number of
     *     its sequences, not by the sum of their weights
     * @return mean loss of the batch before the step, dropout on, in nats
     * @throws IllegalArgumentException if there are not as many labels as sequences
     */
    public double fit(
            Steps steps, int[] labels, BatchMasks masks, long step, double learningRate, LabelWeights labelWeights) {
        if (steps.size() != labels.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + steps.size() + " sequences");
        }
        layers.setMasks(masks);
        layers.setOccurrenceLimit((float) (update.occurrenceLimit() * labels.length));
        try (INDArray input = input(steps);
                INDArray targets = targets(labels)) {
            network.setInput(input);
            network.setLabels(targets);
            if (labelWeights.equals(LabelWeights.EQUAL)) {
                network.computeGradientAndScore();
            } else {
                // Deeplearning4j hands a mask of the labels to the loss, which takes it for weights.
                try (INDArray weightsOfLabels = column(labels, labelWeights::of)) {
                    network.setLayerMaskArrays(null, weightsOfLabels);
                    network.computeGradientAndScore();
                    network.clearLayerMaskArrays();
                }
            }
            network.clear();
        }
        Floats.get(network.getFlattenedGradients(), gradient);
        boolean trainsTable = sizes.model().pretrained().trainsEmbedding();
        GradientOfBatch mean =
                GradientOfBatch.ofSums(layers.gradientOfTable().filter(table -> trainsTable), gradient, labels.length);
        update.apply(step, learningRate, trained, mean);
        Floats.put(trained.others(), network.params());
        return network.score();
    }

    /**
     * Evaluates without dropout.
     *
     * @param steps of the batch
     * @return logits, {@code [batch]}
     */
    public float[] logits(Steps steps) {
        try (INDArray input = input(steps);
                INDArray output = network.output(input)) {
            return Floats.copyOf(output);
        }
    }

    /**
     * Evaluates with dropout, as in training.
     *
     * @param steps of the batch
     * @param masks the batch's masks
     * @return logits, {@code [batch]}
     */
    public float[] logits(Steps steps, BatchMasks masks) {
        layers.setEvaluationMasks(Optional.of(masks));
        try {
            return logits(steps);
        } finally {
            layers.setEvaluationMasks(Optional.empty());
        }
    }

    /** What the next pass reads, of which Deeplearning4j sees but how many sequences there are. */
    private INDArray input(Steps steps) {
        layers.setSteps(steps);
        return Nd4j.create(steps.size(), 1);
    }

    private static INDArray targets(int[] labels) {
        return column(labels, label -> label);
    }

    private static INDArray column(int[] labels, IntToDoubleFunction value) {
        float[] column = new float[labels.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) value.applyAsDouble(labels[i]);
        }
        return Nd4j.createFromArray(column).reshape(column.length, 1);
    }

    /** Copies of all weights by Keras' names, each in Keras' layout by rows. */
    public Map<String, float[]> weights() {
        float[] all = trained.state().weights();
        Map<String, float[]> copies = new LinkedHashMap<>();
        for (Parameter parameter : sizes.parameters().parameters()) {
            int from = Math.toIntExact(parameter.offset());
            copies.put(parameter.name(), Arrays.copyOfRange(all, from, from + Math.toIntExact(parameter.size())));
        }
        return copies;
    }

    /**
     * Replaces all weights.
     *
     * @param weights by Keras' names, each in Keras' layout by rows
     * @throws IllegalArgumentException if one is missing, unknown or of another size; then none is replaced
     */
    public void setWeights(Map<String, float[]> weights) {
        ParameterLayout layout = sizes.parameters();
        layout.check(weights);
        for (Parameter parameter : layout.parameters()) {
            float[] values = requireNonNull(weights.get(parameter.name()));
            boolean isTable = parameter.role() == Role.EMBEDDING;
            int to = isTable ? 0 : Math.toIntExact(parameter.offset()) - trained.table().length;
            System.arraycopy(values, 0, isTable ? trained.table() : trained.others(), to, values.length);
        }
        Floats.put(trained.others(), network.params());
    }

    /** A copy of all that training has changed. */
    public ClassifierState state() {
        return trained.state();
    }

    /**
     * Goes back to a state of this model.
     *
     * @throws IllegalArgumentException if it is of a model of another size, or of another optimizer
     */
    public void restore(ClassifierState state) {
        trained.restore(state);
        Floats.put(trained.others(), network.params());
    }

    /**
     * The gradients of the mean loss of a batch by Keras' names, without a step.
     *
     * @param steps of the batch
     * @param labels {@code [batch]}, 0 or 1
     * @param masks the batch's masks
     */
    Map<String, float[]> gradients(Steps steps, int[] labels, BatchMasks masks) {
        layers.setMasks(masks);
        network.setInput(input(steps));
        network.setLabels(targets(labels));
        network.computeGradientAndScore();
        Map<String, float[]> gradients = new LinkedHashMap<>();
        layers.gradientOfTable()
                .ifPresent(rows ->
                        gradients.put(ParameterLayout.EMBEDDINGS, mean(rows.whole(rows.values()), labels.length)));
        network.gradient().gradientForVariable().forEach((key, sum) -> {
            String name = KERAS_NAMES.getOrDefault(key, key.substring(key.indexOf('_') + 1));
            gradients.put(name, mean(Floats.copyOf(sum), labels.length));
        });
        return gradients;
    }

    private static float[] mean(float[] sums, int count) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= count;
        }
        return sums;
    }

    /** The kernel, to see the hidden states of the last training step. */
    NetworkKernel kernel() {
        return layers.kernel();
    }

    @Override
    public void close() {
        layers.close();
        free(network.params());
        free(network.getFlattenedGradients());
        // As the network closes itself, but for the two collections of all garbage that it forces: with it, 1,000
        // trials of 3 epochs of one step came to 2.00 collections each, and without it to 0.04.
        MemoryWorkspaceManager workspaces = Nd4j.getWorkspaceManager();
        workspaces.getAllWorkspacesForCurrentThread().forEach(workspaces::destroyWorkspace);
    }

    private static void free(@Nullable INDArray array) {
        if (array != null && array.closeable()) {
            array.close();
        }
    }
}
