package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.Attempts;
import org.dropwhere.report.ReportParts;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first sentence for each thing that fresh seeds can show. */
class AnswerTextTest {
    private static final Search SEARCH = MadeUpSearch.searching(1, Optional.empty());

    @TempDir
    private Path results;

    private String answer(double luck, ToDoubleFunction<TrialDescription> truth) {
        return answer(SEARCH, luck, truth);
    }

    private String answer(Search how, double luck, ToDoubleFunction<TrialDescription> truth) {
        MadeUpSearch search = new MadeUpSearch(how, truth, luck, Long.MAX_VALUE);
        ResultsFolder folder = search.folder(results);
        SearchCourse course = search.course();
        return String.join(
                " ",
                AnswerText.of(
                        course,
                        course.confirmation()
                                .map(plan -> new Confirmation(
                                        course,
                                        ReportParts.of(folder, plan, (all, compared) -> List.of(), new Attempts()))),
                        folder.results(course.plan())));
    }

    private static boolean drops(TrialDescription trial, Site site) {
        return trial.placements().stream().anyMatch(placement -> placement.site() == site);
    }

    private static boolean isFresh(TrialDescription trial) {
        return trial.seed() >= Search.FIRST_FRESH_SEED;
    }

    @Test
    void aPlaceThatIsBetterByLessThanTheMarginIsNotWorthMore() {
        assertEquals(
                "No place is worth more than the margin of 0.01: the best of the race, after-embedding-25 "
                        + "(dropout 0.25 after the embedding, one mask a step), is better than no-dropout, but only "
                        + "by 0.0052 (95 % interval 0.0040 to 0.0065) in test accuracy on 10 fresh seeds. As good "
                        + "as after-embedding-25 within 0.01: lstm-input-25 and after-embedding-50. Still in the"
                        + " race at its end, but not tried on fresh seeds: lstm-input-50, after-lstm-25, "
                        + "after-lstm-50. Every candidate that drops only inside the cell (4) was worse and left "
                        + "the race.",
                answer(0.001, trial -> 0.75 + MadeUpSearch.gain(trial, 0.005)));
    }

    @Test
    void aPlaceThatIsAsGoodIsNotBetter() {
        assertEquals(
                "No place was better than no-dropout: the best of the race, after-lstm-25 (dropout 0.25 after the last"
                        + " recurrent layer, one mask a sequence), is as good within 0.01 on 10 fresh seeds (difference"
                        + " 0.0002 in test accuracy, 95 % interval -0.0009 to 0.0017). As good as after-lstm-25 within"
                        + " 0.01: after-lstm-50. Every candidate that drops only in and after the embedding (2), where"
                        + " the gates read (4) or inside the cell (4) was worse and left the race.",
                answer(
                        0.001,
                        trial -> 0.75
                                + (drops(trial, Site.AFTER_LSTM)
                                        ? isFresh(trial) ? 0 : 0.002
                                        : trial.placements().isEmpty() ? 0 : -0.05)));
    }

    @Test
    void whereTheReferenceLedTheRaceOthersMayBeAsGood() {
        assertEquals(
                "No place was better than no-dropout: it was the best of the race itself, and 10 fresh seeds show none"
                        + " that beats it. As good as no-dropout within 0.01: after-lstm-25 and after-lstm-50. Every"
                        + " candidate that drops only in and after the embedding (2), where the gates read (4) or"
                        + " inside"
                        + " the cell (4) was worse and left the race.",
                answer(
                        0.001,
                        trial -> 0.75
                                + (trial.placements().isEmpty() ? 0 : drops(trial, Site.AFTER_LSTM) ? 0.0001 : -0.05)));
    }

    @Test
    void luckOfTheRaceThatFreshSeedsDoNotShowIsLeftOpen() {
        assertEquals(
                "Whether any place beats no-dropout is open: the best of the race was lstm-input-50 "
                        + "(dropout 0.5 on the gates' input, one mask a sequence for all gates), but 10 fresh seeds "
                        + "do not show that it beats no-dropout (difference -0.002 in test accuracy, 95 % interval "
                        + "-0.013 to 0.010). Not told from lstm-input-50 by 10 fresh seeds: after-embedding-25 and "
                        + "after-lstm-25. Still in the race at its end, but not tried on fresh seeds: "
                        + "after-lstm-50, after-embedding-50, lstm-input-25. Every candidate that drops only inside "
                        + "the cell (4) was worse and left the race.",
                answer(0.01, trial -> 0.75 + MadeUpSearch.gain(trial, 0)));
    }

    @Test
    void aBestOfTheRaceThatDropsNowhereIsNoPlace() {
        Search keras = new Search(
                SEARCH.places(),
                SEARCH.together(),
                MadeUpSearch.KERAS.name(),
                SEARCH.metric(),
                SEARCH.margin(),
                SEARCH.budget(),
                SEARCH.seeds(),
                SEARCH.confirmation(),
                SEARCH.proxy());
        String answer = answer(
                keras,
                0.01,
                trial -> trial.placements().isEmpty()
                        ? isFresh(trial) ? 0.75 : 0.78
                        : trial.placements().equals(MadeUpSearch.KERAS.placements()) ? 0.75 : 0.6);
        assertTrue(
                answer.startsWith("Whether anything beats keras is open: the best of the race was no-dropout, but 10"
                        + " fresh seeds do not show that it beats keras"),
                answer);
    }

    @Test
    void aBestOfTheRaceThatIsWorseOnFreshSeedsIsNotRecommended() {
        assertEquals(
                "Stay with no-dropout: the best of the race, after-lstm-25 (dropout 0.25 after the last "
                        + "recurrent layer, one mask a sequence), is worse by 0.050 (95 % interval 0.048 to 0.051) "
                        + "in test accuracy on 10 fresh seeds. As good as after-lstm-25 within 0.01: after-lstm-50. "
                        + "Every candidate that drops only in and after the embedding (2), where the gates read (4) "
                        + "or inside the cell (4) was worse and left the race.",
                answer(
                        0.001,
                        trial -> 0.75
                                + (drops(trial, Site.AFTER_LSTM)
                                        ? isFresh(trial) ? -0.05 : 0.05
                                        : trial.placements().isEmpty() ? 0 : -0.1)));
    }

    @Test
    void whereNoPlaceIsLeftTheReferenceStays() {
        assertEquals(
                "No place was better than no-dropout: it was the best of the race itself, and no other candidate"
                        + " was still in it at its end. Every candidate that drops only in and after the embedding"
                        + " (2), "
                        + "where the gates read (4), inside the cell (4) or behind the recurrent layers (2) was "
                        + "worse and left the race.",
                answer(0.001, trial -> trial.placements().isEmpty() ? 0.75 : 0.7));
    }

    @Test
    void whereTheReferenceLedTheRaceFreshSeedsMayShowWhatBeatsIt() {
        assertEquals(
                "The best of the race was no-dropout itself, but fresh seeds show what beats it: put "
                        + "dropout 0.25 after the last recurrent layer, one mask a sequence (after-lstm-25), better "
                        + "by 0.050 (95 % interval 0.049 to 0.052) in test accuracy on 10 fresh seeds. Better than "
                        + "no-dropout: after-lstm-25 and after-lstm-50. Every candidate that drops only in and "
                        + "after the embedding (2), where the gates read (4) or inside the cell (4) was worse and "
                        + "left the race.",
                answer(
                        0.001,
                        trial -> 0.75
                                + (drops(trial, Site.AFTER_LSTM)
                                        ? isFresh(trial) ? 0.05 : -0.005
                                        : trial.placements().isEmpty() ? 0 : -0.1)));
    }

    @Test
    void whereNothingIsLearntNothingIsRecommended() {
        assertEquals(
                "No place can be recommended: on 10 fresh seeds nothing is shown to have been learnt, "
                        + "neither with the best of the race, after-embedding-25 (dropout 0.25 after the embedding, "
                        + "one mask a step), nor with no-dropout. Train longer, or with other settings or data. "
                        + "Neither with after-embedding-25 nor with these is anything shown to have been learnt: "
                        + "candidate-50 and lstm-input-50. Still in the race at its end, but not tried on fresh"
                        + " seeds: after-lstm-25, after-lstm-50, lstm-recurrent-50, after-embedding-50, "
                        + "lstm-input-25, cell-50, cell-25, lstm-recurrent-25 and 1 more.",
                answer(0.01, trial -> 0.5));
    }

    @Test
    void whereAllFailThereIsNoAnswer() {
        assertEquals(
                "No answer: every candidate has failed in the race of single places. The reasons are in "
                        + "trials/ID/trial.json.",
                answer(0.01, trial -> Double.NaN));
    }

    @Test
    void whereAllFreshSeedsFailThereIsNoVerdict() {
        assertEquals(
                "Whether any place beats no-dropout is open: the best of the race was after-embedding-25 "
                        + "(dropout 0.25 after the embedding, one mask a step), but no fresh seed has finished with "
                        + "both. The reasons are in trials/ID/trial.json. Still in the race at its end, but not"
                        + " tried on fresh seeds: after-embedding-50. Every candidate that drops only inside the "
                        + "cell (4) or behind the recurrent layers (2) was worse and left the race.",
                answer(0.01, trial -> isFresh(trial) ? Double.NaN : 0.75 + MadeUpSearch.gain(trial, 0.04)));
    }

    @Test
    void placesOfWhichOneFailedAreNotCalledWorse() {
        assertEquals(
                "Put dropout 0.25 after the embedding, one mask a step (after-embedding-25): it beats "
                        + "no-dropout by 0.040 (95 % interval 0.039 to 0.042) in test accuracy on 10 fresh seeds, "
                        + "which is more than the margin of 0.01. As good as after-embedding-25 within 0.01: "
                        + "lstm-input-25 and after-embedding-50. Still in the race at its end, but not tried on"
                        + " fresh seeds: lstm-input-50. Every candidate that drops only behind the recurrent layers "
                        + "(2) was worse and left the race.",
                answer(0.001, trial -> drops(trial, Site.CELL) ? Double.NaN : 0.75 + MadeUpSearch.gain(trial, 0.04)));
    }

    /** The losses that are made up are 1 less the accuracy. */
    @Test
    void lossesAreBetterWhereTheyAreSmaller() {
        ToDoubleFunction<TrialDescription> truth = trial -> 0.75 + MadeUpSearch.gain(trial, 0.04);
        Search byLoss = new Search(
                SEARCH.places(),
                SEARCH.together(),
                SEARCH.against(),
                Metric.LOSS,
                SEARCH.margin(),
                SEARCH.budget(),
                SEARCH.seeds(),
                SEARCH.confirmation(),
                SEARCH.proxy());
        String byAccuracy = answer(0.01, truth);
        assertTrue(byAccuracy.startsWith("Put dropout 0.25 after the embedding, one mask a step"), byAccuracy);
        assertEquals(
                byAccuracy
                        .replace("test accuracy", "test loss")
                        .replace("the margin of 0.01", "the margin of 0.01 nats"),
                answer(byLoss, 0.01, truth));
    }
}
