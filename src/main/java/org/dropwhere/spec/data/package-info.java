/** What an experiment file says of its sequences beside where they come from: lengths, padding, columns, splits. */
@NullMarked
package org.dropwhere.spec.data;

import org.jspecify.annotations.NullMarked;
