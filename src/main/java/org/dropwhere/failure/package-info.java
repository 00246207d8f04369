/** What ends a command with a sentence instead of a result. */
@NullMarked
package org.dropwhere.failure;

import org.jspecify.annotations.NullMarked;
