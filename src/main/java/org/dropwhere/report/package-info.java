/** Charts and Markdown from the results. */
@NullMarked
package org.dropwhere.report;

import org.jspecify.annotations.NullMarked;
