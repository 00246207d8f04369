package org.dropwhere.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Options of a command that change an experiment file, as they were written.
 *
 * @param sets of {@code --set}: {@code data.train=500}
 * @param grids of {@code --grid}: {@code data.train=500,2000}
 * @param seeds of {@code --seeds}: {@code 20} or {@code 3,5,8}
 */
public record Overrides(List<String> sets, List<String> grids, Optional<String> seeds) {
    /** The file as it is. */
    public static final Overrides NONE = new Overrides(List.of(), List.of(), Optional.empty());

    static final String SET = "--set";
    static final String GRID = "--grid";
    static final String SEEDS = "--seeds";

    /** Copies the lists. */
    public Overrides {
        sets = List.copyOf(sets);
        grids = List.copyOf(grids);
    }

    /** As arguments of a command with the same options, each one argument. */
    public List<String> arguments() {
        return Stream.of(
                        sets.stream().map(option -> SET + "=" + option),
                        grids.stream().map(option -> GRID + "=" + option),
                        seeds.stream().map(option -> SEEDS + "=" + option))
                .flatMap(each -> each)
                .toList();
    }
}
