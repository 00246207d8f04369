/**
 * Rules that the schema cannot express, such as contradictions between settings; and settings to records of
 * {@code spec}.
 */
@NullMarked
package org.dropwhere.config.check;

import org.jspecify.annotations.NullMarked;
