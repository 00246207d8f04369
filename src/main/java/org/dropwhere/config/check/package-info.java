/**
 * Checks rules that the schema cannot express, such as contradictions between settings, and converts settings to
 * records of {@code spec}.
 */
@NullMarked
package org.dropwhere.config.check;

import org.jspecify.annotations.NullMarked;
