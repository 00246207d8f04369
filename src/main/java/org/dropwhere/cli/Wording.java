package org.dropwhere.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.Report;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.Leftover;
import org.dropwhere.results.TrialState;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;
import org.dropwhere.training.Outcome;

/** How the commands speak of plans and trials. */
final class Wording {
    static final String INTERRUPTED_EARLY = "Interrupted before anything was trained; the same command begins again.";
    static final String INTERRUPTED_REPORT = "Interrupted. The same command makes the report again.";
    /** So many trials are named in a sentence. */
    private static final int MOST_NAMES = 10;

    private Wording() {}

    static String opening(Plan plan, Found found, int abreast) {
        return plan.experiment().name() + ": " + trials(plan)
                + (found.finished() == 0 ? "" : ", " + found.finished() + " finished before")
                + (found.failed() == 0 ? "" : ", " + found.failed() + " failed before")
                + (found.begun() == 0 ? "" : ", " + found.begun() + " begun before")
                + ", " + abreast + " at a time";
    }

    static String nothingOpen(Plan plan, Found found) {
        String trials =
                plan.experiment().name() + ": " + count(plan.trials().size(), "trial") + ", all finished before";
        return trials + (found.failed() == 0 ? "" : " but " + found.failed() + " that failed") + "; nothing to train";
    }

    static String interrupted(RunStore store, Plan plan) {
        int finished = store.ended().size() - store.failed().size();
        return "Interrupted. " + finished + " of " + count(plan.trials().size(), "trial")
                + (finished == 1 ? " is" : " are") + " finished and kept; the same command goes on from there.";
    }

    static String failedFast(Plan plan, int ended, boolean retried) {
        return ended == plan.trials().size()
                ? "Stopped at a failure. All " + count(ended, "trial") + " have ended."
                : "Stopped at a failure. " + ended + " of "
                        + count(plan.trials().size(), "trial")
                        + " have ended; the same command "
                        // It would begin with what has just failed.
                        + (retried ? "without --retry-failed " : "") + "goes on with the others.";
    }

    /** Which finished trials the plan does not have any more. */
    static String notInPlan(FolderContents contents) {
        List<String> names = contents.notInPlan().stream()
                .map(trial -> name(trial, contents.before())
                        .map(name -> name + " (" + trial.id() + ")")
                        .orElse(trial.id()))
                .toList();
        int shown = Math.min(names.size(), MOST_NAMES);
        return count(names.size(), "finished trial") + (names.size() == 1 ? " is" : " are")
                + " not part of the experiment any more, and stay: " + String.join("; ", names.subList(0, shown))
                + (shown < names.size() ? "; and " + (names.size() - shown) + " more" : "") + ".";
    }

    /** As the plan before calls it; one of an earlier plan by where it drops. */
    private static Optional<String> name(Leftover left, Optional<Plan> before) {
        return before.flatMap(plan -> plan.trials().stream()
                        .filter(trial -> trial.id().equals(left.id()))
                        .map(trial -> name(plan, trial))
                        .findFirst())
                .or(() -> left.description().map(Wording::name));
    }

    private static String name(TrialDescription trial) {
        String places = trial.placements().stream()
                .map(placement -> placement.site().key() + " " + NumberText.of(placement.rate()))
                .collect(Collectors.joining(" and "));
        return (places.isEmpty() ? "no dropout" : places) + ", seed " + trial.seed();
    }

    /** Of files that the results cannot name in a way that survives a move. */
    static String apart(Path results, List<Path> files) {
        return "Results in " + results + " have no folder in common with "
                + Words.list(files.stream().map(Path::toString).toList(), "and")
                + ", and name them by their whole paths: keep them there.";
    }

    static String failed(int failed, Plan plan) {
        return failed + " of " + count(plan.trials().size(), "trial") + " failed; --retry-failed tries them again.";
    }

    static String notFinished(int ended, Plan plan) {
        return "Not finished: " + ended + " of " + count(plan.trials().size(), "trial") + " have ended.";
    }

    static String whereReportIs(Report report) {
        return "The report is " + report.page() + ", with tables"
                + (report.chartProblem().isEmpty() ? " and charts" : "") + " beside it.";
    }

    static String trials(Plan plan) {
        boolean sweep = !plan.axes().isEmpty();
        return count(plan.trials().size(), "trial") + " ("
                + (sweep ? count(plan.points().size(), "combination") + ", " : "")
                + count(plan.experiment().variants().size(), "variant") + ", "
                + count(plan.experiment().seeds().size(), "seed")
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
                ? count(Math.toIntExact(seconds), "second")
                : seconds < 7200
                        ? Math.round(seconds / 60.0) + " minutes"
                        : String.format(Locale.ROOT, "%.1f hours", seconds / 3600.0);
        return "On this machine, " + count(jobs, "trial") + " at a time, what is left to run takes about " + text + ".";
    }

    /** Why a file could not be written or read, in words. */
    static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        if (e instanceof NoSuchFileException) {
            return "nothing can be made there";
        }
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(e.getMessage());
    }

    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A trial by its arm and seed; arms that mean the same share it. */
    static String name(Plan plan, Trial trial) {
        return arms(plan, trial) + ", seed " + plan.runs(trial).get(0).seed();
    }

    /** The arms that a trial answers for. */
    static String arms(Plan plan, Trial trial) {
        Map<String, List<Point>> variants = new LinkedHashMap<>();
        plan.runs(trial).stream()
                .map(PlannedRun::arm)
                .forEach(arm -> variants.computeIfAbsent(arm.variant(), name -> new ArrayList<>())
                        .add(arm.point()));
        return variants.entrySet().stream()
                .map(variant -> new Arm(Point.common(variant.getValue()), variant.getKey()).name())
                .collect(Collectors.joining(" = "));
    }

    static String failure(Plan plan, Trial trial, Outcome.Failed failed) {
        return name(plan, trial) + " failed in epoch " + failed.epoch() + ": " + failed.reason();
    }
}
