/** Tables, charts and a page from the results. */
@NullMarked
package org.dropwhere.report;

import org.jspecify.annotations.NullMarked;
