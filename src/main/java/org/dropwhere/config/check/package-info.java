/**
 * What the schema cannot say of an experiment: contradictions between settings; and settings to records of
 * {@code spec}.
 */
@NullMarked
package org.dropwhere.config.check;

import org.jspecify.annotations.NullMarked;
