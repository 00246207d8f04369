package org.dropwhere.network;

import java.util.Optional;

/**
 * The gradient of some weights, as an update rule takes it.
 *
 * @param values for each weight
 * @param squaresByOccurrence for each weight what stands in the place of the square of its value: the squares of the
 *     gradient of each occurrence of a token, summed over the occurrences. Absent where occurrences do not matter.
 */
public record Gradient(float[] values, Optional<float[]> squaresByOccurrence) {

    /** Where occurrences do not matter. */
    Gradient(float[] values) {
        this(values, Optional.empty());
    }
}
