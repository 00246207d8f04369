package org.dropwhere.dropout;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.dropwhere.random.RandomStream;

/**
 * Masks drawn many elements at a time. A 64-bit number decides an element, and two elements side by side make up a
 * 64-bit number again, so that every loop is over longs alone, which the JIT vectorises; the last step, two floats for
 * each long, is a copy of bytes. Element by element it takes five times as long.
 */
final class RandomStepMasks implements StepMasks {
    private final int features;
    private final int size;
    /** Where the numbers of the first step lie, of the elements 0, 2, 4, ... and of the others. */
    private final long[] evenPlaces;

    private final long[] oddPlaces;
    private final long[] even;
    private final long[] odd;
    private final LongBuffer pairs;
    private final FloatBuffer floats;

    private final long threshold;
    /** The bits of the multipliers of a kept and of a dropped element. */
    private final long kept;

    private final long dropped;

    /**
     * Masks of some sequences, each from its sub-stream of the site's stream.
     *
     * @param paddingBefore for each sequence the steps before that from which its masks are counted; empty if there are
     *     none
     */
    RandomStepMasks(RandomStream site, MaskRequest request, int[] paddingBefore) {
        features = request.features();
        size = request.size();
        int half = (size + 1) / 2;
        evenPlaces = new long[half];
        oddPlaces = new long[half];
        for (int row = 0; row < request.rows(); row++) {
            RandomStream stream = site.at(request.firstRow() + row);
            // A row's first element is an odd one where the elements of the rows before it are odd in number.
            int first = row * features;
            int end = first + features;
            int evens = (first + 1) / 2;
            int odds = first / 2;
            long before = paddingBefore.length == 0 ? 0 : (long) paddingBefore[row] * features;
            stream.everySecondPlace(first % 2 - before, evenPlaces, evens, (end + 1) / 2 - evens);
            stream.everySecondPlace(1 - first % 2 - before, oddPlaces, odds, end / 2 - odds);
        }
        even = new long[half];
        odd = new long[half];
        ByteBuffer bytes = ByteBuffer.allocate(half * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        pairs = bytes.asLongBuffer();
        floats = bytes.asFloatBuffer();
        // 32 bits decide an element, which meets a rate within 2^-33.
        double rate = request.placement().rate();
        threshold = Math.round(rate * 0x1p32);
        boolean zoneout = request.placement().site().isZoneout();
        kept = Float.floatToRawIntBits(zoneout ? 0 : (float) (1 / (1 - rate)));
        dropped = Float.floatToRawIntBits(zoneout ? 1 : 0);
    }

    @Override
    public void fill(int step, float[] out) {
        long after = (long) step * features;
        RandomStream.bits(evenPlaces, after, even, even.length);
        RandomStream.bits(oddPlaces, after, odd, odd.length);
        choose(even, kept, dropped, threshold);
        choose(odd, kept, dropped, threshold);
        join(even, odd);
        pairs.put(0, even, 0, even.length);
        floats.get(0, out, 0, size);
    }

    /** Numbers to multipliers. A branch would be one that no processor can predict. */
    private static void choose(long[] numbers, long kept, long dropped, long threshold) {
        for (int i = 0; i < numbers.length; i++) {
            // All ones if the element is dropped.
            long isDropped = ((numbers[i] >>> 32) - threshold) >> 63;
            numbers[i] = (dropped & isDropped) | (kept & ~isDropped);
        }
    }

    /** Puts the odd elements beside the even ones. */
    private static void join(long[] even, long[] odd) {
        for (int i = 0; i < even.length; i++) {
            even[i] |= odd[i] << 32;
        }
    }
}
