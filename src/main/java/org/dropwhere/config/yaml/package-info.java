/** Reads YAML into trees that know file, line and column of each value, and writes YAML. */
@NullMarked
package org.dropwhere.config.yaml;

import org.jspecify.annotations.NullMarked;
