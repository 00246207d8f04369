/** Charts: what to show of an experiment, and how it is drawn, by XChart where it can. */
@NullMarked
package org.dropwhere.report.chart;

import org.jspecify.annotations.NullMarked;
