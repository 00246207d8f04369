package org.dropwhere.report;

import java.util.List;
import org.dropwhere.report.chart.ChartSource;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.ResultsByArm;

/** The charts that results may have. */
public interface ChartChoice {
    /** Not drawn yet. */
    List<ChartSource> of(ResultsByArm results, Comparisons comparisons);
}
