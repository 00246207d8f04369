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

    /**
     * One array.
     *
     * @param layer name of the layer that has it
     * @param name distinct in a model
     * @param initializer how its initial values are drawn
     * @param rows of its matrix
     * @param columns of its matrix
     * @param offset of its first element in the flat array
     */
    public record Parameter(String layer, String name, Initializer initializer, int rows, int columns, long offset) {
        /** Elements; more than an array can hold where the model is too large. */
        public long size() {
            return (long) rows * columns;
        }
    }

    /** Copies the list. */
    public ParameterLayout {
        parameters = List.copyOf(parameters);
    }

    /**
     * The layout of a model.
     *
     * @param vocabulary types of tokens
     * @throws ArithmeticException if a layer has more columns than an array can hold
     */
    public static ParameterLayout of(ModelSpec model, int vocabulary) {
        Builder builder = new Builder();
        builder.add(
                EMBEDDING_LAYER,
                EMBEDDINGS,
                new Initializer.Uniform(EMBEDDING_LIMIT),
                vocabulary,
                model.input().size());
        int inputs = model.input().size();
        for (int layer = 1; layer <= model.recurrent().size(); layer++) {
            RecurrentSpec spec = model.recurrent().get(layer - 1);
            builder.addRecurrent(layer, spec, inputs);
            inputs = spec.units();
        }
        int outputs = model.head().units();
        builder.add(DENSE_LAYER, DENSE_KERNEL, new Initializer.GlorotUniform(), inputs, outputs);
        builder.add(DENSE_LAYER, DENSE_BIAS, new Initializer.Constant(List.of(0f)), 1, outputs);
        return new ParameterLayout(builder.parameters);
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

        /** The first layer has the plain names, which the streams of initial weights and the checkpoints have known. */
        void addRecurrent(int layer, RecurrentSpec spec, int inputs) {
            CellKind cell = spec.cell();
            String name = layer == 1 ? cell.key() : cell.key() + "-" + layer;
            String prefix = layer == 1 ? "" : name + "-";
            int columns = Math.multiplyExact(cell.gates().size(), spec.units());
            add(name, prefix + KERNEL, new Initializer.GlorotUniform(), inputs, columns);
            add(name, prefix + RECURRENT_KERNEL, new Initializer.Orthogonal(), spec.units(), columns);
            add(name, prefix + BIAS, new Initializer.Constant(cell.initialBias()), cell.biasRows(), columns);
        }

        void add(String layer, String name, Initializer initializer, int rows, int columns) {
            Parameter parameter = new Parameter(layer, name, initializer, rows, columns, end);
            parameters.add(parameter);
            end += parameter.size();
        }
    }
}
