package org.dropwhere.dropout;

import org.dropwhere.config.Placement;
import org.dropwhere.random.RandomStream;

/**
 * Masks drawn from a stream addressed by site, gate, sequence, step and element. An element is dropped if its uniform
 * number is below the rate; so two variants of one seed that share a site share its masks, and with different rates the
 * smaller one drops a part of what the larger drops (common random numbers).
 *
 * @param batch the stream of this batch; another batch has another one
 */
public record RandomMasks(RandomStream batch) implements BatchMasks {

    /** The masks of the batch that trains as number {@code batch} (from 0) of {@code epoch} (from 1). */
    public static RandomMasks of(long seed, int epoch, int batch) {
        return new RandomMasks(RandomStream.ofSeed(seed).at("masks").at(epoch).at(batch));
    }

    @Override
    public void fill(Placement placement, int gate, int step, int firstRow, int rows, int features, float[] out) {
        RandomStream site = batch.at(placement.site().key()).at(gate);
        // 32 bits decide an element, which meets a rate within 2^-33.
        long threshold = Math.round(placement.rate() * 0x1p32);
        boolean keepsPrevious = placement.site().keepsPrevious();
        int kept = keepsPrevious ? 0 : Float.floatToRawIntBits((float) (1 / (1 - placement.rate())));
        int dropped = keepsPrevious ? Float.floatToRawIntBits(1) : 0;
        long first = (long) step * features;
        for (int row = 0; row < rows; row++) {
            RandomStream stream = site.at(firstRow + row);
            int at = row * features;
            for (int j = 0; j < features; j++) {
                // All ones if the element is dropped. A choice in its place would be a branch that no processor can
                // predict, and several times slower.
                int isDropped = (int) (((stream.bits(first + j) >>> 32) - threshold) >> 63);
                out[at + j] = Float.intBitsToFloat((dropped & isDropped) | (kept & ~isDropped));
            }
        }
    }
}
