package org.dropwhere.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.FolderPlan;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.TakenPlan;
import org.dropwhere.results.TrialState;
import org.dropwhere.results.TrialState.Kind;
import org.dropwhere.text.Phrases;

/**
 * The folder that others are merged into, as it is before.
 *
 * @param before the plan that it has, if it has one
 */
record MergeTarget(ResultsFolder folder, Optional<Plan> before, MergedFolders merged) {

    /** Reads its plan, if it has one. */
    static MergeTarget of(Path path, MergedFolders merged) {
        ResultsFolder folder = ResultsFolder.at(path);
        return new MergeTarget(
                folder, Files.isRegularFile(path) ? Optional.empty() : FolderOpening.before(folder), merged);
    }

    /** Where a path is, whatever links lead there; of one that is not there, where it would be. */
    static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    /**
     * Checks that the folders may be merged into it, as far as that can be seen before it is locked.
     *
     * @throws BadInput if it is one of them, a part's, a search's or another experiment's, or has finished trials that
     *     their plan lacks
     */
    void requireMayBeMergedInto() {
        Path path = folder.path();
        if (merged.folders().stream().anyMatch(each -> real(each.path()).equals(real(path)))) {
            throw new BadInput(path + " is to be merged into itself; leave it out of the folders: what it has stays in"
                    + " any case.");
        }
        if (Files.isRegularFile(path)) {
            throw new BadInput(path + " is a file; give a folder to merge into.");
        }
        String name = merged.plan().experiment().name();
        PartFolder.partOf(path, name)
                .or(() -> PartFolder.partOf(real(path), name))
                .ifPresent(part -> {
                    throw new BadInput(path + " is the folder of " + part.words()
                            + "; give another folder to merge into, such as " + path.resolveSibling(name) + ".");
                });
        before.ifPresent(plan -> requireSameExperiment(plan, name));
        List<String> inside = PlanOfFolder.isOne(path) ? List.of() : PlanOfFolder.experiments(path);
        if (!inside.isEmpty()) {
            throw new BadInput(path + " holds results folders (" + Phrases.first(inside, 3)
                    + ") and is none; give a folder in it, such as " + path.resolve(name) + ".");
        }
        before.ifPresent(this::requireNothingIsLost);
    }

    private void requireSameExperiment(Plan plan, String name) {
        boolean isSearch = plan.experiment().search().isPresent();
        if (isSearch || !plan.experiment().name().equals(name)) {
            throw new BadInput(folder.path() + " is the folder of " + (isSearch ? "a search of " : "")
                    + "the experiment " + plan.experiment().name() + ", not of a run of " + name
                    + "; give another folder to merge into.");
        }
    }

    /** What has finished there would be in no report any more. */
    private void requireNothingIsLost(Plan plan) {
        Set<Trial> known = new HashSet<>(merged.plan().trials());
        List<Trial> lost = folder.touched(plan).stream()
                .filter(trial -> !known.contains(trial))
                .filter(trial -> TrialState.of(trial, folder).kind() == Kind.FINISHED)
                .toList();
        if (!lost.isEmpty()) {
            PlannedRun first = plan.runs(lost.get(0)).get(0);
            throw new BadInput(folder.path() + " has " + Phrases.count(lost.size(), "finished trial")
                    + " that the folders' plan lacks (" + first.arm().name() + ", seed " + first.seed()
                    + (lost.size() == 1 ? "" : ", and others")
                    + "), so the folders are of another state of the experiment, perhaps an earlier one. Give the"
                    + " commands of the parts again with the experiment as it is now, which keeps what has finished, and"
                    + " merge again; or merge into another folder.");
        }
    }

    /**
     * The plan as this folder will have it. Nothing is written.
     *
     * @throws BadInput if it cannot name the files of data, or {@code experiment.yaml} is nowhere
     */
    TakenPlan plan() {
        // It may find the files, where folders that were carried together do not.
        Stream<FolderPlan> own = before
                .filter(plan -> PlanDifference.of(merged.plan(), plan).isEmpty() && folder.hasOwnExperiment())
                .map(plan -> new FolderPlan(folder, plan))
                .stream();
        List<FolderPlan> all = new ArrayList<>(merged.plans());
        own.forEach(all::add);
        return TakenPlan.of(all, folder);
    }
}
