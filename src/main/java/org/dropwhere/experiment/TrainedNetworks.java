package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.export.TrainedModel;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.text.Words;
import org.dropwhere.training.BestWeights;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Finds the networks of finished trials whose weights were kept. Trains and writes nothing. */
public final class TrainedNetworks {
    /** Points of a sweep that a message names at most; chosen, not measured. */
    private static final int MOST_POINTS = 4;

    /** Highest validation accuracy, of lower validation loss among equals, then the earliest seed. */
    private static final Comparator<FinishedTrial> BEST = Comparator.comparingDouble(
                    (FinishedTrial trial) -> -trial.best().validationAccuracy())
            .thenComparingDouble(trial -> trial.best().validationLoss())
            .thenComparingLong(FinishedTrial::seed);

    private TrainedNetworks() {}

    /**
     * A finished trial's network with the weights after its best epoch.
     *
     * @param point values of axes by their paths, as many as tell the point from others; none without a sweep
     * @param seed whose; if absent, that of the best validation: of highest accuracy after the best epoch, of lower
     *     loss among equals, then the first
     * @throws BadInput if the folder is no results folder or has no such trial, the trial has not finished or its
     *     weights were not kept
     * @throws org.dropwhere.failure.EnvironmentFailure if a file cannot be read
     */
    public static TrainedNetwork find(Path folder, String variant, Map<String, String> point, Optional<Long> seed) {
        ResultsFolder results = ResultsFolder.at(folder);
        Plan plan = PlanOfFolder.read(results);
        Arm arm = arm(plan, variant, point);
        List<PlannedRun> runs = plan.runs(arm);
        List<FinishedTrial> candidates = seed.map(number -> List.of(ofSeed(number, runs, results)))
                .orElseGet(() -> allFinished(arm, runs, results));
        FinishedTrial trial = Collections.min(candidates, BEST);
        TrialDescription description = trial.run().trial().description();
        BestWeights weights = results.bestWeights(trial.run().trial())
                .orElseThrow(() -> new BadInput(
                        folder + ": of seed " + trial.seed() + " of " + arm.name() + " no weights are kept; add the"
                                + " line \"keep: best-weights\" to the experiment and run it again, which trains what"
                                + " lacks them once more."));
        TrainedModel model = new TrainedModel(
                description.model(),
                weights.inputs(),
                Optional.ofNullable(plan.variants().get(arm))
                        .map(each -> each.placements())
                        .orElse(description.placements()),
                description.training(),
                weights.arrays(description.model()));
        return new TrainedNetwork(arm, trial.seed(), candidates.size(), trial.outcome(), model);
    }

    /** A run that has finished. */
    private record FinishedTrial(PlannedRun run, Outcome.Finished outcome) {
        long seed() {
            return run.seed();
        }

        EpochMetrics best() {
            return outcome.epochs().get(outcome.bestEpoch() - 1);
        }
    }

    private static Arm arm(Plan plan, String variant, Map<String, String> point) {
        List<String> variants =
                plan.arms().stream().map(Arm::variant).distinct().toList();
        if (!variants.contains(variant)) {
            throw new BadInput("There is no variant " + Words.quoted(variant) + "; there are "
                    + Words.list(variants, "and") + Words.suggestion(Words.nearest(variant, variants)));
        }
        List<Arm> found = plan.arms().stream()
                .filter(arm -> arm.variant().equals(variant)
                        && arm.point().values().entrySet().containsAll(point.entrySet()))
                .toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String asked = new Point(new LinkedHashMap<>(point)).text();
        List<String> points = plan.points().stream().map(Point::text).toList();
        String some = points.stream().limit(MOST_POINTS).collect(Collectors.joining("; "))
                + (points.size() > MOST_POINTS ? "; and " + (points.size() - MOST_POINTS) + " more" : "");
        if (plan.axes().isEmpty()) {
            throw new BadInput("The experiment has no sweep; leave out --point.");
        }
        throw new BadInput(
                found.isEmpty()
                        ? "The sweep has no point with " + Words.visible(asked) + "; it has " + some + "."
                        : "The sweep has several points" + (asked.isEmpty() ? "" : " with " + asked)
                                + "; say which by --point PATH=VALUE: " + some + ".");
    }

    private static FinishedTrial ofSeed(long seed, List<PlannedRun> runs, ResultsFolder results) {
        PlannedRun run = runs.stream()
                .filter(each -> each.seed() == seed)
                .findFirst()
                .orElseThrow(() -> new BadInput("There is no seed " + seed + "; there are "
                        + Words.shortened(
                                Words.list(
                                        runs.stream()
                                                .map(each -> String.valueOf(each.seed()))
                                                .toList(),
                                        "and"),
                                200)
                        + "."));
        return finished(run, results)
                .orElseThrow(() -> new BadInput(results.path() + ": seed " + seed + " of "
                        + run.arm().name() + " has not finished; run the experiment to its end, or choose another"
                        + " seed."));
    }

    private static List<FinishedTrial> allFinished(Arm arm, List<PlannedRun> runs, ResultsFolder results) {
        List<FinishedTrial> finished =
                runs.stream().flatMap(run -> finished(run, results).stream()).toList();
        if (finished.isEmpty()) {
            throw new BadInput(results.path() + ": no trial of " + arm.name()
                    + " has finished, so there is nothing to export; run the experiment.");
        }
        return finished;
    }

    private static Optional<FinishedTrial> finished(PlannedRun run, ResultsFolder results) {
        return results.outcome(run.trial())
                .filter(Outcome.Finished.class::isInstance)
                .map(outcome -> new FinishedTrial(run, (Outcome.Finished) outcome));
    }
}
