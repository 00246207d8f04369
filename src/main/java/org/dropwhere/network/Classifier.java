package org.dropwhere.network;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.Gradients;
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

/**
 * A binary classifier of sequences: the {@link NetworkKernel}, a dense unit whose sigmoid is the probability of label
 * 1, and the update of their weights. Belongs to one thread, which must also close it.
 */
public final class Classifier implements AutoCloseable {
    private final NetworkSizes sizes;
    private final ParameterLayout layout;
    private final NetworkKernel kernel;
    private final LogitHead head;
    private final WeightUpdate update;
    private final TrainedWeights trained;
    /** What the kernel and the head take over: the embedding's table itself, and copies of all others. */
    private final Map<String, float[]> arrays = new LinkedHashMap<>();

    private Classifier(NetworkSizes sizes, List<Placement> placements, Training training, Workers workers) {
        this.sizes = sizes;
        layout = sizes.parameters();
        update = WeightUpdate.of(training, layout);
        trained = update.zeros();
        head = new LogitHead(sizes.outputs());
        for (Parameter parameter : layout.parameters()) {
            boolean isTable = parameter.role() == Role.EMBEDDING;
            arrays.put(
                    parameter.name(),
                    isTable ? trained.table().values() : new float[Math.toIntExact(parameter.size())]);
        }
        kernel = new NetworkKernel(sizes, placements, training.embeddingGradient(), workers);
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
        Classifier classifier = new Classifier(sizes, placements, training, workers);
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
        Gradients sums = train(steps, labels, masks, labelWeights);
        boolean trainsTable = sizes.model().pretrained().trainsEmbedding();
        update.apply(
                step,
                learningRate,
                trained,
                GradientOfBatch.ofSums(sums.embeddings().filter(table -> trainsTable), sums.others(), labels.length));
        handOver();
        return head.meanLoss();
    }

    private Gradients train(Steps steps, int[] labels, BatchMasks masks, LabelWeights labelWeights) {
        if (steps.size() != labels.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + steps.size() + " sequences");
        }
        trained.table().prepare(steps);
        head.begin(labels, labelWeights);
        Gradients sums = kernel.train(steps, masks, (float) (update.occurrenceLimit() * labels.length), head);
        head.addGradientsTo(sums.others(), sums.at(ParameterLayout.DENSE_KERNEL), sums.at(ParameterLayout.DENSE_BIAS));
        return sums;
    }

    /**
     * Evaluates without dropout.
     *
     * @param steps of the batch
     * @return logits, {@code [batch]}
     */
    public float[] logits(Steps steps) {
        float[] outputs = new float[steps.size() * sizes.outputs()];
        trained.table().prepare(steps);
        kernel.infer(steps, outputs);
        return head.logits(outputs);
    }

    /**
     * Evaluates with dropout, as in training.
     *
     * @param steps of the batch
     * @param masks the batch's masks
     * @return logits, {@code [batch]}
     */
    public float[] logits(Steps steps, BatchMasks masks) {
        float[] outputs = new float[steps.size() * sizes.outputs()];
        trained.table().prepare(steps);
        kernel.sample(steps, masks, outputs);
        return head.logits(outputs);
    }

    /** Copies of all weights by Keras' names, each in Keras' layout by rows. */
    public Map<String, float[]> weights() {
        trained.table().catchUp();
        Map<String, float[]> copies = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copies.put(name, array.clone()));
        return copies;
    }

    /**
     * Replaces all weights.
     *
     * @param weights by Keras' names, each in Keras' layout by rows
     * @throws IllegalArgumentException if one is missing, unknown or of another size; then none is replaced
     */
    public void setWeights(Map<String, float[]> weights) {
        layout.check(weights);
        trained.table().catchUp();
        for (Parameter parameter : layout.parameters()) {
            float[] values = requireNonNull(weights.get(parameter.name()));
            boolean isTable = parameter.role() == Role.EMBEDDING;
            System.arraycopy(
                    values,
                    0,
                    isTable ? trained.table().values() : trained.others(),
                    isTable ? 0 : layout.placeAfterTable(parameter),
                    values.length);
        }
        handOver();
    }

    /** Gives the kernel and the head the weights as they are now. */
    private void handOver() {
        for (Parameter parameter : layout.parameters()) {
            if (parameter.role() != Role.EMBEDDING) {
                float[] array = arrayOf(parameter.name());
                System.arraycopy(trained.others(), layout.placeAfterTable(parameter), array, 0, array.length);
            }
        }
        kernel.setWeights(arrays);
        head.setWeights(arrayOf(ParameterLayout.DENSE_KERNEL), arrayOf(ParameterLayout.DENSE_BIAS)[0]);
    }

    private float[] arrayOf(String name) {
        return requireNonNull(arrays.get(name), name);
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
        handOver();
    }

    /**
     * The gradients of the mean loss of a batch by Keras' names, without a step.
     *
     * @param steps of the batch
     * @param labels {@code [batch]}, 0 or 1
     * @param masks the batch's masks
     */
    Map<String, float[]> gradients(Steps steps, int[] labels, BatchMasks masks) {
        Gradients sums = train(steps, labels, masks, LabelWeights.EQUAL);
        Map<String, float[]> gradients = new LinkedHashMap<>();
        for (Parameter parameter : layout.parameters()) {
            float[] sum = parameter.role() == Role.EMBEDDING
                    ? sums.embeddings().map(rows -> rows.whole(rows.values())).orElseThrow()
                    : sums.of(parameter.name());
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= labels.length;
            }
            gradients.put(parameter.name(), sum);
        }
        return gradients;
    }

    /** The kernel, to see the hidden states of the last training step. */
    NetworkKernel kernel() {
        return kernel;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
