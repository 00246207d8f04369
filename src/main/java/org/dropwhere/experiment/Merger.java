package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.results.FolderContents;
import org.dropwhere.results.FolderLock;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TakenPlan;
import org.dropwhere.results.TakenTrials;
import org.dropwhere.training.Outcome;

/**
 * Puts the trials of several folders of one plan into one folder, which is then as one run would have left it. The
 * folders are only read, and may be in use by runs; event files for other tools are not taken.
 *
 * @param guard wraps every write
 */
public record Merger(FileGuard guard) {

    /** Writes without a guard. */
    public Merger() {
        this(FileGuard.NONE);
    }

    /**
     * Merges folders, those of {@linkplain ExperimentRunner#runPart parts} or of whole runs, and writes the report. A
     * trial that has finished in one of them counts as finished, whatever the others say.
     *
     * @param folders at least one; of equal trials the first counts
     * @param into may have been merged into before, or be the experiment's own folder; its trials count too
     * @return what became of it; trials that failed or are missing are part of it
     * @throws BadInput if the folders do not go together, no trial has ended in any of them, a trial came out
     *     differently in two of them, or another process uses the folder to merge into, or that is not to be merged
     *     into: it has finished trials that the folders' plan lacks, or files that are not the program's or of a
     *     version that is not read
     * @throws org.dropwhere.failure.EnvironmentFailure if the machine fails, as when a file cannot be read or written
     */
    public MergeResult merge(List<Path> folders, Path into, MergeListener listener) {
        MergedFolders merged = MergedFolders.of(folders);
        MergeTarget target = MergeTarget.of(into, merged);
        target.requireMayBeMergedInto();
        TakenPlan taken = target.plan();
        Map<Trial, MergedTrial> parts = furthest(merged, listener);
        if (parts.values().stream().allMatch(MergedTrial::goesOn)) {
            throw new BadInput("No trial has ended in "
                    + (folders.size() == 1 ? folders.get(0) : "any of the folders")
                    + ", so there is nothing to merge.");
        }
        ResultsFolder folder = target.folder();
        try (FolderLock lock = folder.lock(ExperimentRunner.holder())) {
            Map<Trial, MergedTrial> all = with(folder, parts, merged.plan());
            FolderContents unused = new FolderOpening(folder, guard, listener).open(taken);
            // These name files of data as the folder does.
            for (Trial trial : taken.plan().trials()) {
                Optional.ofNullable(all.get(trial))
                        .filter(furthest -> !furthest.isOpen())
                        .map(MergedTrial::from)
                        .filter(from -> !from.equals(folder))
                        .ifPresent(from -> write(lock, () -> new TakenTrials(from).takeAll(trial, folder)));
            }
            write(lock, () -> merged.folders().forEach(each -> each.looks().forEach(folder::keep)));
            return result(merged, folder, lock);
        }
    }

    /** Of the trials that the folders have. Each is read once, but for what is damaged or stands in two folders. */
    private static Map<Trial, MergedTrial> furthest(MergedFolders merged, MergeListener listener) {
        Plan plan = merged.plan();
        Map<ResultsFolder, List<Trial>> touched = new LinkedHashMap<>();
        merged.folders().forEach(folder -> touched.put(folder, folder.touched(plan)));
        listener.reads(
                Math.toIntExact(touched.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .count()),
                touched.size());
        Map<Trial, MergedTrial> furthest = new HashMap<>();
        List<String> damaged = new ArrayList<>();
        touched.forEach((folder, trials) -> trials.forEach(trial -> {
            MergedTrial next = MergedTrial.of(trial, folder);
            if (next.goesOn()) {
                damaged.addAll(folder.damagedFiles(List.of(trial), "its trial counts as not ended there"));
            }
            furthest.merge(trial, next, (one, other) -> one.or(other, plan, trial, "leave out one of the folders"));
        }));
        damaged.forEach(listener::damaged);
        return furthest;
    }

    /** What the folder itself has counts first. */
    private static Map<Trial, MergedTrial> with(ResultsFolder folder, Map<Trial, MergedTrial> parts, Plan plan) {
        Map<Trial, MergedTrial> all = new HashMap<>(parts);
        for (Trial trial : folder.touched(plan)) {
            all.computeIfPresent(
                    trial,
                    (any, part) -> MergedTrial.of(trial, folder)
                            .or(
                                    part,
                                    plan,
                                    trial,
                                    "leave out " + part.from().path() + ", or merge into another folder"));
        }
        return all;
    }

    private void write(FolderLock lock, Runnable files) {
        guard.write(() -> {
            lock.check();
            files.run();
        });
    }

    private MergeResult result(MergedFolders merged, ResultsFolder folder, FolderLock lock) {
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        for (Trial trial : merged.plan().trials()) {
            if (!folder.lacksWeights(trial)) {
                folder.outcome(trial).ifPresent(outcome -> ended.put(trial, outcome));
            }
        }
        Report report = Report.write(folder, folder.readPlan().orElseThrow(), files -> write(lock, files));
        return new MergeResult(
                merged.plan(),
                folder.path(),
                TrialOutcomes.failed(ended),
                merged.plan().trials().stream()
                        .filter(trial -> !ended.containsKey(trial))
                        .toList(),
                merged.divisions(),
                report);
    }
}
