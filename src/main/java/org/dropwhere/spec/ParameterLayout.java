package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a model: names, shapes and offsets in one flat array, in Keras' order and layout, each by rows. The
 * one source of sizes for weights, gradients, initial values, optimizers' slots, checkpoints and tables of layers.
 * Names of recurrent layers above the first begin with the layer's name, for example {@code lstm-2-kernel}.
 *
 * @param parameters in order, without gaps
 */
public record ParameterLayout(List<Parameter> parameters) {
    // Deeplearning4j takes names apart at underscores, so there is none in these.
    public static final String EMBEDDINGS = "embeddings";
    public static final String KERNEL = "kernel";
    public static final String RECURRENT_KERNEL = "recurrent-kernel";
    public static final String BIAS = "bias";
    public static final String DENSE_KERNEL = "dense-kernel";
    public static final String DENSE_BIAS = "dense-bias";

    /** The layer of the embedding. */
    public static final String EMBEDDING_LAYER = "embedding";

    /** The layer of the head. */
    public static final String DENSE_LAYER = "dense";

    /** Keras' {@code RandomUniform} of its {@code Embedding}. */
    private static final double EMBEDDING_LIMIT = 0.05;

    /** What an array is in its layer; what is said of all arrays of a kind is said of these. */
    public enum Role implements Keyed {
        /** The embedding's table. */
        EMBEDDING("embedding"),
        /** Weights of a recurrent layer's input. */
        KERNEL("kernel"),
        /** Weights of a recurrent layer's hidden state. */
        RECURRENT_KERNEL("recurrent-kernel"),
        /** Weights of a dense layer, the head's too. */
        DENSE_KERNEL("dense"),
        /** What is added to a layer's sums. */
        BIAS("bias");

        private final String key;

        Role(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    /**
     * One array.
     *
     * @param layer name of the layer that has it
     * @param name distinct in a model
     * @param role what it is in its layer
     * @param initializer how its initial values are drawn
     * @param rows of its matrix
     * @param columns of its matrix
     * @param offset of its first element in the flat array
     */
    public record Parameter(
            String layer, String name, Role role, Initializer initializer, int rows, int columns, long offset) {
        /** Elements; more than an array can hold where the model is too large. */
        public long size() {
            return (long) rows * columns;
        }

        /** Its dimensions in Keras, where a bias of one row is a vector. */
        public List<Integer> shape() {
            return role == Role.BIAS && rows == 1 ? List.of(columns) : List.of(rows, columns);
        }
    }

    /** Copies the list. */
    public ParameterLayout {
        parameters = List.copyOf(parameters);
    }

    /**
     * The layout of a model.
     *
     * @param inputs types of tokens, or features of the data where there is no embedding
     * @throws ArithmeticException if a layer has more columns than an array can hold
     */
    public static ParameterLayout of(ModelSpec model, int inputs) {
        Builder builder = new Builder();
        int features = model.input().width(inputs);
        if (model.input() instanceof EmbeddingSpec) {
            builder.add(
                    EMBEDDING_LAYER,
                    EMBEDDINGS,
                    Role.EMBEDDING,
                    new Initializer.Uniform(EMBEDDING_LIMIT),
                    inputs,
                    features);
        }
        for (int layer = 1; layer <= model.recurrent().size(); layer++) {
            RecurrentSpec spec = model.recurrent().get(layer - 1);
            builder.addRecurrent(layer, spec, features);
            features = spec.outputs();
        }
        for (int layer = 1; layer <= model.dense().size(); layer++) {
            String name = hiddenLayer(layer);
            int units = model.dense().get(layer - 1).units();
            builder.addDense(name, name + "-" + KERNEL, name + "-" + BIAS, features, units);
            features = units;
        }
        builder.addDense(
                DENSE_LAYER, DENSE_KERNEL, DENSE_BIAS, features, model.head().units());
        return new ParameterLayout(builder.parameters);
    }

    /** The name of a hidden dense layer by its number, from 1. */
    public static String hiddenLayer(int number) {
        return "hidden-" + number;
    }

    /** The name of a recurrent layer. */
    public static String recurrentLayer(int number, CellKind cell) {
        return number == 1 ? cell.key() : cell.key() + "-" + number;
    }

    /**
     * What the names of a recurrent layer's arrays begin with: nothing in the first layer, which the streams of initial
     * weights and the checkpoints have always known so.
     *
     * @param backward whether it is the one of two directions that reads from the last step to the first
     */
    public static String prefix(int layer, CellKind cell, boolean backward) {
        return (layer == 1 ? "" : recurrentLayer(layer, cell) + "-") + (backward ? "backward-" : "");
    }

    /** The layers' names, from the input upwards. */
    public List<String> layers() {
        return parameters.stream().map(Parameter::layer).distinct().toList();
    }

    /**
     * The parameter of a name.
     *
     * @throws IllegalArgumentException if the model has none of it
     */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The model has no " + name));
    }

    /**
     * Elements of an array.
     *
     * @throws ArithmeticException if they are more than an array can hold
     */
    public int size(String name) {
        return Math.toIntExact(parameter(name).size());
    }

    /** Elements of all. */
    public long size() {
        return parameters.stream().mapToLong(Parameter::size).sum();
    }

    /** Elements of the embedding's table, with which the layout begins; 0 without an embedding. */
    public long sizeOfTable() {
        Parameter first = parameters.get(0);
        return first.role() == Role.EMBEDDING ? first.size() : 0;
    }

    /**
     * Where an array begins among all but the embedding's table.
     *
     * @throws ArithmeticException if that is farther than an array can reach
     */
    public int placeAfterTable(Parameter parameter) {
        return Math.toIntExact(parameter.offset() - sizeOfTable());
    }

    /** Elements of a layer, as Keras' {@code summary()} counts them. */
    public long sizeOfLayer(String layer) {
        return parameters.stream()
                .filter(parameter -> parameter.layer().equals(layer))
                .mapToLong(Parameter::size)
                .sum();
    }

    /**
     * Checks weights given by name.
     *
     * @throws IllegalArgumentException if one is missing, unknown, or of another size
     */
    public void check(Map<String, float[]> weights) {
        for (Parameter parameter : parameters) {
            float[] values = weights.get(parameter.name());
            if (values == null) {
                throw new IllegalArgumentException("There is no " + parameter.name() + " among " + weights.keySet());
            }
            if (values.length != parameter.size()) {
                throw new IllegalArgumentException(parameter.name() + " has " + values.length
                        + " elements; the model's is " + parameter.rows() + " by " + parameter.columns());
            }
        }
        if (weights.size() > parameters.size()) {
            throw new IllegalArgumentException("The model has "
                    + parameters.stream().map(Parameter::name).toList() + ", not all of " + weights.keySet());
        }
    }

    private static final class Builder {
        private final List<Parameter> parameters = new ArrayList<>();
        private long end;

        void addRecurrent(int layer, RecurrentSpec spec, int inputs) {
            addDirection(layer, spec, false, inputs);
            if (spec.direction().isBidirectional()) {
                addDirection(layer, spec, true, inputs);
            }
        }

        private void addDirection(int layer, RecurrentSpec spec, boolean backward, int inputs) {
            CellKind cell = spec.cell();
            String name = recurrentLayer(layer, cell);
            String prefix = prefix(layer, cell, backward);
            int columns = Math.multiplyExact(cell.gates().size(), spec.units());
            add(name, prefix + KERNEL, Role.KERNEL, new Initializer.GlorotUniform(), inputs, columns);
            add(
                    name,
                    prefix + RECURRENT_KERNEL,
                    Role.RECURRENT_KERNEL,
                    new Initializer.Orthogonal(),
                    spec.units(),
                    columns);
            add(name, prefix + BIAS, Role.BIAS, new Initializer.Constant(cell.initialBias()), spec.biasRows(), columns);
        }

        void addDense(String layer, String kernel, String bias, int inputs, int outputs) {
            add(layer, kernel, Role.DENSE_KERNEL, new Initializer.GlorotUniform(), inputs, outputs);
            add(layer, bias, Role.BIAS, new Initializer.Constant(List.of(0f)), 1, outputs);
        }

        private void add(String layer, String name, Role role, Initializer initializer, int rows, int columns) {
            Parameter parameter = new Parameter(layer, name, role, initializer, rows, columns, end);
            parameters.add(parameter);
            end += parameter.size();
        }
    }
}
