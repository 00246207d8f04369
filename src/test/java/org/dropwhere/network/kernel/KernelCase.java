package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;

/**
 * A model, a batch and its masks, all drawn.
 *
 * @param tokens {@code [batch, time]}
 * @param weights the model's weights
 * @param gradientOfOutput {@code [batch, units]}, the linear functional of the output whose gradients are compared
 */
record KernelCase(
        String name,
        LstmSizes shape,
        List<Placement> placements,
        int[][] tokens,
        LstmWeights weights,
        float[] gradientOfOutput,
        BatchMasks masks) {

    /** A case of random sizes, tokens and placements. */
    static KernelCase random(int number) {
        RandomStream stream = RandomStream.ofSeed(number).at("kernel case");
        RandomStream sizes = stream.at("sizes");
        LstmSizes shape = new LstmSizes(
                2 + sizes.below(29, 0),
                1 + sizes.below(40, 1),
                1 + sizes.below(40, 2),
                1 + sizes.below(70, 3),
                sizes.below(2, 4) == 1);
        return of(shape, 1 + sizes.below(70, 5), randomPlacements(stream.at("placements")), stream);
    }

    /** A case of given sizes; the rest is drawn from the stream. */
    static KernelCase of(LstmSizes shape, int batch, List<Placement> placements, RandomStream stream) {
        int[][] tokens = new int[batch][shape.length()];
        for (int row = 0; row < batch; row++) {
            RandomStream sequence = stream.at("tokens").at(row);
            for (int t = 0; t < shape.length(); t++) {
                tokens[row][t] = sequence.below(shape.vocabulary(), t);
            }
        }
        return new KernelCase(
                describe(shape, batch, placements),
                shape,
                placements,
                tokens,
                LstmWeights.random(shape, stream.at("weights")),
                LstmWeights.gaussians(batch * shape.units(), 1, stream.at("gradient of output")),
                new RandomMasks(stream.at("masks")));
    }

    /** Some of the sites, each with one of the sharings that it allows. */
    static List<Placement> randomPlacements(RandomStream stream) {
        List<Placement> placements = new ArrayList<>();
        // From none to nearly all.
        double share = stream.uniform(0);
        for (Site site : Site.values()) {
            RandomStream choice = stream.at(site.key());
            if (choice.uniform(0) < share) {
                placements.add(new Placement(
                        site,
                        // The cell state grows with every step, and with it each rounding.
                        site == Site.CELL ? 0.05 : 0.1 + 0.6 * choice.uniform(1),
                        site.times().get(choice.below(site.times().size(), 2)),
                        site.gates().get(choice.below(site.gates().size(), 3))));
            }
        }
        return placements;
    }

    private static String describe(LstmSizes shape, int batch, List<Placement> placements) {
        StringBuilder text = new StringBuilder("batch " + batch + ", " + shape);
        for (Placement p : placements) {
            text.append(", ").append(p.site().key());
            text.append(" ").append(p.time().key());
            text.append(" ").append(p.gates().key());
        }
        return text.toString();
    }

    /** Whether masks scale the cell state up from step to step, and with it what rounding has done to it. */
    boolean scalesStatesUp() {
        return placements.stream().anyMatch(p -> p.site() == Site.CELL || p.site() == Site.GATE_OUTPUTS);
    }

    int batch() {
        return tokens.length;
    }

    KernelCase withWeights(LstmWeights others) {
        return new KernelCase(name, shape, placements, tokens, others, gradientOfOutput, masks);
    }

    /** The same with what masks are on average: nothing is dropped, and zoneout mixes old and new. */
    KernelCase averaged() {
        return new KernelCase(
                name,
                shape,
                placements.stream().filter(p -> p.site().isZoneout()).toList(),
                tokens,
                weights,
                gradientOfOutput,
                BatchMasks.EXPECTED);
    }

    /** One of the sequences as a batch of its own, with the masks that it has in the whole batch. */
    KernelCase only(int sequence) {
        float[] gradient = new float[shape.units()];
        System.arraycopy(gradientOfOutput, sequence * gradient.length, gradient, 0, gradient.length);
        return new KernelCase(
                name, shape, placements, new int[][] {tokens[sequence]}, weights, gradient, (request, out) -> {
                    boolean perBatch = request.placement().time() == TimeSharing.PER_BATCH;
                    masks.fill(
                            new MaskRequest(
                                    request.placement(),
                                    request.gate(),
                                    request.step(),
                                    perBatch ? 0 : sequence + request.firstRow(),
                                    request.rows(),
                                    request.features()),
                            out);
                });
    }

    LstmKernel kernel(Workers workers) {
        return new LstmKernel(shape, placements, workers);
    }

    /** Forwards and back in training. */
    Result train(LstmKernel kernel) {
        weights.giveTo(kernel);
        float[] output = new float[gradientOfOutput.length];
        kernel.forward(tokens, masks, output);
        Gradients gradients = kernel.backward(gradientOfOutput);
        return new Result(
                output,
                new LstmWeights(
                        gradients.embeddings().clone(),
                        gradients.kernel().clone(),
                        gradients.recurrentKernel().clone(),
                        gradients.bias().clone()));
    }

    /** Forwards and back in a kernel of its own. */
    Result train(Workers workers) {
        try (LstmKernel kernel = kernel(workers)) {
            return train(kernel);
        }
    }

    /** Forwards in evaluation. */
    float[] infer(LstmKernel kernel) {
        weights.giveTo(kernel);
        float[] output = new float[gradientOfOutput.length];
        kernel.infer(tokens, output);
        return output;
    }

    /** Forwards in evaluation in a kernel of its own. */
    float[] infer() {
        try (LstmKernel kernel = kernel(Workers.serial())) {
            return infer(kernel);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** What came of a training step. */
    record Result(float[] output, LstmWeights gradients) {}
}
