package org.dropwhere.data;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.data.Part;

/**
 * Finds sequences that have the same steps. Of each different sequence it keeps 128 random-looking bits and where it
 * was met, in 17 bytes, so that a million sequences take some 36 MB whatever their lengths. Two different sequences
 * among a million have the same bits with a probability below 1e-26.
 */
final class RepeatedSequences {
    /** Of the places of the table, three quarters are taken at most; chosen, not measured. */
    private static final int ROOM = 4;

    private static final int TAKEN = 3;

    // Odd constants with mixed bits, as of random.RandomStream and MurmurHash3.
    private static final long FIRST = 0x9E3779B97F4A7C15L;
    private static final long SECOND = 0xD1B54A32D192ED03L;

    private final long[] firsts;
    private final long[] seconds;
    /** A bit for each part and label with which the sequence was met; 0 if the place is free. */
    private final byte[] met;

    private final Map<Part, Map<Part, Repeated>> counts = new EnumMap<>(Part.class);

    private RepeatedSequences(long sequences) {
        int places = Integer.highestOneBit((int) Math.min(1 << 30, Math.max(2, sequences * ROOM / TAKEN)) - 1) << 1;
        firsts = new long[places];
        seconds = new long[places];
        met = new byte[places];
    }

    /** Looks through the parts of a dataset. */
    static RepeatedSequences of(Parts parts) {
        RepeatedSequences found = new RepeatedSequences(
                parts.all().stream().mapToLong(Sequences::size).sum());
        for (Part part : Part.values()) {
            found.add(part, parts.of(part));
        }
        return found;
    }

    /** Of a part's sequences those that stand in an earlier part, or earlier in the same. */
    Repeated in(Part part, Part earlier) {
        return Optional.ofNullable(counts.get(part))
                .flatMap(of -> Optional.ofNullable(of.get(earlier)))
                .orElse(Repeated.NONE);
    }

    private void add(Part part, Sequences sequences) {
        Map<Part, Repeated> found = new EnumMap<>(Part.class);
        counts.put(part, found);
        for (int i = 0; i < sequences.size(); i++) {
            int label = sequences.labels()[i];
            int place = place(content(sequences.steps(), i));
            for (Part earlier : Part.values()) {
                if ((met[place] & (bit(earlier, 0) | bit(earlier, 1))) != 0) {
                    boolean other = (met[place] & bit(earlier, 1 - label)) != 0;
                    found.put(
                            earlier, found.getOrDefault(earlier, Repeated.NONE).plus(other));
                }
            }
            met[place] = (byte) (met[place] | bit(part, label));
        }
    }

    private static int bit(Part part, int label) {
        int first = switch (part) {
            case TRAIN -> 0;
            case VALIDATION -> 2;
            case TEST -> 4;
        };
        return 1 << (first + label);
    }

    private static int[] content(Steps steps, int sequence) {
        if (steps instanceof TokenSteps read) {
            return read.tokens()[sequence];
        }
        float[] values = ((FeatureSteps) steps).values()[sequence];
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToIntBits(values[i]));
        return bits;
    }

    /** Where the sequence is in the table, or the free place that it now has. */
    private int place(int[] content) {
        long first = content.length;
        long second = ~first;
        for (int step : content) {
            first = mix((first ^ step) * FIRST);
            second = mix((second + step) * SECOND);
        }
        int place = (int) first & (met.length - 1);
        while (met[place] != 0 && (firsts[place] != first || seconds[place] != second)) {
            place = (place + 1) & (met.length - 1);
        }
        firsts[place] = first;
        seconds[place] = second;
        return place;
    }

    private static long mix(long bits) {
        return bits ^ (bits >>> 32);
    }
}
