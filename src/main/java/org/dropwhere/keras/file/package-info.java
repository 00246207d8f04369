/** The files in which Keras saves models: what stands in them, as it stands there. */
@NullMarked
package org.dropwhere.keras.file;

import org.jspecify.annotations.NullMarked;
