package org.dropwhere.report.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.dropwhere.report.chart.ChartSource;
import org.dropwhere.report.chart.Finisher;
import org.dropwhere.report.chart.PlacedScore;
import org.dropwhere.report.chart.SearchCharts;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.search.StageKind;
import org.dropwhere.search.Standing;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/** The charts of a search, and their numbers. */
record SearchFigures(SearchCourse course) {
    private static final int MOST_NAMES = 6;

    /** Not drawn yet. */
    List<ChartSource> sources() {
        String experiment = course.source().experiment().name();
        return List.of(
                new ChartSource(SearchCharts.ELIMINATION, () -> SearchCharts.elimination(experiment, finishers())),
                new ChartSource(
                        SearchCharts.PLACE_BY_RATE,
                        () -> SearchCharts.placeByRate(
                                experiment,
                                PlacedScores.of(course).scores(),
                                what(),
                                course.search().against(),
                                course.search().metric().isBetterWhenLarger())),
                new ChartSource(SearchCharts.NOISE, () -> {
                    PlacedScores placed = PlacedScores.of(course);
                    return SearchCharts.noise(
                            experiment,
                            placed.scores(),
                            what(),
                            course.search().against(),
                            String.join(" ", noise(placed)));
                }));
    }

    private String what() {
        return "validation " + course.search().metric().words();
    }

    /** What the chart of noise shows, in sentences; none where no candidate is on a path to the gates. */
    static List<String> noise(PlacedScores placed) {
        if (placed.onPath().size() < 2) {
            return List.of();
        }
        String found = Importance.of(placed.onPath())
                .map(Importance::sentence)
                .orElse("The candidates before the gates are too few to tell whether place or amount matters.");
        return placed.offPath().isEmpty()
                ? List.of(found)
                : List.of(
                        found,
                        "Left out, as their places are on no path to the gates: "
                                + Phrases.first(placed.offPath(), MOST_NAMES) + ".");
    }

    private List<Finisher> finishers() {
        return Candidate.all(course).stream()
                .map(candidate -> new Finisher(
                        candidate.name(),
                        seeds(candidate.name(), true),
                        seeds(candidate.name(), false),
                        candidate.ending().words(),
                        candidate.ending().place(),
                        note(candidate)))
                .toList();
    }

    private static String note(Candidate candidate) {
        return candidate
                .standing()
                .filter(standing -> !Double.isNaN(standing.mean()) && candidate.ending() != Candidate.Ending.BEST)
                .map(standing -> NumberText.fixed(standing.behind(), 3) + " behind")
                .orElse("");
    }

    /** With which a candidate was trained at its last look of either kind of trials. */
    private int seeds(String candidate, boolean cheaper) {
        return course.stages().stream()
                .filter(stage -> (stage.kind() == StageKind.PROXY) == cheaper)
                .flatMap((Stage stage) -> stage.last(candidate).stream())
                .mapToInt(Standing::seeds)
                .max()
                .orElse(0);
    }

    /** What a chart shows, to stand in its place. */
    ResultTable numbers(String chart) {
        if (chart.equals(SearchCharts.ELIMINATION)) {
            List<Finisher> rows = finishers();
            return new ResultTable(List.of(
                    TableColumn.words("candidate", rows, Finisher::name),
                    TableColumn.wholes("cheaper seeds", rows, Finisher::cheaper),
                    TableColumn.wholes("seeds", rows, Finisher::whole),
                    TableColumn.words("ended", rows, Finisher::fate),
                    TableColumn.words("behind", rows, Finisher::note)));
        }
        List<PlacedScore> rows = PlacedScores.of(course).scores();
        return new ResultTable(List.of(
                TableColumn.words("place", rows, PlacedScore::place),
                TableColumn.words("rate", rows, row -> NumberText.of(row.rate())),
                TableColumn.rounded("noise", rows, PlacedScore::noise),
                TableColumn.wholes("n", rows, row -> row.differences().size()),
                TableColumn.rounded("difference", rows, row -> OptionalDouble.of(row.mean()))));
    }

    /** The finding about place and amount for the page. */
    Optional<String> importance() {
        List<String> sentences = noise(PlacedScores.of(course));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }
}
