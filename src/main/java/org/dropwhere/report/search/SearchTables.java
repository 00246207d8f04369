package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.dropwhere.report.PlacementText;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.search.RaceLook;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.search.Stage;
import org.dropwhere.search.Standing;
import org.dropwhere.spec.Placement;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.NumberText;

/** The tables of a search. */
final class SearchTables {
    static final String CANDIDATES = "candidates";
    static final String LOOKS = "looks";
    static final String PROMISE = "promise";

    /** A candidate at a look. */
    private record Looked(Stage stage, int number, RaceLook look, Standing standing) {}

    private SearchTables() {}

    /** {@code tables/candidates}: a row for each, first those still in the race, then the last to leave it. */
    static ResultTable candidates(SearchCourse course, Optional<Confirmation> confirmation) {
        List<Candidate> rows = Candidate.all(course);
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("candidate", rows, Candidate::name));
        columns.add(TableColumn.words("place", rows, row -> joined(row, each -> PlacementText.site(each.ref()))));
        columns.add(TableColumn.words("rate", rows, row -> joined(row, each -> NumberText.of(each.rate()))));
        columns.add(TableColumn.words(
                "mask", rows, row -> joined(row, each -> each.time().key())));
        columns.add(TableColumn.words("gates", rows, row -> joined(row, SearchTables::gates)));
        columns.add(TableColumn.words("race", rows, row -> row.stage().kind().key()));
        columns.add(TableColumn.wholes("look", rows, Candidate::look));
        columns.add(TableColumn.wholes("seeds", rows, Candidate::seeds));
        columns.add(TableColumn.rounded("mean", rows, Candidate::mean));
        columns.add(TableColumn.rounded("difference", rows, row -> difference(row, course)));
        columns.addAll(evidence(rows, row -> row.standing()));
        columns.add(TableColumn.pValues(
                "level",
                rows,
                row -> Double.isNaN(row.level()) ? OptionalDouble.empty() : OptionalDouble.of(row.level())));
        columns.add(TableColumn.words("ended", rows, row -> row.ending().words()));
        confirmation.ifPresent(confirmed -> {
            columns.add(TableColumn.words(
                    "confirmed_with",
                    rows,
                    row -> confirmed
                            .of(row.name())
                            .map(comparison -> comparison.baseline().variant())
                            .orElse("")));
            columns.add(TableColumn.words(
                    "verdict",
                    rows,
                    row -> confirmed
                            .of(row.name())
                            .flatMap(Comparison::verdict)
                            .map(Verdict::kind)
                            .map(Verdict.Kind::words)
                            .orElse("")));
        });
        return new ResultTable(columns);
    }

    /** The columns that a person wants first. */
    static ResultTable inShort(List<Candidate> rows, SearchCourse course) {
        return new ResultTable(List.of(
                TableColumn.words("candidate", rows, Candidate::name),
                TableColumn.words("race", rows, row -> row.stage().kind().key()),
                TableColumn.wholes("seeds", rows, Candidate::seeds),
                TableColumn.rounded("mean", rows, Candidate::mean),
                TableColumn.rounded("minus " + course.search().against(), rows, row -> difference(row, course)),
                TableColumn.words("ended", rows, row -> row.ending().words())));
    }

    /** To the variant that is to be beaten, over the seeds of the race that both have. */
    private static OptionalDouble difference(Candidate row, SearchCourse course) {
        return Estimate.of(RaceScores.of(course, !row.isOfProxy())
                        .differences(row.name(), course.search().against()))
                .mean();
    }

    /** {@code tables/looks}: a row for each candidate at each look. */
    static ResultTable looks(SearchCourse course) {
        List<Looked> rows = new ArrayList<>();
        for (Stage stage : course.stages()) {
            for (int index = 0; index < stage.looks().size(); index++) {
                RaceLook look = stage.looks().get(index);
                int number = index + 1;
                look.standings().forEach(standing -> rows.add(new Looked(stage, number, look, standing)));
            }
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("race", rows, row -> row.stage().kind().key()));
        columns.add(TableColumn.wholes("look", rows, Looked::number));
        columns.add(TableColumn.wholes("look_seeds", rows, row -> row.look().seeds()));
        columns.add(TableColumn.words("leader", rows, row -> row.look().leader()));
        columns.add(TableColumn.words("candidate", rows, row -> row.standing().candidate()));
        columns.add(TableColumn.wholes("seeds", rows, row -> row.standing().seeds()));
        columns.add(
                TableColumn.rounded("mean", rows, row -> finite(row.standing().mean())));
        columns.addAll(evidence(rows, row -> Optional.of(row.standing())));
        columns.add(TableColumn.pValues("level", rows, row -> finite(row.look().level())));
        columns.add(TableColumn.words("fate", rows, row -> row.standing().fate().key()));
        return new ResultTable(columns);
    }

    private static <T> List<TableColumn> evidence(List<T> rows, Function<T, Optional<Standing>> standing) {
        return List.of(
                TableColumn.rounded("behind", rows, row -> number(standing.apply(row), Standing::behind)),
                TableColumn.rounded(
                        "standard_error", rows, row -> number(standing.apply(row), Standing::standardError)),
                TableColumn.pValues("p_worse", rows, row -> number(standing.apply(row), Standing::pWorse)),
                TableColumn.pValues("p_as_good", rows, row -> number(standing.apply(row), Standing::pWithin)));
    }

    private static OptionalDouble number(Optional<Standing> standing, ToDoubleFunction<Standing> value) {
        return standing.stream()
                .filter(each -> !Double.isNaN(each.mean()))
                .mapToDouble(value)
                .filter(Double::isFinite)
                .findFirst();
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static String joined(Candidate row, Function<Placement, String> part) {
        return row.variant().placements().stream().map(part).collect(Collectors.joining(" + "));
    }

    private static String gates(Placement placement) {
        return placement.site().gates().size() > 1 ? placement.gates().key() : "-";
    }
}
