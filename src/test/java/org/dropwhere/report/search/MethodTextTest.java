package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;
import org.dropwhere.search.Stage;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.TokenContent;
import org.junit.jupiter.api.Test;

/** What is said of how a search came to its answer holds for that search. */
class MethodTextTest {
    private static final Search SINGLE = MadeUpSearch.searching(1, Optional.empty());
    private static final Search CHEAPER =
            MadeUpSearch.searching(1, Optional.of(new Search.Proxy(OptionalInt.of(1), OptionalInt.empty())));

    private static String text(SearchCourse course) {
        return String.join(" ", MethodText.of(course));
    }

    private static String ofFiles(Split split) {
        MadeUpSearch search = MadeUpSearch.of(SINGLE, 0.04);
        Experiment task = search.source().experiment();
        FileData data = new FileData(
                List.of(new SourceFile(Optional.empty(), Path.of("all.csv"), Optional.empty())),
                new TokenContent(),
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                split,
                Pad.NONE,
                OptionalInt.empty());
        Experiment experiment = new Experiment(
                        task.name(),
                        task.question(),
                        data,
                        task.model(),
                        task.training(),
                        task.seeds(),
                        task.variants())
                .with(SINGLE);
        TrialDescription whole = TrialDescription.without(experiment, "0");
        return text(SearchCourse.of(
                new SearchSource(
                        experiment,
                        List.of(),
                        List.of(new SearchSource.Placed(Point.ONLY, whole, 1)),
                        NumericVersion.CURRENT),
                search::outcome));
    }

    @Test
    void noBoundIsClaimedForWhatCheaperTrialsLeaveOut() {
        String limit = " In the race of cheaper trials that holds for the candidate that is best in these: one that is"
                + " best only in whole trials may leave there, and no bound is put on that.";
        assertTrue(text(MadeUpSearch.of(CHEAPER, 0.04).course()).contains(limit));
        assertFalse(text(MadeUpSearch.of(SINGLE, 0.04).course()).contains(limit));
    }

    @Test
    void testSequencesThatTheRaceHadForOtherPartsAreSaidToBeSo() {
        String anew = "from their test sequences alone. As each seed divides the file anew, sequences that are test"
                + " sequences with a fresh seed have been training or validation sequences with seeds of the race";
        String kept = "from their test sequences alone, which nothing was chosen by.";
        assertTrue(ofFiles(new Split(0.2, 0.2, true, true, 0)).contains(anew));
        assertTrue(ofFiles(new Split(0.2, 0, true, true, 5)).contains(anew));
        assertTrue(ofFiles(new Split(0.2, 0.2, true, false, 0)).contains(kept));
        assertTrue(text(MadeUpSearch.of(SINGLE, 0.04).course()).contains(kept));
    }

    @Test
    void candidatesThatTheBudgetDidNotPayForAreTold() {
        Search poor = new Search(
                CHEAPER.places(),
                CHEAPER.together(),
                CHEAPER.against(),
                CHEAPER.metric(),
                CHEAPER.margin(),
                new Search.Budget(OptionalInt.of(CHEAPER.mostConfirming() + 50), Optional.empty()),
                CHEAPER.seeds(),
                CHEAPER.confirmation(),
                CHEAPER.proxy());
        // All are alike, so that the race of cheaper trials beats none.
        SearchCourse course = new MadeUpSearch(poor, trial -> 0.75, 0.001, Long.MAX_VALUE).course();
        Stage places = course.stages().get(1);
        assertEquals(13, places.candidates().size() + places.leftOut());
        assertTrue(places.leftOut() > 1, "leftOut " + places.leftOut());
        assertTrue(
                text(course)
                        .contains(
                                " The budget did not pay for a look at " + places.leftOut() + " other candidates still"
                                        + " in the race of cheaper trials at its end, those with the worst means there."),
                text(course));
        assertEquals(
                places.leftOut(),
                Candidate.all(course).stream()
                        .filter(each -> each.ending() == Candidate.Ending.UNPAID)
                        .count());
        assertTrue(
                Candidate.all(course).stream().noneMatch(each -> each.ending() == Candidate.Ending.RACING),
                "nothing races any more");
    }
}
