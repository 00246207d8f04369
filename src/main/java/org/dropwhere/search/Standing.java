package org.dropwhere.search;

/**
 * A candidate at a look.
 *
 * @param candidate its name
 * @param seeds with which it has been trained
 * @param mean of its scores; NaN if a trial of it has failed
 * @param behind how much worse its mean is than the leader's over the same seeds; 0 for the leader
 * @param standardError of that difference; 0 for the leader, and where nothing varies
 * @param pWorse p value of the claim that it is worse than the leader; 1 for the leader
 * @param pWithin p value of the claim that it is worse by less than the margin; 1 for the leader
 * @param fate what is decided
 */
public record Standing(
        String candidate,
        int seeds,
        double mean,
        double behind,
        double standardError,
        double pWorse,
        double pWithin,
        Fate fate) {}
