/** Commands: parse, call one service, print. */
@NullMarked
package org.dropwhere.cli;

import org.jspecify.annotations.NullMarked;
