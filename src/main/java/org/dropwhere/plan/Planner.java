package org.dropwhere.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.Variant;

/** Expands an experiment to its trials. */
public final class Planner {
    private Planner() {}

    /**
     * The runs of an experiment. Runs with the same model, data, training and seed share one trial: those of variants
     * that are the same model, and those of a variant at points of the sweep that change others only.
     *
     * @param sweep the resolved experiment at every point
     * @param digest SHA-256 of the contents of the files, in hexadecimal; empty for a synthetic task. Asked once for
     *     the same data
     * @throws RuntimeException what {@code digest} throws
     * @throws IllegalArgumentException if there is no id for the data or the model of the experiment
     */
    public static Plan plan(Sweep sweep, Function<Data, String> digest) {
        Map<Data, String> digests = new HashMap<>();
        List<PlannedRun> runs = new ArrayList<>();
        Map<Arm, Variant> swept = new LinkedHashMap<>();
        for (Combination combination : sweep.combinations()) {
            Experiment experiment = combination.experiment();
            String dataDigest = digests.computeIfAbsent(experiment.data(), digest);
            Point point = new Point(combination.values());
            experiment.variants().stream()
                    .filter(variant -> !sweep.first().variants().contains(variant))
                    .forEach(variant -> swept.put(new Arm(point, variant.name()), variant));
            SeededTrials trials = SeededTrials.of(experiment, dataDigest);
            for (long seed : experiment.seeds()) {
                experiment
                        .variants()
                        .forEach(variant -> runs.add(new PlannedRun(
                                new Arm(point, variant.name()),
                                seed,
                                trials.trial(variant, seed(experiment, variant, seed)))));
            }
        }
        return new Plan(sweep.first().withoutSearch(), sweep.overrides(), runs, swept);
    }

    /** A variant with seeds of its own shares nothing with any other; the first keeps those of the file. */
    private static long seed(Experiment experiment, Variant variant, long seed) {
        boolean own = experiment.analysis().independentSeeds()
                && !variant.name().equals(experiment.variants().get(0).name());
        return own
                ? RandomStream.ofSeed(seed).at("independent").at(variant.name()).bits(0)
                : seed;
    }
}
