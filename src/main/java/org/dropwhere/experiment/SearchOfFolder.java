package org.dropwhere.experiment;

import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;

/** The search of a results folder. */
final class SearchOfFolder {
    private SearchOfFolder() {}

    /**
     * How far it has come by the trials that are in the folder.
     *
     * @param plan the folder's, with a search
     * @throws BadInput if its trials are of a numeric version that this program cannot tell
     * @throws org.dropwhere.failure.EnvironmentFailure if a file cannot be read
     */
    static SearchCourse course(ResultsFolder folder, Plan plan) {
        // Which trials a search has asked for is told by their ids.
        if (plan.trials().get(0).numericVersion().isEmpty()) {
            throw new BadInput(folder.path() + ": the trials of its search were computed by a later release (this one"
                    + " computes by numeric version " + NumericVersion.CURRENT
                    + "), so this one cannot tell how far it has come; use the release that searched.");
        }
        return SearchCourse.of(SearchSource.of(plan), folder::outcome);
    }
}
