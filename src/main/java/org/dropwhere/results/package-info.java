/** The experiment's folder: files appear whole or not at all; read back as tables. */
@NullMarked
package org.dropwhere.results;

import org.jspecify.annotations.NullMarked;
