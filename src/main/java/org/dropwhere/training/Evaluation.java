package org.dropwhere.training;

import java.util.Arrays;
import java.util.BitSet;
import org.dropwhere.data.Sequences;
import org.dropwhere.network.Classifier;

/** Loss and accuracy without dropout. */
final class Evaluation {
    /**
     * Sequences at a time; chosen, not measured. A multiple of the kernel's chunk, so that chunks are as for any other
     * such multiple and the numbers the same.
     */
    static final int BATCH = 128;

    private Evaluation() {}

    /** @param beforeBatch called before each; what it throws ends the evaluation */
    static Score of(Classifier classifier, Sequences sequences, Runnable beforeBatch) {
        return of(classifier, sequences, new BitSet(sequences.size()), beforeBatch);
    }

    /** @param right gets the numbers of the sequences that are answered rightly, counted from 0 */
    static Score of(Classifier classifier, Sequences sequences, BitSet right, Runnable beforeBatch) {
        double loss = 0;
        for (int first = 0; first < sequences.size(); first += BATCH) {
            beforeBatch.run();
            int end = Math.min(first + BATCH, sequences.size());
            float[] logits = classifier.logits(Arrays.copyOfRange(sequences.tokens(), first, end));
            for (int i = 0; i < logits.length; i++) {
                int label = sequences.labels()[first + i];
                loss += Classifier.loss(logits[i], label);
                right.set(first + i, (logits[i] > 0 ? 1 : 0) == label);
            }
        }
        return new Score(loss / sequences.size(), (double) right.cardinality() / sequences.size());
    }
}
