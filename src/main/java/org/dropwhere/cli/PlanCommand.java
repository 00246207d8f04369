package org.dropwhere.cli;

import java.util.concurrent.Callable;
import org.dropwhere.config.Experiment;
import org.dropwhere.data.Datasets;
import org.dropwhere.execution.Forecast;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what would run. */
@Command(
        name = "plan",
        description = "Show what would run: data, layers, where each variant drops, and the trials. Changes nothing.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Mixin
    private SweepOptions sweep = new SweepOptions();

    @Option(names = "--time", description = "Also train a few steps of each model and say how long the run will take.")
    private boolean time;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Count.class,
            description = "With --time: trials side by side. Default: the number of processors")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Plan plan = Planner.plan(experiment.read(sweep), Datasets::digest);
        plan.data().forEach(Datasets::check);
        Experiment first = plan.experiment();
        spec.commandLine()
                .getOut()
                .print(PlanText.of(plan, Datasets.of(first.data(), first.seeds().get(0))));
        if (time) {
            spec.commandLine().getOut().println("\n" + Wording.forecast(Forecast.of(plan.trials(), jobs), jobs));
        }
        return ExitCode.DONE;
    }
}
