/**
 * What ends a command with a sentence instead of a result: {@link org.dropwhere.failure.BadInput}, which the user can
 * mend, and {@link org.dropwhere.failure.EnvironmentFailure}, which the machine is to blame for.
 */
@NullMarked
package org.dropwhere.failure;

import org.jspecify.annotations.NullMarked;
