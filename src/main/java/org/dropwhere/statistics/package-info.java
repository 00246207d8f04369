/**
 * Paired comparisons of arms over seeds: estimates with intervals, tests for a difference and for equivalence,
 * verdicts.
 *
 * <p>The seed is the unit: an arm has one value of a metric for each seed, and two arms are compared by their
 * differences seed by seed. {@link org.dropwhere.statistics.Comparisons} is the entrance. All results are data; the
 * sentences about them are made in the package {@code report}. The calibration tests show how often the verdicts err.
 */
@NullMarked
package org.dropwhere.statistics;

import org.jspecify.annotations.NullMarked;
