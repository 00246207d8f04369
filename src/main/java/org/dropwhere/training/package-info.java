/** One trial: fit, evaluate. */
@NullMarked
package org.dropwhere.training;

import org.jspecify.annotations.NullMarked;
