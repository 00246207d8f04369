/**
 * Numbers that an experiment file can set, each described once: its JSON Schema, checks, defaults, canonical text and
 * words are made from the description.
 */
@NullMarked
package org.dropwhere.spec.setting;

import org.jspecify.annotations.NullMarked;
