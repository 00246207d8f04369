package org.dropwhere.random;

import java.nio.charset.StandardCharsets;

/**
 * A stream of random numbers that are addressed by index and never consumed: the number at an index depends on the
 * stream's key and that index alone. Number i (from 0) is output i of SplitMix64 (Steele, Lea and Flood 2014, "Fast
 * splittable pseudorandom number generators") started at the key, which is a counter put through a mixing function.
 * Keys of sub-streams come from the same function, so every purpose, epoch, batch and site can have a stream of its
 * own.
 *
 * <p>All methods of one stream read the same numbers: what needs independent numbers asks for sub-streams.
 *
 * @param key tells this stream from others
 */
public record RandomStream(long key) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    // Any two odd constants with mixed bits do: they keep sub-streams by number and by name apart.
    private static final long BY_NUMBER = 0xD1B54A32D192ED03L;
    private static final long BY_NAME = 0x8CB92BA72F3D8DD7L;

    /** The root stream of an experiment's seed. Any value is a good seed, 0 and negative ones included. */
    public static RandomStream ofSeed(long seed) {
        return new RandomStream(mix(seed + GOLDEN_GAMMA));
    }

    /** The sub-stream for a purpose, a site or a like name. */
    public RandomStream at(String name) {
        RandomStream stream = this;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            stream = stream.child(b, BY_NAME);
        }
        // Ends the name, so that "a" then "b" is another stream than "ab"; no byte of UTF-8 is -1.
        return stream.child(-1, BY_NAME);
    }

    /** The sub-stream for an epoch, a batch, a row or a like number. */
    public RandomStream at(long index) {
        return child(index, BY_NUMBER);
    }

    // Mixed twice with a constant between, so that a sub-stream's key is no number of this stream.
    private RandomStream child(long value, long kind) {
        return new RandomStream(mix(mix(key + value * GOLDEN_GAMMA) ^ kind));
    }

    /** 64 random bits. */
    public long bits(long index) {
        return mix(place(index));
    }

    /** Where the number at an index lies, to get many numbers at once. */
    public long place(long index) {
        return key + (index + 1) * GOLDEN_GAMMA;
    }

    /** The places of every second number from an index on, into a stretch of an array. */
    public void everySecondPlace(long index, long[] out, int from, int count) {
        long place = place(index);
        long distance = place(index + 2) - place;
        for (int i = from; i < from + count; i++) {
            out[i] = place;
            place += distance;
        }
    }

    /**
     * 64 random bits for each place, a number of indices after it. Places may be of different streams. It gives what
     * {@link #bits(long)} gives, and is several times faster because the JIT can vectorise it.
     */
    public static void bits(long[] places, long after, long[] out, int count) {
        long distance = after * GOLDEN_GAMMA;
        for (int i = 0; i < count; i++) {
            out[i] = mix(places[i] + distance);
        }
    }

    /** A uniform number in [0, 1), a multiple of 2^-53. */
    public double uniform(long index) {
        return (bits(index) >>> 11) * 0x1p-53;
    }

    /**
     * A uniform integer in [0, bound).
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public int below(int bound, long index) {
        if (bound <= 0) {
            throw new IllegalArgumentException("A bound is positive, not " + bound);
        }
        // Multiply and shift instead of a remainder (Lemire 2019); the bias is below bound / 2^32.
        return (int) (((bits(index) >>> 32) * bound) >>> 32);
    }

    /** A standard normal number, by the Box-Muller transform of the uniform numbers 2 index and 2 index + 1. */
    public double gaussian(long index) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * index)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(2 * index + 1));
    }

    /** The numbers 0 to size - 1 in random order (Fisher and Yates). */
    public int[] permutation(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int j = below(i + 1, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
