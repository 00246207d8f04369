/** Writes archives that are the same bytes whenever they are written. */
@NullMarked
package org.dropwhere.archive;

import org.jspecify.annotations.NullMarked;
