/** The report of a search: its answer, how each candidate fared, and what was promised and confirmed. */
@NullMarked
package org.dropwhere.report.search;

import org.jspecify.annotations.NullMarked;
