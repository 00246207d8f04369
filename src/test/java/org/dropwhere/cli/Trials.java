package org.dropwhere.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;

/** Trials that nobody trains, and what might come of them. */
final class Trials {
    private Trials() {}

    static Plan plan(Path experiment) {
        return Planner.plan(ExperimentFile.read(experiment), data -> "");
    }

    /** An epoch after which the validation accuracy is a hundredth of its number. */
    static EpochMetrics epoch(int number) {
        return new EpochMetrics(number, 0.5, 0.5, 0.5, 0.5, number / 100.0);
    }

    static Outcome finished(Trial trial) {
        List<EpochMetrics> epochs = IntStream.rangeClosed(
                        1, trial.description().training().epochs())
                .mapToObj(Trials::epoch)
                .toList();
        return new Outcome.Finished(epochs, 1, new Score(0.5, 0.5), new Score(0.5, 0.5));
    }

    static Outcome failed(int epoch) {
        return new Outcome.Failed(
                IntStream.range(1, epoch).mapToObj(Trials::epoch).toList(), epoch, "The loss was NaN.");
    }
}
