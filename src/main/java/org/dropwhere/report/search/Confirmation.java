package org.dropwhere.report.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dropwhere.report.ReportParts;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.training.Outcome;

/**
 * What fresh seeds have shown, once all of their trials have ended; before, nobody is to look.
 *
 * @param course of the search
 * @param parts of the report on the fresh seeds
 */
record Confirmation(SearchCourse course, ReportParts parts) {

    Comparisons comparisons() {
        return parts.data().comparisons();
    }

    /** How many fresh seeds there are. */
    int seeds() {
        return parts.data().plan().experiment().seeds().size();
    }

    /** The best candidate of the race. */
    String best() {
        return course.last().ranking().get(0).candidate();
    }

    /** Whether the best candidate is the one that was to be beaten. */
    boolean isReference() {
        return best().equals(course.search().against());
    }

    /** The comparison of a candidate: of the best one with that to be beaten, of the others with the best one. */
    Optional<Comparison> of(String candidate) {
        return comparisons().ofPrimary().stream()
                .filter(comparison -> comparison.arm().variant().equals(candidate))
                .findFirst();
    }

    /**
     * The comparison by which a candidate is shown to beat the variant that was to be beaten; one that is better by
     * less than the margin is as good, and does not.
     */
    Optional<Comparison> winner() {
        return isReference()
                ? others().stream()
                        .filter(Confirmation::isBetter)
                        .max(Comparator.comparingDouble(each ->
                                Math.abs(each.evidence().difference().mean().orElse(0))))
                : of(best()).filter(Confirmation::isBetter);
    }

    private static boolean isBetter(Comparison comparison) {
        return comparison.verdict().map(Verdict::kind).equals(Optional.of(Verdict.Kind.DIFFERENT))
                && comparison.evidence().difference().mean().orElse(0) > 0
                        == comparison.metric().higherIsBetter();
    }

    /** The comparisons with the best one. */
    List<Comparison> others() {
        return comparisons().ofPrimary().stream()
                .filter(comparison -> comparison.baseline().variant().equals(best()))
                .toList();
    }

    /**
     * Validation scores as the races compare them, of the best one minus those of that to be beaten, by fresh seeds.
     */
    List<Double> validationDifferences() {
        Map<Long, Map<String, Double>> scores = new TreeMap<>();
        for (PlannedRunResult result : parts.data().results()) {
            if (result.outcome().orElse(null) instanceof Outcome.Finished finished) {
                scores.computeIfAbsent(result.run().seed(), seed -> new LinkedHashMap<>())
                        .put(result.run().arm().variant(), course.score(finished));
            }
        }
        String against = course.search().against();
        return scores.values().stream()
                .filter(of -> of.containsKey(best()) && of.containsKey(against))
                .map(of -> of.getOrDefault(best(), 0.0) - of.getOrDefault(against, 0.0))
                .toList();
    }
}
