/** What is measured of a classifier's answers: each {@link org.dropwhere.spec.metric.Metric} is one line there. */
@NullMarked
package org.dropwhere.spec.metric;

import org.jspecify.annotations.NullMarked;
