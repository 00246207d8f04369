package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.experiment.VerifyListener;
import org.dropwhere.experiment.VerifyResult;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.Difference;
import org.dropwhere.results.Repetition;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.results.TablesJson;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Prints what happens in a verification, and its result; nothing after an interruption. */
record VerifyOutput(RunOutput output, Interruption interruption, int jobs) implements VerifyListener {
    /**
     * How many differences of a trial are shown to people: once two numbers differ, most that follow do. Chosen, not
     * measured.
     */
    private static final int MOST_OF_A_TRIAL = 10;

    private record Row(Trial trial, Difference difference) {}

    @Override
    public void problem(String sentence) {
        interruption.show(() -> output.error(sentence));
    }

    @Override
    public void opened(Plan plan, List<Trial> trials) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("experiment", plan.experiment().name());
        values.put("trials", plan.trials().size());
        values.put("open", trials.size());
        values.put("jobs", jobs);
        interruption.show(() -> {
            output.event("verify-started", values);
            if (!trials.isEmpty()) {
                output.message(plan.experiment().name() + ": running " + Phrases.count(trials.size(), "trial")
                        + " again, " + Math.min(jobs, trials.size()) + " at a time");
                output.showProgress(plan, new TrialNames(plan), trials);
            }
        });
    }

    @Override
    public void trialStarted(Trial trial) {
        interruption.show(() -> output.progress().started(trial));
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        interruption.show(() -> output.progress().epoch(trial, metrics));
    }

    @Override
    public void trialEnded(Trial trial, Outcome outcome) {
        interruption.show(() -> output.progress().ended(trial, outcome));
    }

    @Override
    public void trainingEnded() {
        interruption.show(() -> output.progress().close());
    }

    /** Prints the differences, or that there are none. */
    void ends(VerifyResult result) {
        Map<Trial, Repetition> repetitions = result.repetitions();
        TrialNames names = new TrialNames(result.plan());
        String leftOut = text(result.leftOut());
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
        values.put("folder", result.folder().toString());
        values.put("trials", repetitions.size());
        values.put("different", different);
        values.put("damaged", result.leftOut().damaged());
        values.put("changed", result.leftOut().changed());
        Map<String, ResultTable> tables = new LinkedHashMap<>();
        tables.put("differences", table(names, rows));
        tables.put("provenance", provenance);
        values.put("tables", TablesJson.tree(tables));
        output.event("verify-finished", values);
        if (repetitions.isEmpty()) {
            output.result("No trial was run again" + leftOut + ".\n");
            return;
        }
        if (rows.isEmpty()) {
            output.result(Phrases.count(repetitions.size(), "trial") + " came out again as stored, byte for byte"
                    + leftOut + ".\n");
            return;
        }
        output.result(table(names, shown).toText() + "\n" + different + " of "
                + Phrases.count(repetitions.size(), "trial") + " came out differently, in "
                + Phrases.count(rows.size(), "value")
                + (shown.size() < rows.size() ? " (at most " + MOST_OF_A_TRIAL + " of a trial are shown)" : "")
                + leftOut + ".\n\n"
                + (provenance.rows().isEmpty()
                        ? "What computes is the same as then: program, JDK, system, CPU and libraries.\n"
                        : provenance.toText()));
    }

    private static ResultTable table(TrialNames names, List<Row> rows) {
        return new ResultTable(List.of(
                TableColumn.words("trial", rows, row -> names.name(row.trial())),
                TableColumn.someWholes("epoch", rows, row -> row.difference().epoch()),
                TableColumn.words("column", rows, row -> row.difference().column()),
                TableColumn.words("stored", rows, row -> row.difference().stored()),
                TableColumn.words("now", rows, row -> row.difference().now())));
    }

    /** Where the provenance of the trials that came out differently is not that of this process. */
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

    private static String text(VerifyResult.LeftOut left) {
        List<String> parts = new ArrayList<>();
        if (left.finished() > 0) {
            parts.add(Phrases.count(left.finished(), "other") + " that finished");
        }
        if (left.changed() > 0) {
            parts.add(left.changed() + " whose data have changed");
        }
        if (left.failed() > 0) {
            parts.add(left.failed() + " that failed");
        }
        if (left.damaged() > 0) {
            parts.add(left.damaged() + " damaged");
        }
        if (left.open() > 0) {
            parts.add(left.open() + " not finished");
        }
        return parts.isEmpty() ? "" : "; left out: " + Words.list(parts, "and");
    }
}
