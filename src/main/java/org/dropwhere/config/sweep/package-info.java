/** Expands the axes of a sweep to combinations, each of which is a tree that is checked by itself. */
@NullMarked
package org.dropwhere.config.sweep;

import org.jspecify.annotations.NullMarked;
