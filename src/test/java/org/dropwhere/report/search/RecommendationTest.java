package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.Attempts;
import org.dropwhere.report.ReportParts;
import org.dropwhere.report.page.Block;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.SearchSource;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.TaskData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecommendationTest {
    private static final Search SEARCH = MadeUpSearch.searching(1, Optional.empty());

    @TempDir
    private Path results;

    private static List<Block> blocks(SearchCourse course, ResultsFolder folder) {
        return Recommendation.of(new Confirmation(
                        course,
                        ReportParts.of(
                                folder,
                                course.confirmation().orElseThrow(),
                                (all, compared) -> List.of(),
                                new Attempts())))
                .blocks();
    }

    @Test
    void whereNothingIsBetterTheFilesVariantIsGivenBackInItsWords() {
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
        MadeUpSearch search = new MadeUpSearch(
                keras,
                trial -> trial.placements().equals(MadeUpSearch.KERAS.placements()) ? 0.75 : 0.6,
                0.01,
                Long.MAX_VALUE);
        ResultsFolder folder = search.folder(results);
        assertEquals(
                List.of(
                        new Block.Paragraph(
                                "Nothing is shown to be better than keras. In an experiment file keras is:"),
                        new Block.Code("Variant", """
                                variants:
                                  keras:
                                    keras: {dropout: 0.25, recurrent-dropout: 0.25}
                                """)),
                blocks(search.course(), folder).subList(0, 2));
    }

    @Test
    void theCodeHasTheVocabularyOfTheFiles() {
        MadeUpSearch search = MadeUpSearch.of(SEARCH, 0.04);
        Experiment task = search.source().experiment();
        FileData data =
                FileData.of(Path.of("train.csv"), Path.of("validation.csv"), Path.of("test.csv"), OptionalInt.empty());
        Experiment experiment = new Experiment(
                        task.name(),
                        task.question(),
                        data,
                        task.model(),
                        task.training(),
                        task.seeds(),
                        task.variants())
                .with(SEARCH);
        SearchCourse course = SearchCourse.of(
                new SearchSource(
                        experiment,
                        List.of(),
                        List.of(new SearchSource.Placed(Point.ONLY, TrialDescription.without(experiment, "0"), 1)),
                        NumericVersion.CURRENT),
                search::outcome);
        ResultsFolder folder = HandMade.folder(results, "where-search");
        course.plan()
                .trials()
                .forEach(trial ->
                        search.outcome(trial).ifPresent(outcome -> folder.store(trial, outcome, HandMade.PROVENANCE)));
        DatasetSummary like = Datasets.summary((TaskData) task.data());
        assertEquals(
                Optional.empty(),
                folder.writeDataSummaries(List.of(new DatasetSummary(
                        DatasetSummary.key(data, "0"),
                        like.files(),
                        like.longest(),
                        321,
                        like.train(),
                        like.validation(),
                        like.test(),
                        like.validationInTrain(),
                        like.testInTrain(),
                        like.testInValidation()))));
        String code = ((Block.Code) blocks(course, folder).get(3)).text();
        assertTrue(code.contains("layers.Embedding(321, 64),"), code);
    }
}
