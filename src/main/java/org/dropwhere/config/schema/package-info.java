/** Holds a tree against the JSON Schema and words what it finds. */
@NullMarked
package org.dropwhere.config.schema;

import org.jspecify.annotations.NullMarked;
