package org.dropwhere.report.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.search.StageKind;

/**
 * The scores of a search's candidates, on trials of one kind.
 *
 * @param whole whether they are those of whole trials, and not of cheaper ones
 * @param byCandidate of each candidate, seed by seed from seed 1; NaN for a trial that has failed
 */
record RaceScores(boolean whole, Map<String, double[]> byCandidate) {

    /** Those of whole trials, or of cheaper ones. */
    static RaceScores of(SearchCourse course, boolean whole) {
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (Stage stage : course.stages()) {
            if ((stage.kind() != StageKind.PROXY) == whole) {
                // A later race has the seeds of the earlier one, and more.
                stage.scores()
                        .forEach((candidate, own) -> scores.merge(
                                candidate, own, (before, now) -> now.length >= before.length ? now : before));
            }
        }
        return new RaceScores(whole, scores);
    }

    /** On whole trials if the variant that is to be beaten ran in them, otherwise on cheaper ones. */
    static RaceScores withReference(SearchCourse course) {
        RaceScores whole = of(course, true);
        return whole.differences(course.search().against(), course.search().against())
                        .isEmpty()
                ? of(course, false)
                : whole;
    }

    /** Score minus the other's, seed by seed, of the seeds that both have and that have not failed. */
    List<Double> differences(String candidate, String other) {
        double[] own = byCandidate.getOrDefault(candidate, new double[0]);
        double[] others = byCandidate.getOrDefault(other, new double[0]);
        return IntStream.range(0, Math.min(own.length, others.length))
                .mapToObj(seed -> own[seed] - others[seed])
                .filter(difference -> !difference.isNaN())
                .toList();
    }

    Collection<String> candidates() {
        return byCandidate.keySet();
    }
}
