package org.dropwhere.statistics;

import java.util.List;

/** What the calibration is known to find. */
final class Calibrated {
    /** Where a few seeds show nothing of what makes verdicts err, so that no test of them can see it. */
    static final List<String> UNSEEN = List.of(Population.ONLY_ARM_DIVERGES.name(), Population.SOLVED_90.name());

    private Calibrated() {}
}
