package org.dropwhere.experiment;

import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;

/** Follows a verification. */
public interface VerifyListener extends TrialListener {

    /** Ignores everything. */
    VerifyListener NONE = new VerifyListener() {};

    /** Trials cannot be verified, since their data have changed or their files are damaged. */
    default void problem(String sentence) {}

    /** The trials that are run again are chosen, which may be none, and begin. */
    default void opened(Plan plan, List<Trial> trials) {}
}
