package org.dropwhere.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.results.TrialState;
import org.dropwhere.results.TrialState.Kind;

/** The trials of a plan with what became of them. */
public final class TrialsTable {
    private TrialsTable() {}

    /** A row for each cell whose trial has a state: variants that mean the same name the same trial. */
    public static ResultTable of(Plan plan, Map<Trial, TrialState> states) {
        List<Row> rows = plan.runs().stream()
                .flatMap(run -> Optional.ofNullable(states.get(run.trial())).map(state -> new Row(run, state)).stream())
                .toList();
        return new ResultTable(Stream.concat(
                        ArmColumns.of(plan.axes(), rows, row -> row.run().arm()),
                        Stream.of(
                                TableColumn.wholes(
                                        "seed", rows, row -> row.run().seed()),
                                TableColumn.words(
                                        "trial", rows, row -> row.run().trial().id()),
                                TableColumn.words(
                                        "state", rows, row -> word(row.state().kind())),
                                TableColumn.wholes(
                                        "epochs", rows, row -> row.state().epochs())))
                .toList());
    }

    /** One row: how many trials there are in all, and in each state. */
    public static ResultTable counts(Map<Trial, TrialState> states) {
        List<Map<Trial, TrialState>> row = List.of(states);
        return new ResultTable(Stream.concat(
                        Stream.of(TableColumn.wholes("trials", row, Map::size)),
                        Stream.of(Kind.values())
                                .map(kind -> TableColumn.wholes(
                                        word(kind),
                                        row,
                                        all -> all.values().stream()
                                                .filter(state -> state.kind() == kind)
                                                .count())))
                .toList());
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private record Row(PlannedRun run, TrialState state) {}
}
