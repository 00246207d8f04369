package org.dropwhere.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;

/** Collects the parts of a plan while a file is read, and builds the plan of them. */
final class PlanBuilder {
    static final String CELLS = "cells";
    static final String SWEPT = "swept";
    static final String TRIALS = "trials";

    private OptionalInt numericVersion = OptionalInt.empty();
    private Optional<Experiment> experiment = Optional.empty();
    private Optional<List<String>> overrides = Optional.empty();
    private final List<PlannedCell> cells = new ArrayList<>();
    private final Map<Arm, Variant> swept = new LinkedHashMap<>();
    private final List<PlannedTrial> trials = new ArrayList<>();

    /**
     * A planned run in the file, where it is called a cell; it names its trial by the id.
     *
     * @param point values by axis; absent without a sweep
     */
    record PlannedCell(String variant, Optional<Map<String, String>> point, long seed, String trial) {
        static PlannedCell of(PlannedRun run) {
            Point point = run.arm().point();
            return new PlannedCell(
                    run.arm().variant(),
                    Optional.of(point).filter(each -> !each.equals(Point.ONLY)).map(Point::values),
                    run.seed(),
                    run.trial().id());
        }

        PlannedRun toRun(Map<String, Trial> trials) {
            return new PlannedRun(
                    new Arm(point.map(Point::new).orElse(Point.ONLY), variant),
                    seed,
                    Optional.ofNullable(trials.get(trial))
                            .orElseThrow(() -> new IllegalArgumentException("the trial " + trial + " is missing")));
        }
    }

    /** A variant as it is at a point of a sweep. */
    record SweptVariant(Map<String, String> point, Variant variant) {
        static SweptVariant of(Arm arm, Variant variant) {
            return new SweptVariant(arm.point().values(), variant);
        }
    }

    /** A trial's id and the components of its description. */
    record PlannedTrial(
            String id,
            Data data,
            String dataDigest,
            ModelSpec model,
            Training training,
            List<Placement> placements,
            long seed) {
        static PlannedTrial of(Trial trial) {
            TrialDescription description = trial.description();
            return new PlannedTrial(
                    trial.id(),
                    description.data(),
                    description.dataDigest(),
                    description.model(),
                    description.training(),
                    description.placements(),
                    description.seed());
        }

        Trial toTrial(int numericVersion, boolean keepsWeights) {
            Trial trial = Trial.of(
                            new TrialDescription(data, dataDigest, model, training, placements, seed), numericVersion)
                    .keepingWeights(keepsWeights);
            if (!trial.id().equals(id)) {
                throw new IllegalArgumentException("the trial " + id + " has the description of " + trial.id());
            }
            return trial;
        }
    }

    void setNumericVersion(int version) {
        numericVersion = OptionalInt.of(version);
    }

    void setExperiment(Experiment read) {
        experiment = Optional.of(read);
    }

    void setOverrides(List<String> read) {
        overrides = Optional.of(read);
    }

    void add(PlannedCell cell) {
        cells.add(cell);
    }

    void add(SweptVariant variant) {
        swept.put(new Arm(new Point(variant.point()), variant.variant().name()), variant.variant());
    }

    void add(PlannedTrial trial) {
        trials.add(trial);
    }

    /**
     * The plan that was read.
     *
     * @throws IllegalArgumentException if a part is missing or does not go with the others
     */
    Plan plan() {
        if (numericVersion.isEmpty()) {
            throw new IllegalArgumentException("numeric-version is missing");
        }
        Experiment whole = experiment.orElseThrow(() -> new IllegalArgumentException("experiment is missing"));
        Map<String, Trial> byId = new HashMap<>();
        for (PlannedTrial stored : trials) {
            Trial trial = stored.toTrial(numericVersion.getAsInt(), whole.keep().isPresent());
            if (byId.put(trial.id(), trial) != null) {
                throw new IllegalArgumentException("the trial " + trial.id() + " is there twice");
            }
        }
        return new Plan(
                whole,
                overrides.orElseThrow(() -> new IllegalArgumentException("overrides is missing")),
                cells.stream().map(cell -> cell.toRun(byId)).toList(),
                swept);
    }
}
