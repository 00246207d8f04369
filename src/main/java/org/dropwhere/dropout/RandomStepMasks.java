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
    private final RandomStream site;
    private final MaskRequest request;
    private final int[] paddingBefore;
    private final int features;
    private final int size;
    /**
     * Where the numbers of the first step lie, of the elements 0, 2, 4, ... and of the others, for which each row with
     * an even number of features has the same places. Empty where masks do not change with time: they are drawn once,
     * and fetching new memory would take longer.
     */
    private final long[] evenPlaces;

    private final long[] oddPlaces;
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
        this.site = site;
        this.request = request;
        this.paddingBefore = paddingBefore;
        features = request.features();
        size = request.size();
        evenPlaces = new long[request.placement().time().changesWithTime() ? half() : 0];
        oddPlaces = isEven() ? evenPlaces : new long[evenPlaces.length];
        if (evenPlaces.length > 0) {
            place(evenPlaces, oddPlaces);
        }
        Coin coin = Coin.of(request.placement());
        threshold = coin.threshold();
        kept = Float.floatToRawIntBits(coin.kept());
        dropped = Float.floatToRawIntBits(coin.dropped());
    }

    private int half() {
        return (size + 1) / 2;
    }

    private boolean isEven() {
        return features % 2 == 0;
    }

    private void place(long[] evens, long[] odds) {
        for (int row = 0; row < request.rows(); row++) {
            RandomStream stream = site.at(request.firstRow() + row);
            int first = row * features;
            long before = before(row);
            if (isEven()) {
                stream.everySecondPlace(-before, evens, first / 2, features / 2);
            } else {
                // A row's first element is an odd one where the elements of the rows before it are odd in number.
                int end = first + features;
                int evensBefore = (first + 1) / 2;
                int oddsBefore = first / 2;
                stream.everySecondPlace(first % 2 - before, evens, evensBefore, (end + 1) / 2 - evensBefore);
                stream.everySecondPlace(1 - first % 2 - before, odds, oddsBefore, end / 2 - oddsBefore);
            }
        }
    }

    private long before(int row) {
        return paddingBefore.length == 0 ? 0 : (long) paddingBefore[row] * features;
    }

    @Override
    public void fill(int step, float[] out) {
        long after = (long) step * features;
        int half = half();
        Scratch scratch = Scratch.of(half);
        long[] evens = evenPlaces;
        long[] odds = oddPlaces;
        if (evens.length == 0) {
            evens = scratch.evenPlaces;
            odds = isEven() ? evens : scratch.oddPlaces;
            place(evens, odds);
        }
        RandomStream.bits(evens, after, scratch.even, half);
        RandomStream.bits(odds, isEven() ? after + 1 : after, scratch.odd, half);
        choose(scratch.even, half, kept, dropped, threshold);
        choose(scratch.odd, half, kept, dropped, threshold);
        join(scratch.even, scratch.odd, half);
        scratch.pairs.put(0, scratch.even, 0, half);
        scratch.floats.get(0, out, 0, size);
    }

    /** What a thread needs while it draws. Made anew for each mask, it would take longer than the drawing. */
    private static final class Scratch {
        /** Masks of weights are drawn once in a batch, and are too large to be kept room for. Chosen, not measured. */
        private static final int LARGEST_KEPT = 1 << 14;

        private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(() -> new Scratch(0));

        private final long[] evenPlaces;
        private final long[] oddPlaces;
        private final long[] even;
        private final long[] odd;
        private final LongBuffer pairs;
        private final FloatBuffer floats;

        private Scratch(int half) {
            evenPlaces = new long[half];
            oddPlaces = new long[half];
            even = new long[half];
            odd = new long[half];
            ByteBuffer bytes = ByteBuffer.allocate(half * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            pairs = bytes.asLongBuffer();
            floats = bytes.asFloatBuffer();
        }

        /** Of this thread, for so many pairs of elements at least. */
        static Scratch of(int half) {
            Scratch scratch = OF_THREAD.get();
            if (scratch.even.length < half) {
                scratch = new Scratch(half);
                if (half <= LARGEST_KEPT) {
                    OF_THREAD.set(scratch);
                }
            }
            return scratch;
        }
    }

    /** Numbers to multipliers. A branch would be one that no processor can predict. */
    private static void choose(long[] numbers, int count, long kept, long dropped, long threshold) {
        for (int i = 0; i < count; i++) {
            // All ones if the element is dropped.
            long isDropped = ((numbers[i] >>> 32) - threshold) >> 63;
            numbers[i] = (dropped & isDropped) | (kept & ~isDropped);
        }
    }

    /** Puts the odd elements beside the even ones. */
    private static void join(long[] even, long[] odd, int count) {
        for (int i = 0; i < count; i++) {
            even[i] |= odd[i] << 32;
        }
    }
}
