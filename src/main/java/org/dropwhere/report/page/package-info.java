/** {@code report.html}: all that came out of an experiment as one page, which fetches nothing. */
@NullMarked
package org.dropwhere.report.page;

import org.jspecify.annotations.NullMarked;
