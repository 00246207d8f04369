package org.dropwhere.experiment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.tracking.mlflow.Logged;
import org.dropwhere.tracking.mlflow.Mlflow;
import org.dropwhere.training.Outcome;

/** Logs results to MLflow. Trains nothing, and changes nothing in the results folder. */
public final class MlflowExport {
    private final Mlflow mlflow;

    private MlflowExport(Mlflow mlflow) {
        this.mlflow = mlflow;
    }

    /**
     * To a place; nothing is read or written yet.
     *
     * @param place the address of a tracking server, {@code http://} or {@code https://}, or a folder
     * @param environment where {@code MLFLOW_TRACKING_USERNAME}, {@code MLFLOW_TRACKING_PASSWORD} and
     *     {@code MLFLOW_TRACKING_TOKEN} are looked for
     * @throws BadInput if the place is neither
     */
    public static MlflowExport to(String place, Map<String, String> environment) {
        return new MlflowExport(Mlflow.at(place, environment));
    }

    /**
     * Logs the trials of a results folder that have ended, and its report as it is. What is there already is not logged
     * again.
     *
     * @throws BadInput if the folder is no results folder
     * @throws org.dropwhere.failure.EnvironmentFailure if a file cannot be read, or the server does not do its part
     */
    public Logged log(Path folder) {
        ResultsFolder results = ResultsFolder.at(folder);
        Plan plan = PlanOfFolder.read(results);
        Map<Trial, Outcome> ended = new LinkedHashMap<>();
        for (Trial trial : plan.trials()) {
            results.outcome(trial).ifPresent(outcome -> ended.put(trial, outcome));
        }
        return mlflow.log(new TrackedPlan(plan), ended, results.reportContents());
    }
}
