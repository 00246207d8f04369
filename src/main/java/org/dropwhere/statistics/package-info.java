/** What the numbers of many seeds say. */
@NullMarked
package org.dropwhere.statistics;

import org.jspecify.annotations.NullMarked;
