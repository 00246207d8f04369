package org.dropwhere.statistics;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.dropwhere.training.RightAnswers;

/**
 * What two arms answered differently, seed by seed and sequence by sequence: the sums that {@link CrossedEstimate}
 * needs of the matrix {@code [seeds, sequences]} of -1, 0 and 1. They are whole numbers, so that no order of summing
 * matters.
 */
final class CrossedDifferences {
    private final int sequences;
    private final long[] bySequence;
    private int seeds;
    private long total;
    private long squares;
    /** The sum of the squares of the seeds' sums. */
    private double squaredBySeed;

    /** @param sequences how many there are */
    CrossedDifferences(int sequences) {
        this.sequences = sequences;
        bySequence = new long[sequences];
    }

    /**
     * Adds a seed.
     *
     * @param arm which sequences the arm answered rightly
     * @param baseline which the baseline did
     */
    void add(BitSet arm, BitSet baseline) {
        BitSet different = (BitSet) arm.clone();
        different.xor(baseline);
        long sum = 0;
        for (int each = different.nextSetBit(0); each >= 0; each = different.nextSetBit(each + 1)) {
            int difference = arm.get(each) ? 1 : -1;
            bySequence[each] += difference;
            sum += difference;
        }
        seeds++;
        total += sum;
        squares += different.cardinality();
        squaredBySeed += (double) sum * sum;
    }

    /** The estimate; absent for fewer than two seeds or two sequences. */
    Optional<CrossedEstimate> estimate() {
        if (seeds < 2 || sequences < 2) {
            return Optional.empty();
        }
        double cells = (double) seeds * sequences;
        double squaredBySequence = 0;
        for (long sum : bySequence) {
            squaredBySequence += (double) sum * sum;
        }
        // All times the number of cells, which keeps them whole numbers.
        double ofMean = (double) total * total;
        double ofSeeds = seeds * squaredBySeed - ofMean;
        double ofSequences = sequences * squaredBySequence - ofMean;
        double ofResiduals = Math.max(0, cells * squares - ofMean - ofSeeds - ofSequences);
        double seedSquare = ofSeeds / (seeds - 1) / cells;
        double sequenceSquare = ofSequences / (sequences - 1) / cells;
        double residualSquare = ofResiduals / (seeds - 1.0) / (sequences - 1) / cells;
        double ofBoth = seedSquare + Math.max(0, sequenceSquare - residualSquare);
        return Optional.of(
                new CrossedEstimate(seeds, sequences, total / cells, Math.sqrt(Math.max(0, ofBoth) / cells)));
    }

    /**
     * The estimate from the answers of two arms; absent where those of a seed are not kept or of other sequences, and
     * for fewer than two seeds or sequences.
     *
     * @param arm one for each seed
     * @param baseline in the same order of the seeds
     */
    static Optional<CrossedEstimate> estimate(List<RightAnswers> arm, List<RightAnswers> baseline) {
        int sequences = arm.isEmpty() ? 0 : arm.get(0).sequences();
        CrossedDifferences differences = new CrossedDifferences(sequences);
        for (int seed = 0; seed < arm.size(); seed++) {
            RightAnswers ours = arm.get(seed);
            RightAnswers others = baseline.get(seed);
            if (ours.sequences() != sequences || others.sequences() != sequences) {
                return Optional.empty();
            }
            differences.add(ours.right(), others.right());
        }
        return differences.estimate();
    }
}
