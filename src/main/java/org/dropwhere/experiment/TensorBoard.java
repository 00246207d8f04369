package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.results.ToolFolder;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.tracking.tensorboard.TensorBoardFiles;

/**
 * Whether event files for TensorBoard are written, and where.
 *
 * @param isWanted whether there are any
 * @param folder where they go; absent for {@code tensorboard} in the experiment's results folder
 */
public record TensorBoard(boolean isWanted, Optional<Path> folder) {
    /** There are none. */
    public static final TensorBoard NONE = new TensorBoard(false, Optional.empty());
    /** In the experiment's results folder. */
    public static final TensorBoard IN_RESULTS = new TensorBoard(true, Optional.empty());

    private static final String NAME = "tensorboard";

    /** In a folder of their own, which is made if it is missing. */
    public static TensorBoard in(Path folder) {
        return new TensorBoard(true, Optional.of(folder));
    }

    /** Where they are, if there are any. */
    public Optional<Path> place(Path results) {
        return isWanted ? Optional.of(folder.orElseGet(() -> results.resolve(NAME))) : Optional.empty();
    }

    Optional<TensorBoardFiles> files(ResultsFolder results, Plan plan) {
        return isWanted
                ? Optional.of(new TensorBoardFiles(
                        new TrackedPlan(plan), folder.map(ToolFolder::at).orElseGet(() -> results.toolFolder(NAME))))
                : Optional.empty();
    }
}
