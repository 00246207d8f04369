/** Event files for TensorBoard: scalars of each run, and hyperparameters in the form of its HParams plugin. */
@NullMarked
package org.dropwhere.tracking.tensorboard;

import org.jspecify.annotations.NullMarked;
