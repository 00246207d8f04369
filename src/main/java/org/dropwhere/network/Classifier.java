package org.dropwhere.network;

import static java.util.Objects.requireNonNull;

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
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.ParameterLayout;
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
 * A binary classifier of token sequences as a Deeplearning4j network: {@link KernelLayerConfiguration}, then a dense
 * unit whose sigmoid is the probability of label 1. Belongs to one thread, which must also close it.
 */
public final class Classifier implements AutoCloseable {
    /** Deeplearning4j's names of the dense layer's arrays. */
    private static final Map<String, String> KERAS_NAMES =
            Map.of("1_W", ParameterLayout.DENSE_KERNEL, "1_b", ParameterLayout.DENSE_BIAS);

    private final NetworkSizes sizes;
    private final MultiLayerNetwork network;
    private final KernelLayer layers;
    private final WeightUpdate update;
    /** All weights in the order of the layout, for the optimizer. */
    private final float[] weights;

    private final float[] gradient;
    /** What the optimizer remembers: {@code [slots][weights]}. */
    private final float[][] slots;

    private Classifier(NetworkSizes sizes, MultiLayerNetwork network, WeightUpdate update) {
        this.sizes = sizes;
        this.network = network;
        this.update = update;
        layers = (KernelLayer) network.getLayer(0);
        slots = update.noSlots();
        weights = new float[Math.toIntExact(sizes.parameters().size())];
        gradient = new float[weights.length];
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
    public double fit(int[][] tokens, int[] labels, BatchMasks masks, long number, double learningRate) {
        return fit(tokens, labels, masks, number, learningRate, LabelWeights.EQUAL);
    }

    /**
     * One training step.
     *
     * @param tokens {@code [batch, time]}
     * @param labels {@code [batch]}, 0 or 1
     * @param masks the batch's masks
     * @param step its number since the beginning of the training, from 1: optimizers depend on it
     * @param learningRate of this step
     * @param labelWeights what the losses of the labels are multiplied by; the batch's loss is divided by the number of
     *     its sequences, not by the sum of their weights
     * @return mean loss of the batch before the step, dropout on, in nats
     * @throws IllegalArgumentException if there are not as many labels as sequences, or a sequence is of another length
     *     than the model's
     */
    public double fit(
            int[][] tokens, int[] labels, BatchMasks masks, long step, double learningRate, LabelWeights labelWeights) {
        if (tokens.length != labels.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + tokens.length + " sequences");
        }
        layers.setMasks(masks);
        layers.setOccurrenceLimit((float) (update.occurrenceLimit() * labels.length));
        try (INDArray features = features(tokens);
                INDArray targets = targets(labels)) {
            network.setInput(features);
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
        Floats.get(network.params(), weights);
        GradientOfBatch mean = GradientOfBatch.ofSums(gradient, layers.squaresOfEmbeddings(), labels.length);
        update.apply(step, learningRate, weights, mean, slots);
        Floats.put(weights, network.params());
        return network.score();
    }

    /**
     * Evaluates without dropout.
     *
     * @param tokens {@code [batch, time]}
     * @return logits, {@code [batch]}
     * @throws IllegalArgumentException if a sequence is of another length than the model's
     */
    public float[] logits(int[][] tokens) {
        try (INDArray features = features(tokens);
                INDArray output = network.output(features)) {
            return Floats.copyOf(output);
        }
    }

    /**
     * Evaluates with dropout, as in training.
     *
     * @param tokens {@code [batch, time]}
     * @param masks the batch's masks
     * @return logits, {@code [batch]}
     * @throws IllegalArgumentException if a sequence is of another length than the model's
     */
    public float[] logits(int[][] tokens, BatchMasks masks) {
        layers.setEvaluationMasks(Optional.of(masks));
        try {
            return logits(tokens);
        } finally {
            layers.setEvaluationMasks(Optional.empty());
        }
    }

    private INDArray features(int[][] tokens) {
        float[] flat = new float[tokens.length * sizes.length()];
        for (int row = 0; row < tokens.length; row++) {
            if (tokens[row].length != sizes.length()) {
                throw new IllegalArgumentException(
                        "A sequence of " + tokens[row].length + " tokens for a model of " + sizes.length());
            }
            for (int t = 0; t < sizes.length(); t++) {
                flat[row * sizes.length() + t] = tokens[row][t];
            }
        }
        return Nd4j.createFromArray(flat).reshape(tokens.length, sizes.length());
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
        return copies(parameters());
    }

    /**
     * Replaces all weights.
     *
     * @param weights by Keras' names, each in Keras' layout by rows
     * @throws IllegalArgumentException if one is missing, unknown or of another size; then none is replaced
     */
    public void setWeights(Map<String, float[]> weights) {
        sizes.parameters().check(weights);
        parameters().forEach((name, array) -> Floats.put(requireNonNull(weights.get(name)), array));
    }

    /** A copy of all that training has changed. */
    public ClassifierState state() {
        float[] all = new float[slots.length * weights.length];
        for (int slot = 0; slot < slots.length; slot++) {
            System.arraycopy(slots[slot], 0, all, slot * weights.length, weights.length);
        }
        return new ClassifierState(Floats.copyOf(network.params()), all);
    }

    /**
     * Goes back to a state of this model.
     *
     * @throws IllegalArgumentException if it is of a model of another size, or of another optimizer
     */
    public void restore(ClassifierState state) {
        if (state.slots().length != slots.length * weights.length) {
            throw new IllegalArgumentException("A state with " + state.slots().length
                    + " numbers of an optimizer for one with " + slots.length * weights.length);
        }
        Floats.put(state.weights(), network.params());
        for (int slot = 0; slot < slots.length; slot++) {
            System.arraycopy(state.slots(), slot * weights.length, slots[slot], 0, weights.length);
        }
    }

    private Map<String, INDArray> parameters() {
        Map<String, INDArray> parameters = new LinkedHashMap<>(layers.paramTable());
        network.getLayer(1)
                .paramTable()
                .forEach((key, array) -> parameters.put(KERAS_NAMES.getOrDefault("1_" + key, key), array));
        return parameters;
    }

    private static Map<String, float[]> copies(Map<String, INDArray> arrays) {
        Map<String, float[]> copies = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copies.put(name, Floats.copyOf(array)));
        return copies;
    }

    /**
     * The gradients of the mean loss of a batch by Keras' names, without a step.
     *
     * @param tokens {@code [batch, time]}
     * @param labels {@code [batch]}, 0 or 1
     * @param masks the batch's masks
     */
    Map<String, float[]> gradients(int[][] tokens, int[] labels, BatchMasks masks) {
        layers.setMasks(masks);
        network.setInput(features(tokens));
        network.setLabels(targets(labels));
        network.computeGradientAndScore();
        Map<String, float[]> gradients = new LinkedHashMap<>();
        network.gradient().gradientForVariable().forEach((key, sum) -> {
            float[] gradient = Floats.copyOf(sum);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= labels.length;
            }
            gradients.put(KERAS_NAMES.getOrDefault(key, key.substring(key.indexOf('_') + 1)), gradient);
        });
        return gradients;
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
