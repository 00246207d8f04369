package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.execution.Runner;
import org.dropwhere.execution.TrialStore;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialSample;
import org.dropwhere.results.FoundData;
import org.dropwhere.results.Provenance;
import org.dropwhere.results.Repetition;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs trials again. */
@Command(
        name = "verify",
        description = {
            "Train finished trials of a results folder again and compare every number with what is stored.",
            "",
            "Differences are shown with what computes differently from then. Nothing in the folder is changed. Trials that failed or are not"
                    + " finished are left out and counted."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "The results of an experiment, such as results/quickstart.")
    private Path folder = Path.of("");

    @Option(
            names = "--sample",
            paramLabel = "N",
            converter = Count.class,
            description = "Only N of the trials, always the same ones, spread over the variants. Default: all")
    private Optional<Integer> sample = Optional.empty();

    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private Presentation presentation = new Presentation();

    @Override
    public Integer call() {
        ResultsFolder results = ResultsFolder.at(folder);
        FoundData data = results.findData(ResultsArgument.plan(results));
        if (!data.missing().isEmpty()) {
            throw new BadInput(data.missing());
        }
        data.changed().values().forEach(presentation::error);
        Plan plan = data.plan();
        Set<Trial> finished = new LinkedHashSet<>();
        int changed = 0;
        int failed = 0;
        int damaged = 0;
        for (Trial trial : plan.trials()) {
            Optional<Outcome> outcome = results.finished(trial);
            if (outcome.orElse(null) instanceof Outcome.Finished) {
                if (data.isChanged(trial)) {
                    changed++;
                } else {
                    finished.add(trial);
                }
            } else if (outcome.isPresent()) {
                failed++;
            } else {
                Optional<String> damage = results.damage(trial);
                damage.ifPresent(presentation::error);
                damaged += damage.isPresent() ? 1 : 0;
            }
        }
        if (finished.isEmpty() && damaged == 0 && changed == 0) {
            throw new BadInput(folder + ": no trial has finished, so there is nothing to verify");
        }
        List<Trial> trials = TrialSample.of(plan, finished, sample.orElse(finished.size()));
        int open = plan.trials().size() - finished.size() - changed - failed - damaged;
        VerifyTelling telling = new VerifyTelling(
                presentation,
                plan,
                folder,
                new VerifyTelling.LeftOut(finished.size() - trials.size(), changed, failed, damaged, open));
        telling.begins(trials, jobs.jobs());
        Map<Trial, Repetition> repetitions = repeat(plan, trials, results);
        telling.ends(repetitions);
        boolean same = repetitions.values().stream()
                .allMatch(repetition -> repetition.numbers().isEmpty());
        return same && damaged == 0 && changed == 0 ? ExitCode.DONE : ExitCode.SOME_TRIALS_FAILED;
    }

    /** What came of each, in the order of the plan. */
    private Map<Trial, Repetition> repeat(Plan plan, List<Trial> trials, ResultsFolder results) {
        Provenance provenance = Version.provenance();
        Map<Trial, Repetition> repetitions = new LinkedHashMap<>();
        TrialStore comparison = new TrialStore() {
            @Override
            public Optional<Snapshot> checkpoint(Trial trial) {
                // From the first epoch on.
                return Optional.empty();
            }

            @Override
            public void keepCheckpoint(Trial trial, Snapshot snapshot) {
                // Nothing is written.
            }

            @Override
            public void store(Trial trial, Outcome outcome) {
                repetitions.put(trial, results.repetition(trial, outcome, provenance));
            }

            @Override
            public void keepTrace(Trial trial, Throwable failure) {
                // The outcome that follows says what it was.
            }
        };
        try (Interruption interruption = new Interruption(
                        () -> presentation.interrupted("Interrupted. Nothing in the folder was changed."));
                Progress progress = presentation.progress(plan, trials)) {
            new Runner(jobs.jobs(), comparison, new UntilInterrupted(interruption, progress)).run(trials);
        }
        return trials.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        trial -> Objects.requireNonNull(repetitions.get(trial)),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
