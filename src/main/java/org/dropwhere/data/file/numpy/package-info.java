/** NumPy's arrays in files, as its documents describe the format {@code .npy}; nothing in them is ever executed. */
@NullMarked
package org.dropwhere.data.file.numpy;

import org.jspecify.annotations.NullMarked;
