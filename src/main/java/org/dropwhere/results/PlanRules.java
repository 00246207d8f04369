package org.dropwhere.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dropwhere.config.ResolvedRules;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.ComparedAxis;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;

/** What holds of every plan that an experiment file can have led to. A checksum says nothing of it. */
final class PlanRules {
    private static final Pattern AXIS = Pattern.compile("[a-z0-9-]{1,100}(\\.[a-z0-9-]{1,100}){0,9}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private PlanRules() {}

    private record Settings(Data data, ModelSpec model, Training training) {}

    private record Place(Arm arm, long seed) {}

    /** Which rule a plan breaks, in a clause; empty if it breaks none. */
    static Optional<String> broken(Plan plan) {
        return ResolvedRules.broken(plan.experiment())
                .or(() -> brokenByAxes(plan.points()))
                .or(() -> brokenByComparedAxes(plan))
                .or(() -> brokenByCells(plan))
                .or(() -> brokenByTrials(plan));
    }

    private static Optional<String> brokenByAxes(List<Point> points) {
        List<String> axes = points.isEmpty()
                ? List.of()
                : List.copyOf(points.get(0).values().keySet());
        for (Point point : points) {
            if (!List.copyOf(point.values().keySet()).equals(axes)) {
                return Optional.of("not all cells are of the same axes");
            }
        }
        return axes.stream().allMatch(axis -> AXIS.matcher(axis).matches())
                ? Optional.empty()
                : Optional.of("an axis is no path of a setting");
    }

    private static Optional<String> brokenByComparedAxes(Plan plan) {
        Set<String> seen = new HashSet<>();
        for (ComparedAxis axis : plan.experiment().analysis().compareAlong().orElse(List.of())) {
            if (!plan.axes().containsAll(axis.paths()) || !axis.paths().stream().allMatch(seen::add)) {
                return Optional.of("compare-along has what is no axis, or one twice");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> brokenByCells(Plan plan) {
        return plan.experiment().search().isPresent() ? brokenByCellsOfSearch(plan) : brokenByCellsOfRun(plan);
    }

    /** In any order, as a search has asked for them: of candidates, many of which are no variants of the experiment. */
    private static Optional<String> brokenByCellsOfSearch(Plan plan) {
        Set<Place> before = new HashSet<>();
        for (PlannedRun run : plan.runs()) {
            if (!ResolvedRules.isName(run.arm().variant())) {
                return Optional.of("a cell has a variant whose name is none");
            }
            if (!before.add(new Place(run.arm(), run.seed()))) {
                return Optional.of("a cell is there twice");
            }
        }
        return before.isEmpty() ? Optional.of("it has no cells") : Optional.empty();
    }

    /** Point by point, at a point seed by seed, within a seed in the order of the variants. */
    private static Optional<String> brokenByCellsOfRun(Plan plan) {
        Experiment experiment = plan.experiment();
        List<Place> expected = new ArrayList<>();
        for (Point point : plan.points()) {
            for (long seed : experiment.seeds()) {
                for (Variant variant : experiment.variants()) {
                    expected.add(new Place(new Arm(point, variant.name()), seed));
                }
            }
            if (expected.size() > plan.runs().size()) {
                break; // More than there are, and who knows how many more.
            }
        }
        List<Place> found = plan.runs().stream()
                .map(run -> new Place(run.arm(), run.seed()))
                .toList();
        return found.isEmpty() || !found.equals(expected)
                ? Optional.of("its cells are not those of its variants and seeds")
                : Optional.empty();
    }

    private static Optional<String> brokenByTrials(Plan plan) {
        boolean ownSeeds = plan.experiment().analysis().independentSeeds();
        Set<Settings> known = new HashSet<>();
        for (PlannedRun run : plan.runs()) {
            TrialDescription trial = run.trial().description();
            Optional<String> broken = known.add(new Settings(trial.data(), trial.model(), trial.training()))
                    ? ResolvedRules.broken(trial.data(), trial.model(), trial.training())
                    : Optional.empty();
            if (broken.isPresent()) {
                return broken;
            }
            if (!ownSeeds && trial.seed() != run.seed()) {
                return Optional.of("a cell has the trial of another seed");
            }
            if (!ResolvedRules.areDistinct(trial.placements())) {
                return Optional.of("the trial " + run.trial().id() + " has a site twice");
            }
            boolean digested = trial.data() instanceof FileData
                    ? DIGEST.matcher(trial.dataDigest()).matches()
                    : trial.dataDigest().isEmpty();
            if (!digested) {
                return Optional.of("the trial " + run.trial().id() + " has a digest that is none");
            }
        }
        return Optional.empty();
    }
}
