/**
 * Dropout masks as a pure function of (seed, epoch, batch, layer and site, gate, sequence, step, element).
 *
 * <p>{@link org.dropwhere.dropout.MaskShape} decides what masks a placement asks for,
 * {@link org.dropwhere.dropout.BatchMasks} gives their multipliers, and {@link org.dropwhere.dropout.DrawnMasks} holds
 * drawn ones to be looked at.
 */
@NullMarked
package org.dropwhere.dropout;

import org.jspecify.annotations.NullMarked;
