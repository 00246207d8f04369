package org.dropwhere.experiment;

import org.dropwhere.plan.Plan;
import org.dropwhere.report.Report;

/**
 * A report that was made again.
 *
 * @param plan of the results
 * @param report what was written
 */
public record ReportResult(Plan plan, Report report) {}
