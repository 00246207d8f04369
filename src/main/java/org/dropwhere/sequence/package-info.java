/** Sequences as networks read them: steps, each sequence with as many as it has. */
@NullMarked
package org.dropwhere.sequence;

import org.jspecify.annotations.NullMarked;
