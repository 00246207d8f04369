package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.PlaceText;
import org.dropwhere.report.VerdictText;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.search.RaceLook;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** The answer of a search, in sentences that claim no more than its fresh seeds have shown. */
final class AnswerText {
    /** More names would not be read; the tables have them all. */
    private static final int MOST_NAMES = 8;

    private final SearchCourse course;
    private final String against;

    private AnswerText(SearchCourse course) {
        this.course = course;
        against = course.search().against();
    }

    /**
     * Of a search that has been confirmed, or if it has not, how far it has come.
     *
     * @param results of all trials that were asked for
     */
    static List<String> of(SearchCourse course, Optional<Confirmation> confirmation, List<PlannedRunResult> results) {
        AnswerText text = new AnswerText(course);
        return confirmation.map(text::confirmed).orElseGet(() -> List.of(text.open(results)));
    }

    private String open(List<PlannedRunResult> results) {
        if (course.confirmation().isPresent()) {
            Plan plan = course.confirmation().orElseThrow();
            Set<String> open =
                    course.missing().stream().map(trial -> trial.id()).collect(Collectors.toSet());
            int all = plan.trials().size();
            String best = course.last().ranking().get(0).candidate();
            return "No answer yet: the best of the race is " + best + ", but that may be luck. "
                    + (all - open.size()) + " of " + Phrases.count(all, "trial")
                    + " on fresh seeds have ended, and before all have, they are not looked at. The same command goes"
                    + " on with them.";
        }
        Stage stage = course.last();
        if (course.isOver()) {
            return "No answer: every candidate has failed in the " + RaceText.name(stage.kind())
                    + ". The reasons are in trials/ID/trial.json.";
        }
        String far = stage.lastLook()
                .map(this::look)
                .orElse(Phrases.count(stage.candidates().size(), "candidate") + " wait for the first look. ");
        return "No answer yet: the " + RaceText.name(stage.kind()) + " is on. " + far
                + PlannedRunResult.ended(results).size() + " trials have ended, and "
                + course.missing().size() + " are needed for the next look. The same command goes on with them.";
    }

    private String look(RaceLook look) {
        return "After the look at " + Phrases.count(look.seeds(), "seed") + " "
                + look.left().size() + " of "
                + Phrases.count(course.last().candidates().size(), "candidate") + " are still in the race, led by "
                + look.leader() + ". ";
    }

    private List<String> confirmed(Confirmation confirmation) {
        List<String> sentences = new ArrayList<>();
        if (confirmation.isReference()) {
            sentences.add(reference(confirmation));
        } else {
            Comparison comparison = confirmation.of(confirmation.best()).orElseThrow();
            sentences.add(best(confirmation, comparison));
        }
        sentences.addAll(others(confirmation));
        notConfirmed(confirmation).ifPresent(sentences::add);
        PlacesText.beaten(Candidate.all(course)).ifPresent(sentences::add);
        return sentences;
    }

    /** Where the race itself put no place above the variant that was to be beaten. */
    private String reference(Confirmation confirmation) {
        Optional<Comparison> winner = confirmation.winner();
        if (winner.isPresent()) {
            return "The best of the race was " + against + " itself, but fresh seeds show what beats it: "
                    + put(winner.orElseThrow().arm().variant()) + ", better by " + by(winner.orElseThrow()) + ".";
        }
        return "No place was better than " + named(against) + ": it was the best of the race itself"
                + (confirmation.others().isEmpty()
                        ? ", and no other candidate was still in it at its end."
                        : ", and " + fresh(confirmation) + " show none that beats it.");
    }

    /** For example {@code put dropout 0.25 after the embedding, one mask a step (after-embedding-25)}. */
    private String put(String candidate) {
        String words = words(candidate);
        return (words.equals(PlaceText.NOWHERE) ? "use " : "put ") + words + " (" + candidate + ")";
    }

    /** For example {@code after-embedding-25 (dropout 0.25 after the embedding, one mask a step)}. */
    private String named(String candidate) {
        String words = words(candidate);
        return words.equals(PlaceText.NOWHERE) ? candidate : candidate + " (" + words + ")";
    }

    private String best(Confirmation confirmation, Comparison comparison) {
        Verdict verdict = comparison.verdict().orElseThrow();
        String best = confirmation.best();
        String named = named(best);
        boolean isBetter = mean(comparison) > 0 == comparison.metric().higherIsBetter();
        return switch (verdict.kind()) {
            case DIFFERENT ->
                isBetter
                        ? Phrases.capital(put(best)) + ": it beats " + against + " by " + by(comparison)
                                + (verdict.isBeyondMargin()
                                        ? ", which is more than the margin of " + margin() + "."
                                        : "; whether that is more than the margin of " + margin() + " is open.")
                        : "Stay with " + named(against) + ": the best of the race, " + named + ", is worse by "
                                + by(comparison) + ".";
            case DIFFERENT_WITHIN_MARGIN ->
                "No place is worth more than the margin of " + margin() + ": the best of the race, " + named + ", is "
                        + (isBetter ? "better" : "worse") + " than " + against + ", but only by " + by(comparison)
                        + ".";
            case EQUIVALENT ->
                "No place was better than " + against + ": the best of the race, " + named + ", is as good within "
                        + margin() + " on " + fresh(comparison) + " (difference " + difference(comparison) + ").";
            case INCONCLUSIVE ->
                "Whether " + (words(best).equals(PlaceText.NOWHERE) ? "anything" : "any place") + " beats " + against
                        + " is open: the best of the race was " + named + ", but "
                        + (comparison.pairs().n() == 0
                                ? "no fresh seed has finished with both. The reasons are in trials/ID/trial.json."
                                : fresh(comparison) + (comparison.pairs().n() == 1 ? " does" : " do")
                                        + " not show that it beats " + against + " (difference "
                                        + difference(comparison) + ").");
            case NOTHING_LEARNT ->
                "No place can be recommended: on " + fresh(comparison)
                        + " nothing is shown to have been learnt, neither with the best of the race, " + named
                        + ", nor with " + against + ". Train longer, or with other settings or data.";
            case IDENTICAL -> named + " and " + against + " are the same model, so there is nothing to choose.";
        };
    }

    /** For example {@code 0.031 (95 % interval 0.018 to 0.044) in test accuracy on 20 fresh seeds}. */
    private String by(Comparison comparison) {
        DoubleFunction<String> number = numbers(comparison);
        double mean = mean(comparison);
        return number.apply(Math.abs(mean))
                + comparison
                        .evidence()
                        .difference()
                        .ci95()
                        .map(each -> mean > 0 ? each : new Interval(-each.high(), -each.low()))
                        .map(each -> " (95 % interval " + text(each, number) + ")")
                        .orElse("")
                + " in " + comparison.metric().words() + " on " + fresh(comparison);
    }

    /** For example {@code 0.002 in test accuracy, 95 % interval -0.004 to 0.008, on 20 fresh seeds}. */
    private String difference(Comparison comparison) {
        DoubleFunction<String> number = numbers(comparison);
        return number.apply(mean(comparison)) + " in " + comparison.metric().words()
                + comparison
                        .evidence()
                        .difference()
                        .ci95()
                        .map(each -> ", 95 % interval " + text(each, number))
                        .orElse("");
    }

    private DoubleFunction<String> numbers(Comparison comparison) {
        return VerdictText.numbers(comparison, OptionalDouble.of(course.search().margin()));
    }

    private static String text(Interval interval, DoubleFunction<String> number) {
        return number.apply(interval.low()) + " to " + number.apply(interval.high());
    }

    private static double mean(Comparison comparison) {
        return comparison.evidence().difference().mean().orElse(0);
    }

    private static String fresh(Confirmation confirmation) {
        return confirmation.seeds() + " fresh seeds";
    }

    private static String fresh(Comparison comparison) {
        int n = comparison.pairs().n();
        return n + " fresh " + (n == 1 ? "seed" : "seeds");
    }

    /** What fresh seeds have shown of the others, compared with the best one. */
    private List<String> others(Confirmation confirmation) {
        List<Comparison> others = confirmation.others();
        String best = confirmation.best();
        List<String> sentences = new ArrayList<>();
        add(sentences, "As good as " + best + " within " + margin(), others, AnswerText::isAsGood);
        add(sentences, "Better than " + best, others, each -> isDifferent(each, true));
        add(sentences, "Worse than " + best, others, each -> isDifferent(each, false));
        add(
                sentences,
                "Not told from " + best + " by " + fresh(confirmation),
                others,
                each -> is(each, Verdict.Kind.INCONCLUSIVE) && each.pairs().n() > 0);
        add(
                sentences,
                "Neither with " + best + " nor with these is anything shown to have been learnt",
                others,
                each -> is(each, Verdict.Kind.NOTHING_LEARNT));
        return sentences;
    }

    private static boolean is(Comparison comparison, Verdict.Kind kind) {
        return comparison.verdict().map(Verdict::kind).equals(Optional.of(kind));
    }

    static boolean isAsGood(Comparison comparison) {
        return is(comparison, Verdict.Kind.EQUIVALENT)
                || is(comparison, Verdict.Kind.DIFFERENT_WITHIN_MARGIN)
                || is(comparison, Verdict.Kind.IDENTICAL);
    }

    private static boolean isDifferent(Comparison comparison, boolean better) {
        return is(comparison, Verdict.Kind.DIFFERENT)
                && (mean(comparison) > 0 == comparison.metric().higherIsBetter()) == better;
    }

    private static void add(List<String> sentences, String what, List<Comparison> all, Predicate<Comparison> which) {
        List<String> names = all.stream()
                .filter(which)
                .map(comparison -> comparison.arm().variant())
                .toList();
        if (!names.isEmpty()) {
            sentences.add(what + ": " + Words.list(names, "and") + ".");
        }
    }

    /** The candidates that came through the races, and that were not confirmed as there were better ones. */
    private Optional<String> notConfirmed(Confirmation confirmation) {
        Set<String> confirmed = confirmation.parts().data().plan().experiment().variants().stream()
                .map(Variant::name)
                .collect(Collectors.toSet());
        List<String> names = Candidate.all(course).stream()
                .filter(candidate -> candidate.ending().isThrough())
                .map(Candidate::name)
                .filter(name -> !confirmed.contains(name))
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("Still in the race at its end, but not tried on fresh seeds: "
                        + Phrases.first(names, MOST_NAMES) + ".");
    }

    private String margin() {
        return margin(course);
    }

    static String margin(SearchCourse course) {
        return NumberText.of(course.search().margin()) + (course.search().metric() == Metric.LOSS ? " nats" : "");
    }

    private String words(String candidate) {
        return words(course, candidate);
    }

    /** Where a candidate drops. */
    static String words(SearchCourse course, String candidate) {
        return Candidate.all(course).stream()
                .map(Candidate::variant)
                .filter(variant -> variant.name().equals(candidate))
                .findFirst()
                .map(variant ->
                        PlaceText.of(variant, course.source().experiment().model()))
                .orElse(candidate);
    }
}
