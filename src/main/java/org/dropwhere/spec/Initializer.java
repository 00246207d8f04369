package org.dropwhere.spec;

import java.util.List;

/** How the initial values of a parameter are drawn, as Keras draws them by default. */
public sealed interface Initializer {

    /**
     * Uniform in [-limit, limit).
     *
     * @param limit more than 0
     */
    record Uniform(double limit) implements Initializer {}

    /** Glorot and Bengio 2010, equation 16: uniform within sqrt(6 / (rows + columns)). */
    record GlorotUniform() implements Initializer {}

    /** Saxe et al. 2014: a random matrix with orthonormal rows, or columns where these are fewer. */
    record Orthogonal() implements Initializer {}

    /**
     * Constant.
     *
     * @param values of as many equally wide blocks of columns, one or more
     */
    record Constant(List<Float> values) implements Initializer {
        /** Copies the list. */
        public Constant {
            values = List.copyOf(values);
        }
    }
}
