package org.dropwhere.dropout;

import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Placement;

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
        steps(placement, gate, firstRow, rows, features).fill(step, out);
    }

    @Override
    public StepMasks steps(Placement placement, int gate, int firstRow, int rows, int features) {
        RandomStream site = batch.at(placement.site().key()).at(gate);
        return new RandomStepMasks(site, placement, firstRow, rows, features);
    }
}
