package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Missing;
import org.dropwhere.report.Report;
import org.dropwhere.results.TablesJson;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How training is shown: to people, a summary on standard output, and progress and messages on standard error; to
 * scripts, events on standard output.
 */
final class Presentation {
    @Option(names = "--quiet", description = "No progress and no messages: only the summary, and errors.")
    private boolean quiet;

    @Option(
            names = "--json",
            description = "For scripts: on standard output nothing but events, one JSON object on each line.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private volatile Optional<Progress> shown = Optional.empty();

    /** A run begins. */
    void begins(Plan plan, Found found, int open, int jobs) {
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("experiment", plan.experiment().name());
            values.put("trials", plan.trials().size());
            values.put("finished", found.finished());
            values.put("failed", found.failed());
            values.put("begun", found.begun());
            values.put("open", open);
            values.put("jobs", jobs);
            events().write("run-started", values);
        }
        message(open == 0 ? Wording.nothingOpen(plan, found) : Wording.opening(plan, found, Math.min(jobs, open)));
    }

    /** For scripts. */
    void event(String name, Map<String, ?> values) {
        if (json) {
            events().write(name, values);
        }
    }

    /** What people get on standard output; the text ends with a line break. */
    void result(String text) {
        if (!json) {
            out().print(text);
            out().flush();
        }
    }

    /** Shows how the open trials go on. */
    Progress progress(Plan plan, List<Trial> open) {
        Progress progress = newProgress(plan, open);
        shown = Optional.of(progress);
        return progress;
    }

    private Progress newProgress(Plan plan, List<Trial> open) {
        if (json) {
            return new EventProgress(plan, events(), err());
        }
        if (quiet) {
            return new NoProgress(err());
        }
        InstantSource clock = InstantSource.system();
        return Terminal.watched()
                .<Progress>map(terminal -> new LiveProgress(plan, open, terminal, VisiblePrinter.raw(err()), clock))
                .orElseGet(() -> new PlainProgress(plan, open, err(), clock));
    }

    /** All has been trained and written. */
    void ends(Report report, Path folder, int finished, int failed) {
        if (json) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("folder", folder.toString());
            values.put("report", report.page().toString());
            values.put("finished", finished);
            values.put("failed", failed);
            if (!report.missing().isEmpty()) {
                values.put(
                        "missing", report.missing().stream().map(Missing::what).toList());
            }
            values.put("tables", TablesJson.tree(report.tables()));
            events().write("run-finished", values);
        }
        result(report.summary());
        report.chartProblem().ifPresent(this::error);
        Failures.sentences(report.missing()).forEach(this::error);
        message(Wording.whereReportIs(report));
    }

    /** Nothing is shown below this any more. */
    void interrupted(String sentence) {
        shown.ifPresent(Progress::close);
        event("interrupted", Map.of());
        if (Terminal.watched().isPresent() && !quiet) {
            err().println(); // Below the terminal's "^C".
        }
        message(sentence);
    }

    /** Said unless it shall be quiet. */
    void message(String sentence) {
        if (!quiet) {
            error(sentence);
        }
    }

    /** Said in any case. */
    void error(String sentence) {
        shown.ifPresentOrElse(progress -> progress.say(sentence), () -> err().println(sentence));
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
