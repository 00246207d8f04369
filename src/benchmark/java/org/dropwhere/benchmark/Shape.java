package org.dropwhere.benchmark;

import java.util.List;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;

/**
 * A model and a batch for it.
 *
 * @param layers of the model
 * @param units of each layer
 * @param embedding features of the embedding
 * @param vocabulary types of tokens
 * @param length time steps
 * @param batch sequences
 */
record Shape(Layers layers, int units, int embedding, int vocabulary, int length, int batch) {
    /** The question's. */
    static final Shape QUESTION = lstm(100, 64, 64, 498);

    private static final String SEPARATOR = "-";

    static Shape lstm(int units, int embedding, int vocabulary, int length) {
        return new Shape(Layers.LSTM, units, embedding, vocabulary, length, 32);
    }

    Shape withLayers(Layers other) {
        return new Shape(other, units, embedding, vocabulary, length, batch);
    }

    Shape withLength(int other) {
        return new Shape(layers, units, embedding, vocabulary, other, batch);
    }

    Shape withBatch(int other) {
        return new Shape(layers, units, embedding, vocabulary, length, other);
    }

    /** The inverse of {@link #parameter}. */
    static Shape parse(String parameter) {
        String[] parts = parameter.split(SEPARATOR, -1);
        return new Shape(
                Layers.valueOf(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Integer.parseInt(parts[4]),
                Integer.parseInt(parts[5]));
    }

    /** As a parameter of JMH, which are strings. */
    String parameter() {
        return String.join(
                SEPARATOR,
                List.of(
                        layers.name(),
                        String.valueOf(units),
                        String.valueOf(embedding),
                        String.valueOf(vocabulary),
                        String.valueOf(length),
                        String.valueOf(batch)));
    }

    /** Units, embedding, vocabulary and length, as the documentation's tables name a row. */
    String name() {
        return units + ", " + embedding + ", " + vocabulary + ", " + length;
    }

    NetworkSizes sizes() {
        return new NetworkSizes(layers.model(embedding, units), vocabulary, length);
    }

    /** Random tokens, {@code [batch, length]}. */
    int[][] tokens() {
        RandomStream stream = RandomStream.ofSeed(1);
        int[][] tokens = new int[batch][length];
        for (int row = 0; row < batch; row++) {
            for (int t = 0; t < length; t++) {
                tokens[row][t] = stream.at(row).below(vocabulary, t);
            }
        }
        return tokens;
    }

    Steps steps() {
        return new TokenSteps(tokens());
    }

    int[] labels() {
        int[] labels = new int[batch];
        for (int row = 0; row < batch; row++) {
            labels[row] = row % 2;
        }
        return labels;
    }

    /** Floating-point operations of a step's products, 2 for each multiplication: forward once, backward twice. */
    double flops() {
        return 3 * inferenceFlops();
    }

    double inferenceFlops() {
        return 2.0 * batch * length * layers.model(embedding, units).weightsOfProducts(0);
    }
}
