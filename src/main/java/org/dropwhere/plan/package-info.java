/** Seeds and variants expanded to trials; each has an id that is a hash of all that decides its result. */
@NullMarked
package org.dropwhere.plan;

import org.jspecify.annotations.NullMarked;
