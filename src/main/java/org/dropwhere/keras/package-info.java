/** What Keras' models mean in this program's words. */
@NullMarked
package org.dropwhere.keras;

import org.jspecify.annotations.NullMarked;
