/**
 * What an experiment is: model, cells, places of dropout, optimizer, data, training and what is compared. Immutable; no
 * YAML, no files.
 */
@NullMarked
package org.dropwhere.spec;

import org.jspecify.annotations.NullMarked;
