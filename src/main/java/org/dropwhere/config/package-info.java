/** YAML to immutable records: every mistake of a file is found, with file, line and column. */
@NullMarked
package org.dropwhere.config;

import org.jspecify.annotations.NullMarked;
