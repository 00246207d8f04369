package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.execution.ComputingKind;
import org.dropwhere.plan.Arm;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** Which kind of machine computed which seeds of each variant: a row for each kind that a variant has. */
public final class MachineKindsTable {
    private record Row(Arm arm, ComputingKind kind, List<Long> seeds) {}

    private MachineKindsTable() {}

    /** Seeds of which the kind is known, in the order of the plan. */
    public static ResultTable of(List<PlannedRunResult> results, MachineKinds kinds) {
        Map<Arm, Map<ComputingKind, List<Long>>> seeds = new LinkedHashMap<>();
        results.forEach(result -> kinds.of(result.run().trial())
                .ifPresent(kind -> seeds.computeIfAbsent(result.run().arm(), arm -> new LinkedHashMap<>())
                        .computeIfAbsent(kind, each -> new ArrayList<>())
                        .add(result.run().seed())));
        List<Row> rows = new ArrayList<>();
        seeds.forEach((arm, byKind) -> byKind.forEach(
                (kind, own) -> rows.add(new Row(arm, kind, own.stream().sorted().toList()))));
        return new ResultTable(List.of(
                TableColumn.words("variant", rows, row -> row.arm().name()),
                TableColumn.words("kind of machine", rows, row -> row.kind().text()),
                TableColumn.wholes("trials", rows, row -> row.seeds().size()),
                TableColumn.words("seeds", rows, row -> SeedText.of(row.seeds()))));
    }
}
