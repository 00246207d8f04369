package org.dropwhere.experiment;

/** Follows a merge. Of what follows a run, it hears of damaged files and of trials that are not in the plan. */
public interface MergeListener extends RunListener {

    /** Ignores everything. */
    MergeListener NONE = new MergeListener() {};

    /**
     * The folders go together, and their trials are read, which may take a while.
     *
     * @param trials of which there are files
     * @param folders that are merged
     */
    default void reads(int trials, int folders) {}
}
