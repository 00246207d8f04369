/** Whether masks are what their placements promise. */
@NullMarked
package org.dropwhere.statistics.mask;

import org.jspecify.annotations.NullMarked;
