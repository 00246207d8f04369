package org.dropwhere.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a model: names, shapes and places in one flat array, in Keras' order and layout, each by rows. The
 * one source of sizes for weights, gradients, initial values, optimizers' slots, checkpoints and tables of layers.
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

    /**
     * One array.
     *
     * @param layer name of the layer that has it
     * @param name distinct in a model
     * @param offset of its first element in the flat array
     */
    public record Parameter(String layer, String name, int rows, int columns, long offset) {
        /** Elements; more than an array can hold where the model is too large. */
        public long size() {
            return (long) rows * columns;
        }
    }

    /** Copies the list. */
    public ParameterLayout {
        parameters = List.copyOf(parameters);
    }

    /** The layout of a model for so many types of tokens. */
    public static ParameterLayout of(Model model, int vocabulary) {
        int gateColumns = Math.multiplyExact(model.cell().gates().size(), model.units());
        return new Builder()
                .add("embedding", EMBEDDINGS, vocabulary, model.embedding())
                .add("lstm", KERNEL, model.embedding(), gateColumns)
                .add("lstm", RECURRENT_KERNEL, model.units(), gateColumns)
                .add("lstm", BIAS, 1, gateColumns)
                .add("dense", DENSE_KERNEL, model.units(), 1)
                .add("dense", DENSE_BIAS, 1, 1)
                .layout();
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

    /** Elements of an array, for one that fits into memory. */
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

        Builder add(String layer, String name, int rows, int columns) {
            Parameter parameter = new Parameter(layer, name, rows, columns, end);
            parameters.add(parameter);
            end += parameter.size();
            return this;
        }

        ParameterLayout layout() {
            return new ParameterLayout(parameters);
        }
    }
}
