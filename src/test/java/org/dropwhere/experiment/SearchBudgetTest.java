package org.dropwhere.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Overrides;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.failure.BadInput;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets in time, for each of which steps are measured for some seconds. */
@Tag("slow")
class SearchBudgetTest {
    private static final DatasetCache DATA = new DatasetCache();

    @TempDir
    private Path folder;

    private SearchSource source(String... sets) throws IOException {
        Path file = Experiments.tiny(
                folder,
                "timed",
                "search: {places: [after-embedding], rates: [0.5], margin: {accuracy: 0.1}, budget: {time: 24h},"
                        + " confirm: {seeds: 5, candidates: 2}}\n");
        return SearchSource.of(
                ExperimentFile.readSearch(file, new Overrides(List.of(sets), List.of(), Optional.empty())),
                DATA::digest);
    }

    private int trials(String... sets) throws IOException {
        ResultsFolder results = ResultsFolder.at(folder.resolve("results"));
        return new SearchBudget(DATA, 1)
                .inTrials(source(sets), results.readPlan())
                .search()
                .budget()
                .trials()
                .orElseThrow();
    }

    /** A number of trials that no measurement comes to. */
    private void begin() throws IOException {
        SearchSource begun = source();
        SearchSource budgeted = new SearchSource(
                begun.experiment().with(begun.search().withTrials(31)),
                begun.overrides(),
                begun.points(),
                begun.numericVersion());
        ResultsFolder results = ResultsFolder.at(folder.resolve("results"));
        results.writePlan(SearchCourse.of(budgeted, trial -> Optional.empty()).plan());
    }

    @Test
    void stayWhatTheyCameToWhenTheSearchBegan() throws IOException {
        begin();
        assertEquals(31, trials());
        assertEquals(31, trials("question=Where?"));
    }

    @Test
    void areMeasuredAnewWhereTrialsTakeOtherTimes() throws IOException {
        begin();
        for (String other : List.of("training.epochs=3", "data.train=50", "model.units=5", "search.budget.time=23h")) {
            assertNotEquals(31, trials(other), other);
        }
    }

    @Test
    void payForTheFirstLookOfWhicheverRaceComesFirst() throws IOException {
        String tooShort = "search.budget.time=1s";
        String[] costly = {tooShort, "data.train=40000", "training.epochs=100", "model.units=32"};
        BadInput bad = assertThrows(BadInput.class, () -> trials(costly));
        assertTrue(
                String.valueOf(bad.getMessage())
                        .endsWith(" trials on this machine; the first look at 2 candidates and the confirmation"
                                + " take up to 25; allow more time, or search fewer places or rates."),
                bad.getMessage());
        String[] cheaper = {tooShort, costly[1], costly[2], costly[3], "search.proxy.epochs=10"};
        BadInput proxy = assertThrows(BadInput.class, () -> trials(cheaper));
        assertTrue(
                String.valueOf(proxy.getMessage())
                        .endsWith(" trials on this machine; the first look at 2 candidates with the proxy,"
                                + " that at two without it, and the confirmation take up to 26; allow more time, or search"
                                + " fewer places or rates."),
                proxy.getMessage());
    }
}
