/** Writes trained networks as files that Keras loads. */
@NullMarked
package org.dropwhere.keras.export;

import org.jspecify.annotations.NullMarked;
