package org.dropwhere.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.Variant;

/**
 * A race of a search, as far as it has come.
 *
 * @param kind which of the search's races
 * @param rule by which it is decided
 * @param candidates in their order
 * @param looks so far
 * @param scores of each candidate, seed by seed, as far as the last look had them; NaN for a trial that has failed
 * @param end why it is over; absent while it goes on
 * @param trials that were trained for it and for no race before it
 * @param leftOut how many candidates the budget did not pay for: pairs, or those that are worst in the race before
 */
public record Stage(
        StageKind kind,
        RaceRule rule,
        List<Variant> candidates,
        List<RaceLook> looks,
        Map<String, double[]> scores,
        Optional<RaceEnd> end,
        int trials,
        int leftOut) {

    /** Copies the lists. */
    public Stage {
        candidates = List.copyOf(candidates);
        looks = List.copyOf(looks);
    }

    /** The last look, if there was one. */
    public Optional<RaceLook> lastLook() {
        return looks.isEmpty() ? Optional.empty() : Optional.of(looks.get(looks.size() - 1));
    }

    /** How a candidate stood at the last look that it was in; absent if it was in none. */
    public Optional<Standing> last(String candidate) {
        return looks.stream()
                .flatMap(look -> look.standings().stream())
                .filter(standing -> standing.candidate().equals(candidate))
                .reduce((earlier, later) -> later);
    }

    /** The candidates that are still in it, the leader first, the others by their means. */
    public List<Standing> ranking() {
        boolean higher = rule.higherIsBetter();
        return lastLook()
                .map(look -> look.standings().stream()
                        .filter(standing -> !standing.fate().isOut())
                        .sorted((one, other) -> {
                            int led = Boolean.compare(other.fate() == Fate.LEADS, one.fate() == Fate.LEADS);
                            int better = higher
                                    ? Double.compare(other.mean(), one.mean())
                                    : Double.compare(one.mean(), other.mean());
                            return led != 0 ? led : better;
                        })
                        .toList())
                .orElse(List.of());
    }

    /** The variant of a candidate. */
    public Optional<Variant> variant(String candidate) {
        return candidates.stream()
                .filter(variant -> variant.name().equals(candidate))
                .findFirst();
    }
}
