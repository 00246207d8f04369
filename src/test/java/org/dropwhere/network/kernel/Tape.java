package org.dropwhere.network.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.dropwhere.random.RandomStream;

/**
 * Automatic differentiation: every operation is noted with its own derivative, and {@link #backward} goes through them
 * in reverse. Slow, and so short that it can be read.
 */
final class Tape {
    private static final RandomStream CHANCE = RandomStream.ofSeed(1);

    private final List<Runnable> operations = new ArrayList<>();
    private final Accuracy accuracy;
    private long blurred;

    Tape(Accuracy accuracy) {
        this.accuracy = accuracy;
    }

    /**
     * How exact numbers are.
     *
     * @param blur how far off each value of a sigmoid or tanh is, upwards or downwards by chance; 0 for exact ones
     * @param single whether each result of an operation is rounded to a float: sums, products, quotients and roots of
     *     floats are then those of float32, because float64 has more than twice the digits
     * @param first the term that the sums of products begin with; those before it come last
     */
    record Accuracy(double blur, boolean single, int first) {
        static final Accuracy FLOAT64 = new Accuracy(0, false, 0);

        static Accuracy blurred(double blur) {
            return new Accuracy(blur, false, 0);
        }

        static Accuracy float32(int first) {
            return new Accuracy(0, true, first);
        }

        /** The index of the nth term of a sum. */
        int term(int n, int size) {
            return (n + first) % size;
        }

        double round(double result) {
            return single ? (float) result : result;
        }
    }

    /** Some numbers, and the derivatives of what is differentiated with respect to them. */
    record Vector(double[] value, double[] gradient) {
        Vector(double[] value) {
            this(value, new double[value.length]);
        }

        int size() {
            return value.length;
        }
    }

    private double round(double result) {
        return accuracy.round(result);
    }

    private Vector vector(int size, IntToDoubleFunction value) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> round(value.applyAsDouble(i)));
        return new Vector(values);
    }

    private void note(Vector to, Vector result, IntToDoubleFunction derivative) {
        operations.add(() -> {
            for (int i = 0; i < to.size(); i++) {
                addTo(to, i, round(result.gradient[i] * round(derivative.applyAsDouble(i))));
            }
        });
    }

    private void addTo(Vector to, int i, double gradient) {
        to.gradient[i] = round(to.gradient[i] + gradient);
    }

    /** {@code a + b}. */
    Vector plus(Vector a, Vector b) {
        Vector sum = vector(a.size(), i -> a.value[i] + b.value[i]);
        note(a, sum, i -> 1);
        note(b, sum, i -> 1);
        return sum;
    }

    /** {@code a * b}, element by element. */
    Vector times(Vector a, Vector b) {
        Vector product = vector(a.size(), i -> a.value[i] * b.value[i]);
        note(a, product, i -> b.value[i]);
        note(b, product, i -> a.value[i]);
        return product;
    }

    /** {@code a * factor}, element by element. */
    Vector times(Vector a, IntToDoubleFunction factor) {
        Vector product = vector(a.size(), i -> a.value[i] * round(factor.applyAsDouble(i)));
        note(a, product, factor);
        return product;
    }

    /** {@code 1 - a}. */
    Vector complement(Vector a) {
        return map(a, x -> 1 - x, y -> -1);
    }

    Vector sigmoid(Vector a) {
        return map(a, x -> blurred(1 / round(1 + round(Math.exp(-x)))), y -> y * round(1 - y));
    }

    Vector tanh(Vector a) {
        return map(a, x -> blurred(Math.tanh(x)), y -> 1 - round(y * y));
    }

    Vector relu(Vector a) {
        return map(a, x -> Math.max(0, x), y -> y > 0 ? 1 : 0);
    }

    private double blurred(double value) {
        double blur = accuracy.blur();
        return blur == 0 ? value : value + (CHANCE.below(2, blurred++) == 0 ? blur : -blur);
    }

    /** @param derivative as a function of the result */
    private Vector map(Vector a, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        Vector result = vector(a.size(), i -> function.applyAsDouble(a.value[i]));
        note(a, result, i -> derivative.applyAsDouble(result.value[i]));
        return result;
    }

    /** {@code size} elements. */
    Vector part(Vector a, int from, int size) {
        Vector part = new Vector(Arrays.copyOfRange(a.value, from, from + size));
        operations.add(() -> {
            for (int i = 0; i < size; i++) {
                addTo(a, from + i, part.gradient[i]);
            }
        });
        return part;
    }

    /** One behind the other. */
    Vector join(Vector a, Vector b) {
        Vector both = vector(a.size() + b.size(), i -> i < a.size() ? a.value[i] : b.value[i - a.size()]);
        note(a, both, i -> 1);
        operations.add(() -> {
            for (int i = 0; i < b.size(); i++) {
                addTo(b, i, both.gradient[a.size() + i]);
            }
        });
        return both;
    }

    /**
     * {@code a @ W} with some columns of W.
     *
     * @param w {@code [a.size(), columns]} by rows
     * @param from the first column that is used
     * @param size columns that are used
     */
    Vector product(Vector a, Vector w, int columns, int from, int size) {
        Vector product = new Vector(new double[size]);
        for (int n = 0; n < a.size(); n++) {
            int i = accuracy.term(n, a.size());
            for (int j = 0; j < size; j++) {
                product.value[j] = round(product.value[j] + round(a.value[i] * w.value[i * columns + from + j]));
            }
        }
        operations.add(() -> {
            for (int i = 0; i < a.size(); i++) {
                for (int n = 0; n < size; n++) {
                    int j = accuracy.term(n, size);
                    int at = i * columns + from + j;
                    addTo(a, i, round(product.gradient[j] * w.value[at]));
                    addTo(w, at, round(product.gradient[j] * a.value[i]));
                }
            }
        });
        return product;
    }

    /** The largest of each element; if several are, each gets an equal part of the derivative. */
    Vector largest(List<Vector> vectors) {
        Vector largest = vector(
                vectors.get(0).size(),
                i -> vectors.stream().mapToDouble(v -> v.value[i]).max().orElseThrow());
        IntToDoubleFunction share = i -> 1.0
                / vectors.stream().filter(v -> v.value[i] == largest.value[i]).count();
        vectors.forEach(v -> note(v, largest, i -> v.value[i] == largest.value[i] ? share.applyAsDouble(i) : 0));
        return largest;
    }

    Vector mean(List<Vector> vectors) {
        Vector sum = vectors.stream().reduce(this::plus).orElseThrow();
        return times(sum, i -> 1.0 / vectors.size());
    }

    /**
     * Adds to all that went into a result the derivatives of {@code sum(result * weights)}.
     *
     * @param weights of the result's elements
     */
    void backward(Vector result, double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            result.gradient[i] += weights[i];
        }
        for (int i = operations.size() - 1; i >= 0; i--) {
            operations.get(i).run();
        }
    }
}
