/** Randomness that is addressed, not consumed: every number is a pure function of its key. */
@NullMarked
package org.dropwhere.random;

import org.jspecify.annotations.NullMarked;
