/** Validates a tree against the JSON Schema and makes sentences of the violations. */
@NullMarked
package org.dropwhere.config.schema;

import org.jspecify.annotations.NullMarked;
