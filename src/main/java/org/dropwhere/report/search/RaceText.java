package org.dropwhere.report.search;

import org.dropwhere.search.RaceEnd;
import org.dropwhere.search.StageKind;

/** Races in words. */
public final class RaceText {
    private RaceText() {}

    /** What a race is called. */
    public static String name(StageKind kind) {
        return switch (kind) {
            case PROXY -> "race of cheaper trials";
            case PLACES -> "race of single places";
            case PAIRS -> "race of pairs";
        };
    }

    /** Why a race is over, in a clause. */
    public static String why(RaceEnd end) {
        return switch (end) {
            case ONE_LEFT -> "only one candidate is still in it";
            case AS_GOOD -> "all still in it are as good as the leader";
            case SEEDS -> "there are no more seeds";
            case BUDGET -> "the budget does not pay for another look";
            case NONE_LEFT -> "all candidates have failed";
        };
    }
}
