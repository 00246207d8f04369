/**
 * The arithmetic of all layers but the head, free of Deeplearning4j's types.
 *
 * <p>A batch is split into chunks of 16 or 32 sequences, as the model's shape decides; chunks share nothing but the
 * weights, so any number of threads gives the same numbers. Within a chunk everything is gate-major: a matrix of its
 * own for each gate, {@code [rows, units]} and contiguous, in Keras' order. Matrices that only products read are off
 * the heap, where BLAS gets at them without a copy; those of the elementwise loops are Java arrays, the only memory
 * whose loops the JIT vectorises on every JDK since 17. A step's block crosses over once each way, which costs a few
 * hundredths of the product it belongs to.
 */
@NullMarked
package org.dropwhere.network.kernel;

import org.jspecify.annotations.NullMarked;
