/** Weights that training begins with, from files that users name. */
@NullMarked
package org.dropwhere.pretrained;

import org.jspecify.annotations.NullMarked;
