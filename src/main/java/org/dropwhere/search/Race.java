package org.dropwhere.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A race of candidates by a {@link RaceRule}: all begin with the seeds of the first look; after each look those that
 * are left get more, until one is left, all are as good as the leader, or there are no more seeds. A single candidate
 * is looked at once, so that it has a mean, too. What is decided depends on the scores alone.
 */
public final class Race {
    private final RaceRule rule;
    private final RaceRule.Levels levels;
    /** Those that are in the race, in their order, with how each stood at its last look. */
    private final Map<String, Optional<Standing>> inRace = new LinkedHashMap<>();

    private final List<RaceLook> looks = new ArrayList<>();
    private Optional<RaceEnd> end = Optional.empty();

    /**
     * Begins a race.
     *
     * @param candidates their names, distinct; of none it is over
     */
    public Race(RaceRule rule, List<String> candidates) {
        this(rule.levels(), candidates);
    }

    /** With levels that many races share, which takes time to compute. */
    Race(RaceRule.Levels levels, List<String> candidates) {
        rule = levels.rule();
        this.levels = levels;
        candidates.forEach(candidate -> inRace.put(candidate, Optional.empty()));
        if (candidates.isEmpty()) {
            end = Optional.of(RaceEnd.NONE_LEFT);
        }
    }

    /** Why it is over; absent while it goes on. */
    public Optional<RaceEnd> end() {
        return end;
    }

    /** All looks so far. */
    public List<RaceLook> looks() {
        return List.copyOf(looks);
    }

    /** The candidates that are in the race, in their order. */
    public List<String> left() {
        return List.copyOf(inRace.keySet());
    }

    /** With how many seeds each candidate in the race has to be trained for the next look; empty if it is over. */
    public Map<String, Integer> asked() {
        Map<String, Integer> asked = new LinkedHashMap<>();
        if (end.isEmpty()) {
            int next = rule.looks().get(looks.size());
            inRace.forEach((candidate, last) -> asked.put(
                    candidate, last.filter(Race::isAsGood).map(Standing::seeds).orElse(next)));
        }
        return asked;
    }

    /** Ends the race, if it still goes on. */
    public void end(RaceEnd why) {
        end = end.or(() -> Optional.of(why));
    }

    /**
     * Looks at the race.
     *
     * @param scores of each candidate in the race, seed by seed, as many as were {@linkplain #asked asked}; NaN for a
     *     trial that has failed
     * @throws IllegalStateException if the race is over
     */
    public RaceLook look(Map<String, double[]> scores) {
        if (end.isPresent()) {
            throw new IllegalStateException("The race is over");
        }
        Map<String, double[]> signed = new LinkedHashMap<>();
        inRace.keySet().forEach(candidate -> signed.put(candidate, better(scores, candidate)));
        RaceLook look = new LookAtRace(rule, levels.of(looks.size(), inRace.size()), before(), signed).look(asked());
        looks.add(look);
        for (Standing standing : look.standings()) {
            if (standing.fate().isOut()) {
                inRace.remove(standing.candidate());
            } else {
                inRace.put(standing.candidate(), Optional.of(standing));
            }
        }
        endIfDecided(look);
        return look;
    }

    private Map<String, Standing> before() {
        Map<String, Standing> before = new LinkedHashMap<>();
        inRace.forEach((candidate, last) -> last.ifPresent(standing -> before.put(candidate, standing)));
        return before;
    }

    /** So that more is better. */
    private double[] better(Map<String, double[]> scores, String candidate) {
        double[] own = Objects.requireNonNull(scores.get(candidate)).clone();
        if (!rule.higherIsBetter()) {
            for (int seed = 0; seed < own.length; seed++) {
                own[seed] = -own[seed];
            }
        }
        return own;
    }

    private void endIfDecided(RaceLook look) {
        if (inRace.isEmpty()) {
            end(RaceEnd.NONE_LEFT);
        } else if (inRace.size() == 1) {
            end(RaceEnd.ONE_LEFT);
        } else if (look.standings().stream().noneMatch(standing -> standing.fate() == Fate.RACES)) {
            end(RaceEnd.AS_GOOD);
        } else if (looks.size() == rule.looks().size()) {
            end(RaceEnd.SEEDS);
        }
    }

    static boolean isAsGood(Standing standing) {
        return standing.fate() == Fate.AS_GOOD;
    }
}
