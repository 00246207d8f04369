package org.dropwhere.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrainedPlacement;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.PlacementText;
import org.dropwhere.report.Printable;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;
import org.dropwhere.training.MaskProbe;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at masks. */
@Command(
        name = "masks",
        description = {
            "Draw masks with the code that training uses, measure them and compare them with what each variant says.",
            "",
            "Ends with exit code " + ExitCode.WRONG_RESULTS
                    + " if anything is wrong. Variants that are the same model are looked at once."
        })
final class MasksCommand implements Callable<Integer> {
    @Mixin
    private ExperimentArgument experiment = new ExperimentArgument();

    @Option(names = "--variant", paramLabel = "V", description = "Look at this variant alone.")
    private Optional<String> variant = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = SeedConverter.class,
            description = "Whose masks. Default: the experiment's first seed")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--svg",
            paramLabel = "DIR",
            description = "Also write a picture of each site's masks, time by features, to this folder.")
    private Optional<Path> svg = Optional.empty();

    @Mixin
    private FormatOption output = new FormatOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        DatasetCache data = new DatasetCache();
        Plan plan = plan(data);
        List<MasksTable.Row> rows = new ArrayList<>();
        TrialNames names = new TrialNames(plan);
        MaskPictures pictures = new MaskPictures(plan, names, svg.map(folder -> FolderOption.given("--svg", folder)));
        for (Trial trial : plan.trials()) {
            TrialDescription description = trial.description();
            // The plan was made of the same files a moment ago.
            Dataset dataset = data.of(description.data(), description.dataDigest(), description.seed())
                    .orElseThrow(() -> new BadInput("The files of data have changed since the command began."));
            MaskProbe probe = MaskProbe.of(description, dataset);
            rows.addAll(MasksTable.rows(names.arms(trial), description.placements(), probe));
            probe.training().values().forEach(directions -> pictures.write(trial, directions.get(0)));
        }
        spec.commandLine().getOut().print(output.render(Printable.of("masks", MasksTable.of(rows))));
        spec.commandLine().getOut().flush();
        PrintWriter err = spec.commandLine().getErr();
        pictures.message().ifPresent(err::println);
        trainedDifferently(plan).forEach(err::println);
        long wrong = rows.stream().filter(MasksTable.Row::isWrong).count();
        err.println(
                wrong == 0 ? "All masks are as promised." : Phrases.count(wrong, "promise") + " of masks not kept.");
        return wrong == 0 ? ExitCode.DONE : ExitCode.WRONG_RESULTS;
    }

    /** A sentence for each site that is written otherwise in a variant than it is trained, and shown in the table. */
    private static List<String> trainedDifferently(Plan plan) {
        return plan.variants().entrySet().stream()
                .flatMap(each ->
                        TrainedPlacement.of(
                                        model(plan, each.getKey().point()),
                                        each.getValue().placements())
                                .stream()
                                .filter(trained -> !trained.isAsWritten())
                                .map(trained -> each.getValue().name() + " has " + PlacementText.trainedAs(trained)))
                .distinct()
                .toList();
    }

    private static ModelSpec model(Plan plan, Point point) {
        return Optional.ofNullable(plan.exampleTrials().get(point))
                .orElseThrow()
                .model();
    }

    /** The arms to look at, with one seed. */
    private Plan plan(DatasetCache data) {
        Sweep sweep = experiment.read();
        List<String> names =
                sweep.first().variants().stream().map(Variant::name).toList();
        variant.filter(name -> !names.contains(name)).ifPresent(name -> {
            String nearest = Words.suggestion(Words.nearest(name, names));
            throw new BadInput("There is no variant " + Words.quoted(name) + "; there are " + Words.list(names, "and")
                    + (nearest.isEmpty() ? "." : nearest));
        });
        List<Combination> oneSeed = sweep.combinations().stream()
                .map(each -> new Combination(each.values(), withOneSeed(each.experiment())))
                .toList();
        Plan plan = Planner.plan(new Sweep(sweep.overrides(), sweep.text(), sweep.folder(), oneSeed), data::digest);
        List<PlannedRun> cells = plan.runs().stream()
                .filter(cell -> variant.map(cell.arm().variant()::equals).orElse(true))
                .toList();
        return plan.withRuns(cells);
    }

    private Experiment withOneSeed(Experiment experiment) {
        return experiment.withSeeds(List.of(seed.orElse(experiment.seeds().get(0))));
    }
}
