/** The commands: each parses its arguments, calls one service and prints. */
@NullMarked
package org.dropwhere.cli;

import org.jspecify.annotations.NullMarked;
