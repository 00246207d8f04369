package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Estimate;

/** Why numbers of a comparison are absent. */
public final class LeftOutText {
    private LeftOutText() {}

    /** What is left out although there are seeds enough, and why, in phrases. */
    public static List<String> of(Comparison comparison) {
        List<String> reasons = new ArrayList<>();
        Estimate difference = comparison.evidence().difference();
        if (difference.n() > 1 && difference.sd().isEmpty()) {
            reasons.add("the standard deviation is too large for a number");
        } else if (difference.n() > 1 && difference.ci95().isEmpty()) {
            reasons.add("at so strict a level so few seeds give no useful interval (farther than "
                    + (int) Estimate.LARGEST_REACH + " standard deviations)");
        } else if (comparison.evidence().t().isPresent()
                && comparison.evidence().detectable().isEmpty()) {
            reasons.add("no difference that there can be is detectable");
        }
        return reasons;
    }
}
