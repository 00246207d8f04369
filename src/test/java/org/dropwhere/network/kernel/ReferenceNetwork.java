package org.dropwhere.network.kernel;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.network.kernel.Tape.Vector;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;

/**
 * What the kernel computes, in float64 or with every operation rounded to float32, one sequence and one step after the
 * other, from {@code shared/golden/README.md} and the Javadoc of {@link Site}. It asks the same masks as the kernel and
 * shares no other code with it. Gradients are summed over a sequence, and these sums over the batch.
 */
final class ReferenceNetwork {
    private final ModelSpec model;
    private final int[][] tokens;
    private final ReferenceMasks masks;
    private final Map<String, Vector> weights = new LinkedHashMap<>();
    private final Vector embeddings;
    private final Tape.Accuracy accuracy;

    /**
     * A network and a batch.
     *
     * @param placements where it drops; in evaluation the zoneouts alone, with {@link BatchMasks#EXPECTED}
     * @param weights by the names of {@link ParameterLayout}, those of the head may be there
     * @param tokens {@code [batch, time]}
     * @param accuracy of its numbers; a plain float32 program's are {@link Tape.Accuracy#float32}
     */
    ReferenceNetwork(
            ModelSpec model,
            List<Placement> placements,
            BatchMasks masks,
            Map<String, float[]> weights,
            int[][] tokens,
            Tape.Accuracy accuracy) {
        this.model = model;
        this.tokens = tokens;
        this.accuracy = accuracy;
        this.masks = new ReferenceMasks(placements, masks, tokens.length);
        weights.forEach((name, array) -> this.weights.put(name, new Vector(toDoubles(array))));
        embeddings = weight(ParameterLayout.EMBEDDINGS);
    }

    private static double[] toDoubles(float[] floats) {
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    /**
     * What came of a batch.
     *
     * @param output {@code [batch, outputs]}
     * @param layers what each recurrent layer gave, {@code [layer][row][step][features]}
     * @param gradients sums over the batch, by the weights' names
     * @param squaresOfEmbeddings {@code [vocabulary, embedding]}, the sums of the squares of each occurrence's gradient
     */
    record Result(
            double[] output, double[][][][] layers, Map<String, double[]> gradients, double[] squaresOfEmbeddings) {

        double[] gradient(String name) {
            return requireNonNull(gradients.get(name), name);
        }
    }

    /**
     * Forwards and back.
     *
     * @param gradientOfOutput {@code [batch, outputs]}
     */
    Result run(float[] gradientOfOutput) {
        return run(gradientOfOutput, Double.POSITIVE_INFINITY);
    }

    /**
     * The same.
     *
     * @param limit beyond which each element of the gradient of a token's occurrence is cut off
     */
    Result run(float[] gradientOfOutput, double limit) {
        return run(toDoubles(gradientOfOutput), limit);
    }

    /** The same in as many digits as the network's. */
    Result run(double[] gradientOfOutput, double limit) {
        int outputs = gradientOfOutput.length / tokens.length;
        double[] output = new double[gradientOfOutput.length];
        double[] ofEmbeddings = new double[embeddings.size()];
        double[] squares = new double[embeddings.size()];
        double[][][][] layers = new double[model.recurrent().size()][tokens.length][][];
        Map<String, double[]> gradients = new LinkedHashMap<>();
        weights.forEach((name, vector) -> gradients.put(name, new double[vector.size()]));
        gradients.put(ParameterLayout.EMBEDDINGS, ofEmbeddings);
        for (int n = 0; n < tokens.length; n++) {
            int row = accuracy.term(n, tokens.length);
            weights.values().forEach(vector -> Arrays.fill(vector.gradient(), 0));
            Sequence sequence = new Sequence(row);
            Vector result = sequence.output();
            System.arraycopy(result.value(), 0, output, row * outputs, outputs);
            double[] gradient = Arrays.copyOfRange(gradientOfOutput, row * outputs, (row + 1) * outputs);
            sequence.tape.backward(result, gradient);
            weights.forEach((name, vector) -> {
                if (!name.equals(ParameterLayout.EMBEDDINGS)) {
                    add(vector.gradient(), requireNonNull(gradients.get(name)));
                }
            });
            sequence.addOccurrences(limit, ofEmbeddings, squares);
            for (int layer = 0; layer < layers.length; layer++) {
                layers[layer][row] =
                        sequence.layers.get(layer).stream().map(Vector::value).toArray(double[][]::new);
            }
        }
        return new Result(output, layers, gradients, squares);
    }

    private void add(double[] values, double[] sums) {
        Arrays.setAll(sums, i -> accuracy.round(sums[i] + values[i]));
    }

    /** Forwards alone, {@code [batch, outputs]}. */
    double[] output() {
        return IntStream.range(0, tokens.length)
                .mapToObj(row -> new Sequence(row).output().value())
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /** An array of weights; what is changed in its values counts from then on. */
    Vector weight(String name) {
        return requireNonNull(weights.get(name), name);
    }

    /** One sequence's way through the network. */
    private final class Sequence {
        private final Tape tape = new Tape(accuracy);
        private final int row;
        /** The row of the embedding that each step reads, nothing at a padded step. */
        private final Vector[] occurrences;
        /** What each layer gave. */
        private final List<List<Vector>> layers = new ArrayList<>();

        Sequence(int row) {
            this.row = row;
            occurrences = new Vector[tokens[row].length];
        }

        Vector output() {
            List<Vector> signal = embedded();
            Vector pooled = new Vector(new double[0]);
            int last = model.recurrent().size();
            for (int layer = 1; layer <= last; layer++) {
                RecurrentSpec spec = model.recurrent().get(layer - 1);
                List<Vector> forward = read(layer, spec, false, signal);
                List<Vector> backward =
                        spec.direction().isBidirectional() ? read(layer, spec, true, signal) : List.of();
                List<Vector> given = inOrderOfTime(spec.direction(), forward, backward);
                layers.add(given);
                if (layer < last) {
                    signal = betweenLayers(layer, given);
                } else {
                    pooled = switch (model.pooling()) {
                        case LAST -> {
                            Vector end = forward.get(forward.size() - 1);
                            yield backward.isEmpty()
                                    ? end
                                    : merge(spec.direction(), end, backward.get(backward.size() - 1));
                        }
                        case MAX -> unpadded(given).isEmpty() ? zeros(spec) : tape.largest(unpadded(given));
                        case MEAN -> unpadded(given).isEmpty() ? zeros(spec) : tape.mean(unpadded(given));
                    };
                }
            }
            return dense(masked(new SiteRef(last, Site.AFTER_LSTM), 0, pooled));
        }

        private boolean isPadded(int step) {
            return model.input().maskZero() && tokens[row][step] == 0;
        }

        private List<Vector> unpadded(List<Vector> steps) {
            return IntStream.range(0, steps.size())
                    .filter(step -> !isPadded(step))
                    .mapToObj(steps::get)
                    .toList();
        }

        private Vector zeros(RecurrentSpec spec) {
            return new Vector(new double[spec.outputs()]);
        }

        private List<Vector> embedded() {
            int features = model.input().width(0);
            List<Vector> embedded = new ArrayList<>();
            for (int step = 0; step < occurrences.length; step++) {
                int token = tokens[row][step];
                Vector occurrence = isPadded(step)
                        ? new Vector(new double[features])
                        : tape.part(embeddings, token * features, features);
                occurrences[step] = occurrence;
                SiteRef wordType = new SiteRef(1, Site.WORD_TYPE);
                Vector signal = occurrence;
                if (masks.has(wordType)) {
                    int vocabulary = embeddings.size() / features;
                    double ofType =
                            masks.of(wordType, false, 0, step, row, vocabulary).applyAsDouble(token);
                    signal = tape.times(signal, i -> ofType);
                }
                signal = masked(new SiteRef(1, Site.TOKEN), step, signal);
                embedded.add(masked(new SiteRef(1, Site.AFTER_EMBEDDING), step, signal));
            }
            return embedded;
        }

        /**
         * One direction's hidden states, in the order in which it reads.
         *
         * @param second whether it is the backward one of two directions
         */
        private List<Vector> read(int layer, RecurrentSpec spec, boolean second, List<Vector> signal) {
            ReferenceCell cell = new ReferenceCell(tape, masks, weights, spec, layer, second, row);
            boolean fromTheEnd = second || spec.direction() == Direction.BACKWARD;
            List<Vector> hidden = new ArrayList<>();
            ReferenceCell.State state = cell.start();
            for (int n = 0; n < signal.size(); n++) {
                int step = fromTheEnd ? signal.size() - 1 - n : n;
                if (!isPadded(step)) {
                    state = cell.next(signal.get(step), step, state);
                }
                hidden.add(state.h());
            }
            return hidden;
        }

        /** What a layer hands on. Keras turns the backward one of two directions back into time, and no other. */
        private List<Vector> inOrderOfTime(Direction direction, List<Vector> forward, List<Vector> backward) {
            if (backward.isEmpty()) {
                return forward;
            }
            List<Vector> turned = new ArrayList<>(backward);
            Collections.reverse(turned);
            List<Vector> merged = new ArrayList<>();
            for (int step = 0; step < forward.size(); step++) {
                Vector both = merge(direction, forward.get(step), turned.get(step));
                merged.add(isPadded(step) ? new Vector(new double[both.size()]) : both);
            }
            return merged;
        }

        private Vector merge(Direction direction, Vector forward, Vector backward) {
            return switch (direction) {
                case CONCAT -> tape.join(forward, backward);
                case SUM -> tape.plus(forward, backward);
                case AVERAGE -> tape.times(tape.plus(forward, backward), i -> 0.5);
                case MULTIPLY -> tape.times(forward, backward);
                case FORWARD, BACKWARD -> throw new IllegalArgumentException(direction + " is one direction");
            };
        }

        private List<Vector> betweenLayers(int layer, List<Vector> given) {
            SiteRef ref = new SiteRef(layer, Site.BETWEEN_LAYERS);
            return IntStream.range(0, given.size())
                    .mapToObj(step -> masked(ref, step, given.get(step)))
                    .toList();
        }

        private Vector dense(Vector input) {
            Vector signal = input;
            for (int number = 1; number <= model.dense().size(); number++) {
                DenseSpec spec = model.dense().get(number - 1);
                String name = ParameterLayout.hiddenLayer(number) + "-";
                Vector product =
                        tape.product(signal, weight(name + ParameterLayout.KERNEL), spec.units(), 0, spec.units());
                Vector sum = tape.plus(product, weight(name + ParameterLayout.BIAS));
                Vector active = switch (spec.activation()) {
                    case RELU -> tape.relu(sum);
                    case TANH -> tape.tanh(sum);
                    case SIGMOID -> tape.sigmoid(sum);
                    case LINEAR -> sum;
                };
                signal = masked(new SiteRef(number, Site.DENSE), 0, active);
            }
            return signal;
        }

        private Vector masked(SiteRef ref, int step, Vector v) {
            return masks.has(ref) ? tape.times(v, masks.of(ref, false, 0, step, row, v.size())) : v;
        }

        private void addOccurrences(double limit, double[] sums, double[] squares) {
            int features = model.input().width(0);
            for (int step = 0; step < occurrences.length; step++) {
                for (int i = 0; i < features; i++) {
                    double gradient =
                            Math.max(-limit, Math.min(limit, occurrences[step].gradient()[i]));
                    int at = tokens[row][step] * features + i;
                    sums[at] = accuracy.round(sums[at] + gradient);
                    squares[at] = accuracy.round(squares[at] + accuracy.round(gradient * gradient));
                }
            }
        }
    }
}
