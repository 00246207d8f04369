package org.dropwhere.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dropwhere.plan.CanonicalPlacements;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.SeededTrials;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Variant;

/**
 * What the trials of a search are made of.
 *
 * @param experiment the experiment, with a search
 * @param overrides the command's arguments that override settings of the experiment's file
 * @param points where its trials are: with a proxy first that of the cheaper trials, then that of the others
 * @param numericVersion the {@link NumericVersion} that computes its trials
 */
public record SearchSource(Experiment experiment, List<String> overrides, List<Placed> points, int numericVersion) {

    /**
     * A point with what its trials have in common.
     *
     * @param weight what a trial costs, where a whole one costs 1
     */
    public record Placed(Point point, TrialDescription common, double weight) {}

    /** Copies the lists. */
    public SearchSource {
        overrides = List.copyOf(overrides);
        points = List.copyOf(points);
    }

    /**
     * From a file.
     *
     * @param sweep a single combination, or with a proxy two: that of the cheaper trials first
     * @param digest SHA-256 of the contents of the files, in hexadecimal; empty for a synthetic task
     */
    public static SearchSource of(Sweep sweep, Function<Data, String> digest) {
        Map<Point, TrialDescription> points = new LinkedHashMap<>();
        sweep.combinations()
                .forEach(combination -> points.put(
                        new Point(combination.values()),
                        TrialDescription.without(
                                combination.experiment(),
                                digest.apply(combination.experiment().data()))));
        Experiment whole =
                sweep.combinations().get(sweep.combinations().size() - 1).experiment();
        return of(whole, sweep.overrides(), points, NumericVersion.CURRENT);
    }

    /**
     * From the plan of a results folder, whose trials keep the numeric version that they were computed by.
     *
     * @throws IllegalArgumentException if that is none of this program and those before it
     */
    public static SearchSource of(Plan plan) {
        Map<Point, TrialDescription> points = new LinkedHashMap<>(plan.exampleTrials());
        Experiment experiment = plan.experiment();
        if (experiment.search().orElseThrow().proxy().isPresent() && points.size() == 1) {
            // Nothing but cheaper trials was asked for so far.
            Map.copyOf(points)
                    .forEach((point, trial) -> points.put(
                            whole(point, experiment), TrialDescription.without(experiment, trial.dataDigest())));
        }
        int numericVersion = plan.trials()
                .get(0)
                .numericVersion()
                .orElseThrow(() -> new IllegalArgumentException("The trials are of an unknown numeric version."));
        return of(experiment, plan.overrides(), points, numericVersion);
    }

    private static Point whole(Point proxy, Experiment experiment) {
        Map<String, String> values = new LinkedHashMap<>();
        proxy.values()
                .keySet()
                .forEach(axis -> values.put(
                        axis,
                        axis.startsWith("training.") || !(experiment.data() instanceof TaskData task)
                                ? String.valueOf(experiment.training().epochs())
                                : String.valueOf(task.train())));
        return new Point(values);
    }

    private static SearchSource of(
            Experiment experiment, List<String> overrides, Map<Point, TrialDescription> points, int numericVersion) {
        List<Placed> placed = new ArrayList<>();
        points.forEach((point, common) -> placed.add(new Placed(point, common, weight(common, experiment))));
        return new SearchSource(experiment, overrides, placed, numericVersion);
    }

    /** Training takes time in proportion to epochs and sequences. */
    private static double weight(TrialDescription trial, Experiment whole) {
        double epochs = (double) trial.training().epochs() / whole.training().epochs();
        double sequences = trial.data() instanceof TaskData some && whole.data() instanceof TaskData all
                ? (double) some.train() / all.train()
                : 1;
        return epochs * sequences;
    }

    /** How the best place is searched for. */
    public Search search() {
        return experiment.search().orElseThrow();
    }

    /** Trials of all variants and seeds at a point. */
    SeededTrials trials(Placed placed) {
        return new SeededTrials(placed.common(), experiment.keep().isPresent(), numericVersion);
    }

    /** The point of the whole trials. */
    public Placed whole() {
        return points.get(points.size() - 1);
    }

    /** The point of the cheaper trials, if there is one. */
    public Optional<Placed> proxy() {
        return points.size() > 1 ? Optional.of(points.get(0)) : Optional.empty();
    }

    /**
     * The file's variants, then the single places that are none of them.
     *
     * <p>Candidates that are the same model would race to the end, neither ever behind the other.
     */
    public List<Variant> candidates() {
        Map<List<Placement>, Variant> different = new LinkedHashMap<>();
        experiment.variants().forEach(variant -> different.putIfAbsent(canonical(variant), variant));
        search().places().forEach(variant -> different.putIfAbsent(canonical(variant), variant));
        // What is to be beaten keeps its name.
        experiment.variants().stream()
                .filter(variant -> variant.name().equals(search().against()))
                .forEach(variant -> different.put(canonical(variant), variant));
        return List.copyOf(different.values());
    }

    /** Equal for variants that are the same model. */
    List<Placement> canonical(Variant variant) {
        return CanonicalPlacements.of(experiment.model(), variant.placements());
    }

    /** The variant that has to be beaten. */
    public Variant against() {
        return experiment.variants().stream()
                .filter(variant -> variant.name().equals(search().against()))
                .findFirst()
                .orElseThrow();
    }
}
