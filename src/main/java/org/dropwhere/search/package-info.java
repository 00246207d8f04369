/**
 * The search for the best place of dropout: a race of candidates on validation data, and what is trained next in it. A
 * pure function of the trials that have ended; trains and writes nothing.
 */
@NullMarked
package org.dropwhere.search;

import org.jspecify.annotations.NullMarked;
