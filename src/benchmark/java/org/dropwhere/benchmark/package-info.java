/** How fast a training step is, and how fast it could be. Run by the Maven profile {@code benchmark}. */
@NullMarked
package org.dropwhere.benchmark;

import org.jspecify.annotations.NullMarked;
