package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import org.dropwhere.search.RaceRule;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.search.StageKind;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Search;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** How a search came to its answer, in sentences. */
final class MethodText {
    private MethodText() {}

    static List<String> of(SearchCourse course) {
        Search search = course.search();
        List<String> sentences = new ArrayList<>();
        sentences.add("Candidates race: all are trained with the seeds of the first look, and compared by the "
                + search.metric().words() + " of the validation sequences after the best epoch, seed by seed with the"
                + " leader. Those still in the race get more seeds for the next look.");
        sentences.add(
                "A candidate leaves if it is shown to be worse than the leader and was worse by more than the margin of "
                        + AnswerText.margin(course)
                        + "; it is as good, and gets no more seeds, if it is shown to be worse by less than the margin. A race"
                        + " ends when only one is still in it, when all still in it are as good as the leader,"
                        + " or when the seeds or the budget end.");
        sentences.add("The chance that the best candidate leaves although it is better than the others by more than the"
                + " margin is held below " + NumberText.of(100 * RaceRule.ERROR)
                + " % over all looks, candidates and races: tests are Student's t over seeds, with the larger of a"
                + " candidate's own spread and that of all together; each candidate has an equal part of the error, and"
                + " the looks spend it by Pocock's function (Lan and DeMets 1983)."
                + (search.proxy().isPresent()
                        ? " In the race of cheaper trials that holds for the candidate that is best in these: one that"
                                + " is best only in whole trials may leave there, and no bound is put on that."
                        : ""));
        course.stages().forEach(stage -> sentences.add(race(stage)));
        if (search.together() > 1 && course.isOver() && course.last().kind() != StageKind.PAIRS) {
            sentences.add(
                    "No pair was tried: there was none to be made of those still in the race, or the budget did not"
                            + " pay for one.");
        }
        sentences.add(
                "Of the budget of " + Phrases.count(search.budget().trials().orElseThrow(), "trial") + " "
                        + NumberText.rounded(course.spent()) + " " + (course.spent() == 1 ? "was" : "were")
                        + " asked for, the confirmation included"
                        + (search.proxy().isPresent()
                                ? "; a cheaper trial counts as the part of a whole one that it costs"
                                : "")
                        + ".");
        sentences.add("The verdict comes from " + search.confirmation().seeds()
                + " fresh seeds, from " + search.confirmation().from()
                + " on, which no race has used, and from their test sequences alone" + sequences(course)
                + ". The best candidate is compared with " + search.against()
                + ", the others with the best one, with Holm's correction for the number of comparisons.");
        return sentences;
    }

    /** What the test sequences of the fresh seeds were before. */
    private static String sequences(SearchCourse course) {
        return course.source().experiment().data() instanceof FileData files && !files.isTestShared()
                ? ". As each seed divides the file anew, sequences that are test sequences with a fresh seed have been"
                        + " training or validation sequences with seeds of the race, by which candidates were chosen:"
                        + " the fresh seeds show what new divisions and new trainings give, not what new data would"
                : ", which nothing was chosen by";
    }

    /** The candidates of which the budget did not pay for a first look. */
    private static String leftOut(Stage stage) {
        return switch (stage.kind()) {
            case PROXY -> "";
            case PLACES ->
                " The budget did not pay for a look at " + Phrases.count(stage.leftOut(), "other candidate")
                        + " still in the race of cheaper trials at its end, those with the worst means there.";
            case PAIRS -> " The budget did not pay for " + Phrases.count(stage.leftOut(), "other pair") + ".";
        };
    }

    private static String race(Stage stage) {
        String looks = stage.looks().isEmpty()
                ? "no look so far"
                : "looks at "
                        + Words.list(
                                stage.looks().stream()
                                        .map(look -> String.valueOf(look.seeds()))
                                        .toList(),
                                "and")
                        + " seeds";
        return Phrases.capital(RaceText.name(stage.kind())) + ": "
                + Phrases.count(stage.candidates().size(), "candidate") + ", "
                + Phrases.count(stage.trials(), "trial") + ", " + looks + "; "
                + stage.end().map(end -> "over, as " + RaceText.why(end)).orElse("not over")
                + "."
                + (stage.leftOut() > 0 ? leftOut(stage) : "");
    }
}
