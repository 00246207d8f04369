/** Pictures of masks. */
@NullMarked
package org.dropwhere.report.mask;

import org.jspecify.annotations.NullMarked;
