package org.dropwhere.keras;

import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;

/**
 * What the layers of a file come to.
 *
 * @param inputs types of tokens, or features of a step
 * @param steps of a sequence, if the file says them
 * @param words the dropout of each recurrent layer; none if no layer drops in itself
 * @param placements of the Dropout layers, in their order
 */
record Assembled(
        ModelSpec model, int inputs, OptionalInt steps, List<KerasDropout> words, List<Placement> placements) {}
