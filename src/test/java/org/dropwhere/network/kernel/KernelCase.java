package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.TimeSharing;

/**
 * A model, a batch and its masks, all drawn.
 *
 * @param tokens {@code [batch][time]}
 * @param weights the model's weights
 * @param gradientOfOutput {@code [batch, outputs]}, the linear functional of the output whose gradients are compared
 */
record KernelCase(
        String name,
        NetworkSizes sizes,
        List<Placement> placements,
        EmbeddingGradient embeddingGradient,
        int[][] tokens,
        NetworkWeights weights,
        float[] gradientOfOutput,
        BatchMasks masks) {

    /** A case of a random model, sizes, tokens and placements. */
    static KernelCase random(int number) {
        RandomStream stream = RandomStream.ofSeed(number).at("kernel case");
        RandomStream draw = stream.at("sizes");
        ModelSpec model = ModelDraw.model(number, stream.at("model"));
        NetworkSizes sizes = new NetworkSizes(model, 2 + draw.below(29, 0), 1 + draw.below(50, 1));
        List<Placement> placements = ModelDraw.placements(model, stream.at("placements"));
        int batch = 1 + draw.below(50, 2);
        int[] lengths = new int[batch];
        boolean ownLengths = draw.below(2, 3) == 0;
        for (int row = 0; row < batch; row++) {
            lengths[row] = ownLengths ? 1 + stream.at("lengths").below(sizes.longest(), row) : sizes.longest();
        }
        return of(sizes, lengths, placements, stream);
    }

    /** A case of given sizes; the rest is drawn from the stream. */
    static KernelCase of(NetworkSizes sizes, int batch, List<Placement> placements, RandomStream stream) {
        int[] lengths = new int[batch];
        Arrays.fill(lengths, sizes.longest());
        return of(sizes, lengths, placements, stream);
    }

    private static KernelCase of(NetworkSizes sizes, int[] lengths, List<Placement> placements, RandomStream stream) {
        int batch = lengths.length;
        int[][] tokens = new int[batch][];
        for (int row = 0; row < batch; row++) {
            RandomStream sequence = stream.at("tokens").at(row);
            tokens[row] = new int[lengths[row]];
            for (int t = 0; t < tokens[row].length; t++) {
                tokens[row][t] = sequence.below(sizes.vocabulary(), t);
            }
        }
        boolean byOccurrence = stream.at("embedding gradient").below(3, 0) == 0;
        return new KernelCase(
                describe(sizes, batch, placements)
                        + (Arrays.stream(lengths).distinct().count() > 1 ? ", own lengths" : ""),
                sizes,
                placements,
                byOccurrence ? EmbeddingGradient.BY_OCCURRENCE : EmbeddingGradient.SUMMED,
                tokens,
                NetworkWeights.random(sizes, stream.at("weights")),
                NetworkWeights.gaussians(batch * sizes.outputs(), 1, stream.at("gradient of output")),
                new RandomMasks(stream.at("masks")));
    }

    private static String describe(NetworkSizes sizes, int batch, List<Placement> placements) {
        ModelSpec model = sizes.model();
        StringBuilder text = new StringBuilder("batch " + batch + ", vocabulary " + sizes.vocabulary() + ", length "
                + sizes.longest() + (model.input().maskZero() ? ", padding" : "") + ", embedding "
                + model.input().width(0));
        for (RecurrentSpec layer : model.recurrent()) {
            text.append(", ").append(layer);
        }
        text.append(", ").append(model.pooling().key());
        for (DenseSpec layer : model.dense()) {
            text.append(", ").append(layer);
        }
        for (Placement p : placements) {
            text.append(", ").append(p.ref().key());
            text.append(" ").append(p.time().key());
            text.append(" ").append(p.gates().key());
        }
        return text.toString();
    }

    int batch() {
        return tokens.length;
    }

    KernelCase withWeights(NetworkWeights others) {
        return new KernelCase(name, sizes, placements, embeddingGradient, tokens, others, gradientOfOutput, masks);
    }

    /** The same with an embedding that is not trained. */
    KernelCase withoutTraining() {
        ModelSpec frozen = sizes.model().with(new Pretrained(Optional.empty(), Optional.empty(), false));
        NetworkSizes others = new NetworkSizes(frozen, sizes.vocabulary(), sizes.longest());
        return new KernelCase(name, others, placements, embeddingGradient, tokens, weights, gradientOfOutput, masks);
    }

    KernelCase with(EmbeddingGradient other) {
        return new KernelCase(name, sizes, placements, other, tokens, weights, gradientOfOutput, masks);
    }

    /** The same with what masks are on average: nothing is dropped, and zoneout mixes old and new. */
    KernelCase averaged() {
        return new KernelCase(
                name,
                sizes,
                placements.stream().filter(p -> p.site().isZoneout()).toList(),
                embeddingGradient,
                tokens,
                weights,
                gradientOfOutput,
                BatchMasks.EXPECTED);
    }

    /** One of the sequences as a batch of its own, with the masks that it has in the whole batch. */
    KernelCase only(int sequence) {
        float[] gradient = new float[sizes.outputs()];
        System.arraycopy(gradientOfOutput, sequence * gradient.length, gradient, 0, gradient.length);
        return new KernelCase(
                name,
                sizes,
                placements,
                embeddingGradient,
                new int[][] {tokens[sequence]},
                weights,
                gradient,
                (request, out) -> masks.fill(inWholeBatch(request, sequence), out));
    }

    private static MaskRequest inWholeBatch(MaskRequest request, int sequence) {
        boolean perBatch = request.placement().time() == TimeSharing.PER_BATCH;
        return new MaskRequest(
                request.placement(),
                request.backward(),
                request.gate(),
                request.step(),
                perBatch ? request.firstRow() : sequence + request.firstRow(),
                request.rows(),
                request.features());
    }

    NetworkKernel kernel(Workers workers) {
        return new NetworkKernel(sizes, placements, embeddingGradient, workers);
    }

    /** The same in float64. */
    ReferenceNetwork reference() {
        return blurredReference(0);
    }

    /** The same in float64 but for gates and activations that are all off by so much. */
    ReferenceNetwork blurredReference(double blur) {
        return new ReferenceNetwork(
                sizes.model(), placements, masks, weights.byName(), tokens, Tape.Accuracy.blurred(blur));
    }

    /** Forwards and back in training. */
    Result train(NetworkKernel kernel) {
        return train(kernel, Float.POSITIVE_INFINITY);
    }

    /**
     * The same.
     *
     * @param limit beyond which each element of an occurrence's gradient is cut off
     */
    Result train(NetworkKernel kernel, float limit) {
        kernel.setWeights(weights.byName());
        float[] output = new float[gradientOfOutput.length];
        int features = sizes.outputs();
        return result(output, kernel.train(new TokenSteps(tokens), masks, limit, (first, rows, outputs, gradient) -> {
            System.arraycopy(outputs, 0, output, first * features, rows * features);
            System.arraycopy(gradientOfOutput, first * features, gradient, 0, rows * features);
        }));
    }

    /** A copy of what came of a training step. */
    private Result result(float[] output, Gradients gradients) {
        NetworkWeights copies = weights.copy();
        RowGradients table = gradients.table();
        copies.byName()
                .replaceAll((name, array) -> name.equals(ParameterLayout.EMBEDDINGS)
                        ? table.whole(table.values())
                        : gradients.of(name).clone());
        return new Result(
                output,
                copies,
                Optional.of(table).filter(RowGradients::hasSquares).map(rows -> rows.whole(rows.squares())));
    }

    /** Forwards and back in a kernel of its own. */
    Result train(Workers workers) {
        try (NetworkKernel kernel = kernel(workers)) {
            return train(kernel);
        }
    }

    /** Forwards in evaluation. */
    float[] infer(NetworkKernel kernel) {
        kernel.setWeights(weights.byName());
        float[] output = new float[gradientOfOutput.length];
        kernel.infer(new TokenSteps(tokens), output);
        return output;
    }

    /** Forwards with masks in a kernel of its own. */
    float[] sample() {
        try (NetworkKernel kernel = kernel(Workers.serial())) {
            kernel.setWeights(weights.byName());
            float[] output = new float[gradientOfOutput.length];
            kernel.sample(new TokenSteps(tokens), masks, output);
            return output;
        }
    }

    /** Forwards in evaluation in a kernel of its own. */
    float[] infer() {
        try (NetworkKernel kernel = kernel(Workers.serial())) {
            return infer(kernel);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * What came of a training step.
     *
     * @param squares of the embeddings, by occurrence
     */
    record Result(float[] output, NetworkWeights gradients, Optional<float[]> squares) {

        void assertSameBits(Result actual) {
            assertArrayEquals(output, actual.output, "output");
            gradients.byName().forEach((name, gradient) -> {
                assertArrayEquals(gradient, actual.gradients.array(name), "gradient of " + name);
            });
            assertArrayEquals(squares.orElse(null), actual.squares.orElse(null), "squares");
        }
    }
}
