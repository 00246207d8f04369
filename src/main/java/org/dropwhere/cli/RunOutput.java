package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.execution.Ticker;
import org.dropwhere.experiment.EarlierWork;
import org.dropwhere.experiment.PartResult;
import org.dropwhere.experiment.RunResult;
import org.dropwhere.experiment.RunStart;
import org.dropwhere.experiment.SearchResult;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Missing;
import org.dropwhere.report.Report;
import org.dropwhere.results.TablesJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What run and verify print while they train: for people, a summary on standard output, and progress and messages on
 * standard error; for scripts, events on standard output.
 */
final class RunOutput {
    @Option(names = "--quiet", description = "No progress and no messages: only the summary, and errors.")
    private boolean quiet;

    @Option(
            names = "--json",
            description = "For scripts: on standard output nothing but events, one JSON object on each line.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private volatile Optional<Progress> progress = Optional.empty();

    /** A run begins. */
    void begins(RunStart start, int jobs) {
        Plan plan = start.plan();
        EarlierWork earlier = start.earlier();
        int open = start.open().size();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("experiment", plan.experiment().name());
        if (!start.part().isWhole()) {
            values.put("part", start.part().toString());
        }
        values.put("trials", start.trials().size());
        values.put("finished", earlier.finished());
        values.put("failed", earlier.failed());
        values.put("begun", earlier.begun());
        values.put("open", open);
        values.put("jobs", jobs);
        event("run-started", values);
        message(open == 0 ? Messages.nothingOpen(start) : Messages.opening(start, Math.min(jobs, open)));
    }

    /** Prints an event for scripts. */
    void event(String name, Map<String, ?> values) {
        if (json) {
            events().write(name, values);
        }
    }

    /** Prints what people get on standard output; the text ends with a line break. */
    void result(String text) {
        if (!json) {
            out().print(text);
            out().flush();
        }
    }

    /** From now on shows how the open trials go on. */
    void showProgress(Plan plan, TrialNames names, List<Trial> open) {
        progress = Optional.of(newProgress(plan, names, open));
    }

    private Progress newProgress(Plan plan, TrialNames names, List<Trial> open) {
        if (json) {
            return new EventProgress(names, events(), err());
        }
        if (quiet) {
            return new NoProgress(err());
        }
        return Terminal.watched()
                .<Progress>map(terminal -> new LiveProgress(
                        plan, names, new RunProgress(open, Ticker.SYSTEM), terminal, VisiblePrinter.raw(err())))
                .orElseGet(() -> new PlainProgress(names, new RunProgress(open, Ticker.SYSTEM), err(), Ticker.SYSTEM));
    }

    /** What shows the progress; nothing before {@link #showProgress}. */
    Progress progress() {
        return progress.orElseGet(() -> new NoProgress(err()));
    }

    /** All has been trained and written. */
    void ends(RunResult result) {
        int failed = result.failed().size();
        ends("run-finished", result.folder(), result.outcomes().size() - failed, failed, result.report());
    }

    /** All trials of a part have been trained, and nothing is reported. */
    void ends(PartResult result) {
        int failed = result.failed().size();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("folder", result.folder().toString());
        values.put("part", result.part().toString());
        values.put("finished", result.outcomes().size() - failed);
        values.put("failed", failed);
        event("part-finished", values);
        message(PartMessages.ended(result));
    }

    /** All has been searched and written. */
    void ends(SearchResult result) {
        int failed = result.failed().size();
        int trials = result.course().plan().trials().size();
        ends("search-finished", result.folder(), trials - failed, failed, result.report());
    }

    private void ends(String event, Path folder, int finished, int failed, Report report) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("folder", folder.toString());
        values.put("report", report.page().toString());
        values.put("finished", finished);
        values.put("failed", failed);
        if (!report.missing().isEmpty()) {
            values.put("missing", report.missing().stream().map(Missing::what).toList());
        }
        if (json) {
            values.put("tables", TablesJson.tree(report.tables()));
        }
        event(event, values);
        result(report.summary());
        report.chartProblem().ifPresent(this::error);
        Failures.sentences(report.missing()).forEach(this::error);
        message(Messages.whereReportIs(report));
    }

    /** Nothing is shown below this any more. */
    void interrupted(String sentence) {
        progress().close();
        event("interrupted", Map.of());
        if (Terminal.watched().isPresent() && !quiet) {
            err().println(); // Below the terminal's "^C".
        }
        message(sentence);
    }

    /** Prints a sentence unless the command is to be quiet. */
    void message(String sentence) {
        if (!quiet) {
            error(sentence);
        }
    }

    /** Prints a sentence in any case. */
    void error(String sentence) {
        progress().print(sentence);
    }

    private Events events() {
        return new Events(out());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
