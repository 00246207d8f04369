package org.dropwhere.dropout;

import java.util.Arrays;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.SiteRef;

/**
 * Masks drawn from a stream addressed by layer and site, gate, sequence, step and element. An element is dropped if its
 * uniform number is below the rate; so two variants of one seed that share a site share its masks, and with different
 * rates the smaller one drops a part of what the larger drops (common random numbers).
 *
 * @param batch the stream of this batch; another batch has another one
 */
public record RandomMasks(RandomStream batch) implements BatchMasks {
    private static final int[] NO_PADDING = new int[0];

    /** The masks of the batch that trains as number {@code batch} (from 0) of {@code epoch} (from 1). */
    public static RandomMasks of(long seed, int epoch, int batch) {
        return new RandomMasks(RandomStream.ofSeed(seed).at("masks").at(epoch).at(batch));
    }

    /**
     * The masks of a pass over the test sequences with dropout, which have a purpose of their own.
     *
     * @param sample number of the pass, from 0
     * @param batch number of the batch, from 0
     */
    public static RandomMasks ofEvaluation(long seed, int sample, int batch) {
        return new RandomMasks(
                RandomStream.ofSeed(seed).at("evaluation masks").at(sample).at(batch));
    }

    @Override
    public void fill(MaskRequest request, float[] out) {
        new RandomStepMasks(stream(request), request, NO_PADDING).fill(request.step(), out);
    }

    @Override
    public StepMasks steps(MaskRequest request, int[] paddingBefore) {
        return new RandomStepMasks(stream(request), request, paddingBefore);
    }

    /** Draws those that are asked for. */
    @Override
    public MaskElements elements(MaskRequest request) {
        Coin coin = Coin.of(request.placement());
        RandomStream site = stream(request);
        RandomStream[] rows = new RandomStream[request.rows()];
        Arrays.setAll(rows, row -> site.at(request.firstRow() + row));
        long before = (long) request.step() * request.features();
        return (row, feature) -> coin.multiplier(rows[row].bits(before + feature));
    }

    private RandomStream stream(MaskRequest request) {
        SiteRef ref = request.placement().ref();
        RandomStream site = batch.at(ref.site().key());
        // The first layer's address is that of releases which knew one layer only.
        RandomStream layer = ref.layer() == 1 ? site : site.at("layer").at(ref.layer());
        // Addresses of forward masks are those of releases which knew no other.
        return (request.backward() ? layer.at("backward") : layer).at(request.gate());
    }
}
