package org.dropwhere.search;

import java.util.List;

/**
 * A look at the race.
 *
 * @param seeds of those that race
 * @param leader the one with the best mean of them; empty if all have failed
 * @param level the largest p value that decides
 * @param standings of all that were in the race when the look began, in the order of the candidates
 */
public record RaceLook(int seeds, String leader, double level, List<Standing> standings) {
    /** Copies the list. */
    public RaceLook {
        standings = List.copyOf(standings);
    }

    /** The candidates that are still in the race, in their order. */
    public List<String> left() {
        return standings.stream()
                .filter(standing -> !standing.fate().isOut())
                .map(Standing::candidate)
                .toList();
    }
}
