package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Variant;

/**
 * What an experiment comes to: a run for every arm and seed. Immutable. Lookups are indexed once, so each costs the
 * same however many runs there are.
 */
public final class Plan {
    private final Experiment experiment;
    private final List<String> overrides;
    private final List<PlannedRun> runs;
    private final Map<Arm, Variant> swept;

    private final Map<Trial, List<PlannedRun>> byTrial = new LinkedHashMap<>();
    private final Map<Arm, List<PlannedRun>> byArm = new LinkedHashMap<>();
    private final Map<Point, TrialDescription> exampleTrials = new LinkedHashMap<>();
    private final Map<Arm, Variant> variants = new LinkedHashMap<>();
    private final List<Trial> trials;
    private final List<Arm> arms;
    private final List<Point> points;
    private final List<String> axes;
    private final List<Data> data;

    /**
     * Indexes the runs.
     *
     * @param experiment what holds at all points: name, question, seeds, names of the variants; all else is as at the
     *     first point
     * @param overrides the command's arguments that override settings of the experiment's file, each as one argument:
     *     {@code --set=data.train=500}
     * @param runs point by point, at a point seed by seed, within a seed in the order of the variants
     * @param swept the variants of those arms whose variant is another one than at the first point
     */
    public Plan(Experiment experiment, List<String> overrides, List<PlannedRun> runs, Map<Arm, Variant> swept) {
        this.experiment = experiment;
        this.overrides = List.copyOf(overrides);
        this.runs = List.copyOf(runs);
        this.swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
        for (PlannedRun run : runs) {
            byTrial.computeIfAbsent(run.trial(), trial -> new ArrayList<>(1)).add(run);
            byArm.computeIfAbsent(run.arm(), arm -> new ArrayList<>()).add(run);
            exampleTrials.putIfAbsent(run.arm().point(), run.trial().description());
        }
        trials = List.copyOf(byTrial.keySet());
        arms = List.copyOf(byArm.keySet());
        points = List.copyOf(exampleTrials.keySet());
        Set<String> paths = new LinkedHashSet<>();
        points.forEach(point -> paths.addAll(point.values().keySet()));
        axes = List.copyOf(paths);
        data = exampleTrials.values().stream()
                .map(TrialDescription::data)
                .distinct()
                .toList();
        indexVariants();
    }

    /** Of variants that are the same at all points, or of which no more is known than what their trials are. */
    public Plan(Experiment experiment, List<String> overrides, List<PlannedRun> runs) {
        this(experiment, overrides, runs, Map.of());
    }

    /** A plan of an earlier release holds the variants of the first point only; elsewhere the trials have to do. */
    private void indexVariants() {
        Map<String, Variant> first = new HashMap<>();
        experiment.variants().forEach(variant -> first.put(variant.name(), variant));
        for (Arm arm : arms) {
            TrialDescription trial = firstRun(arm).trial().description();
            variants.put(
                    arm,
                    Optional.ofNullable(swept.get(arm))
                            .or(() -> Optional.ofNullable(first.get(arm.variant()))
                                    .filter(variant -> CanonicalPlacements.of(trial.model(), variant.placements())
                                            .equals(trial.placements())))
                            .orElseGet(() -> new Variant(arm.variant(), trial.placements())));
        }
    }

    /** What holds at all points: name, question, seeds, names of the variants; all else is as at the first point. */
    public Experiment experiment() {
        return experiment;
    }

    /** The command's arguments that override settings of the file, for example {@code --set=data.train=5}. */
    public List<String> overrides() {
        return overrides;
    }

    /** The runs point by point, at a point seed by seed, within a seed in the order of the variants. */
    public List<PlannedRun> runs() {
        return runs;
    }

    /** The variants of those arms whose variant is another one than at the first point. */
    public Map<Arm, Variant> swept() {
        return swept;
    }

    /** The same with other runs. */
    public Plan withRuns(List<PlannedRun> other) {
        return new Plan(experiment, overrides, other, swept);
    }

    /** The runs that a trial answers for, in order; empty for a trial of another plan. */
    public List<PlannedRun> runs(Trial trial) {
        return Collections.unmodifiableList(byTrial.getOrDefault(trial, List.of()));
    }

    /** The runs of an arm, seed by seed; empty for an arm of another plan. */
    public List<PlannedRun> runs(Arm arm) {
        return Collections.unmodifiableList(byArm.getOrDefault(arm, List.of()));
    }

    private PlannedRun firstRun(Arm arm) {
        return runs(arm).get(0);
    }

    /** The variant of every arm as the experiment has it at the arm's point, in the order of the runs. */
    public Map<Arm, Variant> variants() {
        return Collections.unmodifiableMap(variants);
    }

    /** The arms, in the order of the runs. */
    public List<Arm> arms() {
        return arms;
    }

    /** The points of the sweep, in order; {@link Point#ONLY} without a sweep. */
    public List<Point> points() {
        return points;
    }

    /** The paths of the sweep's axes, in order; empty without a sweep. */
    public List<String> axes() {
        return axes;
    }

    /** One trial of every point, as an example of the data, model and training that all trials of the point share. */
    public Map<Point, TrialDescription> exampleTrials() {
        return Collections.unmodifiableMap(exampleTrials);
    }

    /** The different data of the trials, in the order of the runs. */
    public List<Data> data() {
        return data;
    }

    /** The different trials, in the order of the runs. */
    public List<Trial> trials() {
        return trials;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Plan plan
                && experiment.equals(plan.experiment)
                && overrides.equals(plan.overrides)
                && runs.equals(plan.runs)
                && swept.equals(plan.swept);
    }

    @Override
    public int hashCode() {
        return Objects.hash(experiment, overrides, runs, swept);
    }
}
