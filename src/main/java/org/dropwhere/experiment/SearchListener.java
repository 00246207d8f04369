package org.dropwhere.experiment;

import org.dropwhere.search.SearchCourse;
import org.dropwhere.spec.Search;

/**
 * Follows a search. {@link #goesOn} and what follows it in a run, from {@link #opened} to {@link #trainingEnded}, come
 * once for each look of a race for which trials are missing, and for the confirmation.
 */
public interface SearchListener extends RunListener {

    /**
     * The budget in time has been turned into trials.
     *
     * @param trials that may be trained
     */
    default void budgeted(int trials) {}

    /** The fresh seeds of this search were seen by another one in the same folder. */
    default void notFresh(Search search) {}

    /** All that was missing has been trained; more is, or the search is over. */
    default void goesOn(SearchCourse course) {}
}
