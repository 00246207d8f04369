package org.dropwhere.data.file;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.sequence.Sequences;

/** Sequences of tokens, one after the other as a file has them. */
final class Gathered {
    private final List<int[]> tokens = new ArrayList<>();
    private final Ints labels = new Ints();

    void add(int[] sequence, int label) {
        tokens.add(sequence);
        labels.add(label);
    }

    int size() {
        return labels.size();
    }

    Sequences sequences() {
        return new Sequences(tokens.toArray(int[][]::new), labels.toArray());
    }
}
