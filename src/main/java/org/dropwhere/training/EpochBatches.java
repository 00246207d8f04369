package org.dropwhere.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.Batches;

/**
 * The batches of an epoch, a pure function of the epoch's stream: in random order, in each the longest sequences first.
 * Masks are addressed by the place in the batch.
 */
final class EpochBatches {
    /**
     * Batches whose sequences are ordered together where similar lengths go together: more would put the same sequences
     * into one batch in every epoch, fewer would leave more different lengths in it. Chosen, not measured.
     */
    private static final int ORDERED_TOGETHER = 16;

    private EpochBatches() {}

    /**
     * The numbers of the sequences of each batch.
     *
     * @param steps of the training sequences
     * @param size of a batch; the last may have fewer
     * @param order stream of the epoch
     */
    static List<int[]> of(Steps steps, int size, Batches batches, RandomStream order) {
        int[] shuffled = order.permutation(steps.size());
        if (batches == Batches.SHUFFLED) {
            return cut(shuffled, size).stream()
                    .map(batch -> ByLength.longestFirst(batch, steps))
                    .toList();
        }
        List<int[]> similar = new ArrayList<>();
        for (int[] together : cut(shuffled, ORDERED_TOGETHER * size)) {
            similar.addAll(cut(ByLength.longestFirst(together, steps), size));
        }
        // The batch that has fewer stays the last one, as without lengths. Its sequences are the shortest of their
        // group,
        // and weigh more than others, as those of any smaller batch.
        int whole = steps.size() / size;
        List<int[]> full =
                similar.stream().filter(batch -> batch.length == size).toList();
        List<int[]> ordered = new ArrayList<>();
        for (int number : order.at("batches").permutation(whole)) {
            ordered.add(full.get(number));
        }
        similar.stream().filter(batch -> batch.length < size).forEach(ordered::add);
        return ordered;
    }

    private static List<int[]> cut(int[] sequences, int size) {
        List<int[]> parts = new ArrayList<>();
        for (int first = 0; first < sequences.length; first += size) {
            parts.add(Arrays.copyOfRange(sequences, first, Math.min(first + size, sequences.length)));
        }
        return parts;
    }
}
