package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.Difference;
import org.dropwhere.results.Repetition;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.results.TablesJson;
import org.dropwhere.text.Words;

/**
 * What a verification says.
 *
 * @param left which trials are left out
 */
record VerifyTelling(Presentation presentation, Plan plan, Path folder, LeftOut left) {
    /** Once two numbers differ, most that follow do: so many of a trial are shown to people. */
    private static final int MOST_OF_A_TRIAL = 10;

    /**
     * Numbers of trials that are not run again.
     *
     * @param finished not part of the sample
     * @param changed were trained on data that have changed
     * @param failed have no result
     * @param damaged not as they were written
     * @param open have not ended
     */
    record LeftOut(int finished, int changed, int failed, int damaged, int open) {
        private String text() {
            List<String> parts = new ArrayList<>();
            if (finished > 0) {
                parts.add(Wording.count(finished, "other") + " that finished");
            }
            if (changed > 0) {
                parts.add(changed + " whose data have changed");
            }
            if (failed > 0) {
                parts.add(failed + " that failed");
            }
            if (damaged > 0) {
                parts.add(damaged + " damaged");
            }
            if (open > 0) {
                parts.add(open + " not finished");
            }
            return parts.isEmpty() ? "" : "; left out: " + Words.list(parts, "and");
        }
    }

    private record Row(Trial trial, Difference difference) {}

    void begins(List<Trial> trials, int jobs) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("experiment", plan.experiment().name());
        values.put("trials", plan.trials().size());
        values.put("open", trials.size());
        values.put("jobs", jobs);
        presentation.event("verify-started", values);
        if (trials.isEmpty()) {
            return;
        }
        presentation.message(plan.experiment().name() + ": running " + Wording.count(trials.size(), "trial")
                + " again, " + Math.min(jobs, trials.size()) + " at a time");
    }

    /** The repetitions are in the order of the plan. */
    void ends(Map<Trial, Repetition> repetitions) {
        List<Row> rows = new ArrayList<>();
        List<Row> shown = new ArrayList<>();
        repetitions.forEach((trial, repetition) -> {
            List<Row> own = repetition.numbers().stream()
                    .map(difference -> new Row(trial, difference))
                    .toList();
            rows.addAll(own);
            shown.addAll(own.subList(0, Math.min(own.size(), MOST_OF_A_TRIAL)));
        });
        long different = rows.stream().map(Row::trial).distinct().count();
        ResultTable provenance = provenance(repetitions);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("folder", folder.toString());
        values.put("trials", repetitions.size());
        values.put("different", different);
        values.put("damaged", left.damaged());
        values.put("changed", left.changed());
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put("differences", table(rows));
        tables.put("provenance", provenance);
        values.put("tables", TablesJson.tree(tables));
        presentation.event("verify-finished", values);
        if (repetitions.isEmpty()) {
            presentation.result("No trial was run again" + left.text() + ".\n");
            return;
        }
        if (rows.isEmpty()) {
            presentation.result(Wording.count(repetitions.size(), "trial") + " came out again as stored, byte for byte"
                    + left.text() + ".\n");
            return;
        }
        presentation.result(table(shown).toText() + "\n" + different + " of "
                + Wording.count(repetitions.size(), "trial") + " came out differently, in "
                + Wording.count(rows.size(), "value")
                + (shown.size() < rows.size() ? " (at most " + MOST_OF_A_TRIAL + " of a trial are shown)" : "")
                + left.text() + ".\n\n"
                + (provenance.rows().isEmpty()
                        ? "What computes is the same as then: program, JDK, system, CPU and libraries.\n"
                        : provenance.toText()));
    }

    private ResultTable table(List<Row> rows) {
        return new ResultTable(List.of(
                TableColumn.words("trial", rows, row -> Wording.name(plan, row.trial())),
                TableColumn.someWholes("epoch", rows, row -> row.difference().epoch()),
                TableColumn.words("column", rows, row -> row.difference().column()),
                TableColumn.words("stored", rows, row -> row.difference().stored()),
                TableColumn.words("now", rows, row -> row.difference().now())));
    }

    /** What computed the trials that differ otherwise than now. */
    private static ResultTable provenance(Map<Trial, Repetition> repetitions) {
        List<Difference> differences = repetitions.values().stream()
                .filter(repetition -> !repetition.numbers().isEmpty())
                .flatMap(repetition -> repetition.provenance().stream())
                .distinct()
                .toList();
        return new ResultTable(List.of(
                TableColumn.words("provenance", differences, Difference::column),
                TableColumn.words("stored", differences, Difference::stored),
                TableColumn.words("now", differences, Difference::now)));
    }
}
