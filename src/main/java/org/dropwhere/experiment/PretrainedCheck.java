package org.dropwhere.experiment;

import java.util.HashSet;
import java.util.Set;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.TaskData;

/** Looks whether weights that training begins with fit the data, before anything is trained. */
final class PretrainedCheck {
    private PretrainedCheck() {}

    /**
     * What decides how many rows the first array has.
     *
     * @param seed 0 if all seeds have the same types of tokens
     */
    private record Case(Data data, ModelSpec model, long seed) {}

    /**
     * Reads the weights of all trials.
     *
     * @param read what reads the data
     * @throws org.dropwhere.failure.BadInput if weights do not fit the data, or cannot be read
     */
    static void check(Plan plan, DatasetCache read) {
        PretrainedFiles files = new PretrainedFiles();
        Set<Case> checked = new HashSet<>();
        for (Trial trial : plan.trials()) {
            TrialDescription description = trial.description();
            Data data = description.data();
            boolean areAlike = data instanceof TaskData || data.isSharedBySeeds();
            Case own = new Case(data, description.model(), areAlike ? 0 : description.seed());
            if (!description.model().paths().isEmpty() && checked.add(own)) {
                files.weights(description.model(), inputs(description, read));
            }
        }
    }

    private static int inputs(TrialDescription trial, DatasetCache read) {
        return trial.data() instanceof TaskData task
                ? task.tokens()
                : read.of(trial.data(), trial.dataDigest(), trial.seed())
                        .orElseThrow()
                        .inputs();
    }
}
