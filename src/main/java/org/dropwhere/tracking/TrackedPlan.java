package org.dropwhere.tracking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.training.Outcome;

/** A plan as tools for tracking experiments take it. */
public final class TrackedPlan {
    /** Larger whole numbers are no doubles. */
    private static final long LARGEST_WHOLE = 1L << 53;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,300}(\\.\\d{1,300})?(e-?\\d{1,2})?");

    private final Plan plan;
    private final List<String> sites;
    private final Set<String> numericAxes;

    /** Of a plan. */
    public TrackedPlan(Plan plan) {
        this.plan = plan;
        TreeSet<SiteRef> dropping = new TreeSet<>();
        plan.trials().forEach(trial -> trial.description().placements().forEach(each -> dropping.add(each.ref())));
        sites = dropping.stream().map(SiteRef::key).toList();
        numericAxes = plan.axes().stream().filter(this::isNumeric).collect(Collectors.toSet());
    }

    private boolean isNumeric(String axis) {
        return plan.points().stream()
                .flatMap(point -> Optional.ofNullable(point.values().get(axis)).stream())
                .allMatch(value -> NUMBER.matcher(value).matches());
    }

    /** What it was made of. */
    public Plan plan() {
        return plan;
    }

    /** The names of all runs, in the order of the plan, see {@link TrackedRun#name}. */
    public List<String> names() {
        return plan.runs().stream().map(RunNames::of).toList();
    }

    /** The settings of all runs, in the order of the plan, see {@link TrackedRun#settings}. */
    public List<Map<String, Object>> settings() {
        return plan.runs().stream().map(this::settings).toList();
    }

    /** The runs that a trial answers for, which has ended. */
    public List<TrackedRun> runs(Trial trial, Outcome outcome) {
        return plan.runs(trial).stream().map(run -> run(run, outcome)).toList();
    }

    /** The runs that have ended, in the order of the plan. */
    public List<TrackedRun> runs(Map<Trial, Outcome> ended) {
        return plan.runs().stream()
                .flatMap(run ->
                        Optional.ofNullable(ended.get(run.trial())).stream().map(outcome -> run(run, outcome)))
                .toList();
    }

    private TrackedRun run(PlannedRun run, Outcome outcome) {
        return new TrackedRun(RunNames.of(run), settings(run), run, outcome);
    }

    private Map<String, Object> settings(PlannedRun run) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("variant", run.arm().variant());
        run.arm()
                .point()
                .values()
                .forEach((axis, value) ->
                        settings.put(axis, numericAxes.contains(axis) ? (Object) Double.valueOf(value) : value));
        settings.put("seed", seed(run.seed()));
        sites.forEach(site -> settings.put("dropout." + site, 0.0));
        for (Placement placement : run.trial().description().placements()) {
            settings.put("dropout." + placement.ref().key(), placement.rate());
        }
        return settings;
    }

    private static Object seed(long seed) {
        return seed >= -LARGEST_WHOLE && seed <= LARGEST_WHOLE ? (Object) (double) seed : Long.toString(seed);
    }
}
