/** Masks as a pure function of (seed, site, iteration). */
@NullMarked
package org.dropwhere.dropout;

import org.jspecify.annotations.NullMarked;
