/** A task and a seed to token sequences and labels. */
@NullMarked
package org.dropwhere.data;

import org.jspecify.annotations.NullMarked;
