package org.dropwhere.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropwhere.experiment.EarlierWork;
import org.dropwhere.experiment.RunStart;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.PlacementText;
import org.dropwhere.report.Report;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.TrialOutsidePlan;
import org.dropwhere.results.TrialState;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** Sentences of the commands about plans and trials. */
final class Messages {
    static final String INTERRUPTED_EARLY = "Interrupted before anything was trained; the same command begins again.";
    static final String INTERRUPTED_REPORT = "Interrupted. The same command makes the report again.";
    /** Most trials that a sentence names. Chosen, not measured. */
    private static final int MOST_NAMES = 10;

    private Messages() {}

    static String opening(RunStart start, int jobs) {
        Plan plan = start.plan();
        EarlierWork earlier = start.earlier();
        return (start.part().isWhole()
                        ? plan.experiment().name() + ": " + trials(plan)
                        : PartMessages.heading(plan, start.part()))
                + (earlier.finished() == 0 ? "" : ", " + earlier.finished() + " finished before")
                + (earlier.failed() == 0 ? "" : ", " + earlier.failed() + " failed before")
                + (earlier.begun() == 0 ? "" : ", " + earlier.begun() + " begun before")
                + ", " + jobs + " at a time";
    }

    static String nothingOpen(RunStart start) {
        if (!start.part().isWhole()) {
            return PartMessages.nothingOpen(start);
        }
        Plan plan = start.plan();
        EarlierWork earlier = start.earlier();
        String trials = plan.experiment().name() + ": "
                + Phrases.count(plan.trials().size(), "trial") + ", all finished before";
        return trials + (earlier.failed() == 0 ? "" : " but " + earlier.failed() + " that failed")
                + "; nothing to train";
    }

    static String interrupted(RunStart start) {
        int finished = start.outcomes().finishedCount();
        return "Interrupted. " + finished + " of "
                + Phrases.count(start.trials().size(), "trial")
                + (finished == 1 ? " is" : " are") + " finished and kept; the same command goes on from there.";
    }

    static String stoppedAtFailure(RunStart start, boolean retryFailed) {
        int ended = start.outcomes().endedCount();
        int trials = start.trials().size();
        return ended == trials
                ? "Stopped at a failure. All " + Phrases.count(ended, "trial") + " have ended."
                : "Stopped at a failure. " + ended + " of " + Phrases.count(trials, "trial")
                        + " have ended; the same command "
                        // It would begin with what has just failed.
                        + (retryFailed ? "without --retry-failed " : "") + "goes on with the others.";
    }

    /** Which finished trials the plan does not have any more, and which an earlier release has computed. */
    static String notInPlan(FolderContents contents) {
        Map<String, String> before = contents.before().map(Messages::names).orElse(Map.of());
        NavigableMap<Integer, List<TrialOutsidePlan>> byVersion = contents.notInPlan().stream()
                .collect(Collectors.groupingBy(
                        trial -> trial.earlierVersion().orElse(NumericVersion.CURRENT),
                        TreeMap::new,
                        Collectors.toList()));
        List<String> sentences = new ArrayList<>();
        byVersion.descendingMap().forEach((version, trials) -> sentences.add(staying(version, trials, before)));
        sentences.addAll(contents.changedData());
        return String.join(" ", sentences);
    }

    /** @param version {@link NumericVersion#CURRENT} if it is not by their numeric version that the plan lacks them */
    private static String staying(int version, List<TrialOutsidePlan> trials, Map<String, String> before) {
        boolean one = trials.size() == 1;
        String reason = version == NumericVersion.CURRENT
                ? (one ? " is" : " are") + " not part of the experiment any more, and "
                : (one ? " was" : " were") + " computed by an earlier release (numeric version " + version
                        + ", this one computes by " + NumericVersion.CURRENT + "), "
                        + (one ? "is" : "are") + " not taken over, and ";
        List<String> names = trials.stream()
                .map(trial -> name(trial, before)
                        .map(name -> name + " (" + trial.id() + ")")
                        .orElse(trial.id()))
                .toList();
        int shown = Math.min(names.size(), MOST_NAMES);
        return Phrases.count(names.size(), "finished trial") + reason + (one ? "stays: " : "stay: ")
                + String.join("; ", names.subList(0, shown))
                + (shown < names.size() ? "; and " + (names.size() - shown) + " more" : "") + ".";
    }

    /** The names of the trials of a plan, by their ids. */
    private static Map<String, String> names(Plan plan) {
        TrialNames names = new TrialNames(plan);
        return plan.trials().stream().collect(Collectors.toMap(Trial::id, names::name));
    }

    /** As the plan of the run before calls it; a trial of an earlier plan by where it drops. */
    private static Optional<String> name(TrialOutsidePlan left, Map<String, String> before) {
        return Optional.ofNullable(before.get(left.id()))
                .or(() -> left.description().map(Messages::name));
    }

    private static String name(TrialDescription trial) {
        String places = trial.placements().stream()
                .map(placement -> PlacementText.site(placement.ref()) + " " + NumberText.of(placement.rate()))
                .collect(Collectors.joining(" and "));
        return (places.isEmpty() ? "no dropout" : places) + ", seed " + trial.seed();
    }

    /** A warning of files to which no relative path leads from the results, which would survive a move. */
    static String apart(Path results, List<Path> files) {
        return "Results in " + results + " have no folder in common with "
                + Words.list(files.stream().map(Path::toString).toList(), "and")
                + ", and name them as seen from the experiment's folder: give verify there, and put a copy of"
                + " experiment.yaml there to run it again.";
    }

    static String failed(int failed, Plan plan) {
        return failed + " of " + Phrases.count(plan.trials().size(), "trial")
                + " failed; --retry-failed tries them again.";
    }

    static String notFinished(int ended, Plan plan) {
        return "Not finished: " + ended + " of " + Phrases.count(plan.trials().size(), "trial") + " have ended.";
    }

    static String whereReportIs(Report report) {
        return "The report is " + report.page() + ", with tables"
                + (report.chartProblem().isEmpty() ? " and charts" : "") + " beside it.";
    }

    /**
     * What MLflow has now.
     *
     * @param place the server's address or the folder, as it was taken; there is no password in it then
     */
    static String logged(String place, int added, int replaced, int unchanged) {
        boolean isServer = place.matches("(?is)https?:.*");
        boolean isPath = !isServer && !place.matches("(?is)file:.*");
        return "MLflow " + (isServer ? "at " : "in ")
                + (isPath ? Words.path(Path.of(place), place) : Words.visible(place)) + " has "
                + Phrases.count(added, "new run")
                + (replaced == 0 ? "" : ", " + replaced + " logged anew")
                + (unchanged == 0 ? "" : ", " + unchanged + " as before") + ".";
    }

    static String trials(Plan plan) {
        boolean sweep = !plan.axes().isEmpty();
        return Phrases.count(plan.trials().size(), "trial") + " ("
                + (sweep ? Phrases.count(plan.points().size(), "combination") + ", " : "")
                + Phrases.count(plan.experiment().variants().size(), "variant") + ", "
                + Phrases.count(plan.experiment().seeds().size(), "seed")
                + (plan.trials().size() < plan.runs().size()
                        ? "; " + (sweep ? "arms" : "variants") + " that mean the same share trials"
                        : "")
                + ")";
    }

    /** For example {@code : 3 finished, 1 open}; nothing if all are open. */
    static String states(Map<Trial, TrialState> states) {
        Map<TrialState.Kind, Integer> counts = new EnumMap<>(TrialState.Kind.class);
        states.values().forEach(state -> counts.merge(state.kind(), 1, Integer::sum));
        return counts.keySet().equals(Set.of(TrialState.Kind.OPEN))
                ? ""
                : counts.entrySet().stream()
                        .map(each ->
                                each.getValue() + " " + each.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ", ": ", ""));
    }

    static int epochs(Trial trial) {
        return trial.description().training().epochs();
    }

    /** A forecast, in the unit that suits it. */
    static String forecast(Duration duration, int jobs) {
        long seconds = Math.max(1, duration.toSeconds());
        String text = seconds < 120
                ? Phrases.count(seconds, "second")
                : seconds < 7200
                        ? Math.round(seconds / 60.0) + " minutes"
                        : String.format(Locale.ROOT, "%.1f hours", seconds / 3600.0);
        return "On this machine, " + Phrases.count(jobs, "trial") + " at a time, what is left to run takes about "
                + text + ".";
    }
}
