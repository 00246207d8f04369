/**
 * Results in the words of tools that track experiments: {@link org.dropwhere.tracking.TrackedRun} is what all of them
 * get, and each has a package of its own.
 */
@NullMarked
package org.dropwhere.tracking;

import org.jspecify.annotations.NullMarked;
