package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlanPart;
import org.dropwhere.results.FolderPlan;
import org.dropwhere.results.ResultsFolder;

/**
 * Folders that have a plan in common.
 *
 * @param plans at least one; the same, but for the names of files of data
 */
record MergedFolders(List<FolderPlan> plans) {

    /**
     * Reads and compares their plans.
     *
     * @throws BadInput if there is no folder, one is given twice, one is no results folder or that of a search, or two
     *     do not go together
     */
    static MergedFolders of(List<Path> paths) {
        if (paths.isEmpty()) {
            throw new BadInput("There is nothing to merge; give the folders of the parts.");
        }
        Set<Path> given = new HashSet<>();
        if (!paths.stream().allMatch(path -> given.add(MergeTarget.real(path)))) {
            throw new BadInput("A folder is given twice; give each once.");
        }
        List<FolderPlan> plans = new ArrayList<>();
        for (Path path : paths) {
            ResultsFolder folder = ResultsFolder.at(path);
            Plan plan = PlanOfFolder.read(folder);
            requireRun(path, plan);
            if (!plans.isEmpty()) {
                requireSame(paths.get(0), plans.get(0).plan(), path, plan);
            }
            plans.add(new FolderPlan(folder, plan));
        }
        requireNumericVersion(paths.get(0), plans.get(0).plan());
        return new MergedFolders(List.copyOf(plans));
    }

    private static void requireRun(Path path, Plan plan) {
        if (plan.experiment().search().isPresent()) {
            throw new BadInput(
                    path + ": this folder is that of a search, whose trials depend on one another, and cannot"
                            + " be merged; leave it out.");
        }
    }

    /** Plans are written by the numeric version of the program that writes them. */
    private static void requireNumericVersion(Path path, Plan plan) {
        OptionalInt version = PlanDifference.version(plan);
        if (version.isEmpty() || version.getAsInt() != NumericVersion.CURRENT) {
            throw new BadInput(path + ": its trials were computed by "
                    + (version.isPresent()
                            ? "an earlier release (numeric version " + version.getAsInt() + ", this one computes by "
                            : "a later release (this one computes by numeric version ")
                    + NumericVersion.CURRENT + "); merge them with the release that trained them.");
        }
    }

    private static void requireSame(Path path, Plan plan, Path otherPath, Plan other) {
        PlanDifference.of(plan, other).ifPresent(difference -> {
            throw new BadInput(path + " and " + otherPath + " cannot be merged: " + difference);
        });
    }

    List<ResultsFolder> folders() {
        return plans.stream().map(FolderPlan::folder).toList();
    }

    /** That of the first folder. */
    Plan plan() {
        return plans.get(0).plan();
    }

    /** Into how many parts the trials are divided of which the folders are parts, ascending; 1 if one is no part. */
    List<Integer> divisions() {
        return folders().stream()
                .map(folder -> PartFolder.partOf(
                                folder.path(), plan().experiment().name())
                        .map(PlanPart::of)
                        .orElse(1))
                .distinct()
                .sorted()
                .toList();
    }
}
