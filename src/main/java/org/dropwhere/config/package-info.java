/** Converts YAML to immutable records; finds every mistake of a file, with file, line and column. */
@NullMarked
package org.dropwhere.config;

import org.jspecify.annotations.NullMarked;
