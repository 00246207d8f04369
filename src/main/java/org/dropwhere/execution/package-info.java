/** Many trials side by side. */
@NullMarked
package org.dropwhere.execution;

import org.jspecify.annotations.NullMarked;
