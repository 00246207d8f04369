package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.Forecast;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.DataText;
import org.dropwhere.report.InterimLooksText;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.TrialsTable;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TablesJson;
import org.dropwhere.results.TrialState;
import org.dropwhere.statistics.InterimLooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what would run. */
@Command(
        name = "plan",
        description = {
            "Show what would run: data, layers, where each variant drops, and the trials. Changes nothing.",
            "",
            "A trial is finished, failed, stopped (it goes on after its last epoch) or open."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Mixin
    private SweepOptions sweep = new SweepOptions();

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Folder of all results, to see which trials are finished. Default: results")
    private Path results = Path.of("results");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OutputFormat.Converter.class,
            description = {
                "What standard output gets: table, or the list of trials alone as markdown, csv or json. Default: table"
            })
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--time",
            description = "Also train a few steps of each model and say how long what is left to run will take.")
    private boolean time;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Count.class,
            description = "With --time: trials side by side. Default: the number of processors")
    private Optional<Integer> jobs = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (jobs.isPresent() && !time) {
            throw new ParameterException(spec.commandLine(), "The option --jobs is for --time, which is not given.");
        }
        Plan plan = Planner.plan(experiment.read(sweep), Datasets::digest);
        KnownData data = KnownData.read(plan);
        ResultsFolder folder = ResultsFolder.of(
                ResultsArgument.given("--results", results), plan.experiment().name());
        folder.damages(plan.trials()).forEach(spec.commandLine().getErr()::println);
        Map<Trial, TrialState> states = states(plan, folder);
        InterimLooksText.warning(InterimLooks.of(plan, folder.looks()))
                .ifPresent(spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter beside =
                format == OutputFormat.TABLE ? out : spec.commandLine().getErr();
        if (format != OutputFormat.TABLE) {
            beside.println(Wording.trials(plan) + Wording.states(states));
            DataText.warnings(data).forEach(sentence -> beside.println("Warning: " + sentence));
        }
        out.print(text(plan, data, states));
        if (time) {
            out.flush();
            beside.println();
            beside.println(forecast(states));
        }
        return ExitCode.DONE;
    }

    private String forecast(Map<Trial, TrialState> states) {
        List<Forecast.Remainder> remainders = states.entrySet().stream()
                .filter(state -> state.getValue().goesOn())
                .map(state -> remainder(state.getKey().description(), state.getValue()))
                .toList();
        int abreast = jobs.orElseGet(Runtime.getRuntime()::availableProcessors);
        return remainders.isEmpty()
                ? "Nothing is left to train."
                : Wording.forecast(Forecast.of(remainders, abreast), abreast);
    }

    private static Forecast.Remainder remainder(TrialDescription trial, TrialState state) {
        return new Forecast.Remainder(trial, trial.training().epochs() - state.epochs());
    }

    private static Map<Trial, TrialState> states(Plan plan, ResultsFolder folder) {
        Map<Trial, TrialState> states = new LinkedHashMap<>();
        plan.trials().forEach(trial -> states.put(trial, TrialState.of(trial, folder)));
        return states;
    }

    private String text(Plan plan, KnownData data, Map<Trial, TrialState> states) {
        ResultTable trials = TrialsTable.of(plan, states);
        return switch (format) {
            case TABLE -> PlanText.of(plan, states, data);
            case MARKDOWN -> trials.toMarkdown();
            case CSV -> trials.toCsv();
            case JSON -> {
                Map<String, ResultTable> tables = new LinkedHashMap<>();
                tables.put("counts", TrialsTable.counts(states));
                tables.put("trials", trials);
                yield TablesJson.of(tables);
            }
        };
    }
}
