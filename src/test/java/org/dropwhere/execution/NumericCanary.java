package org.dropwhere.execution;

import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.network.kernel.Workers;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.text.Sha256;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.dropwhere.training.Score;
import org.dropwhere.training.Trainer;

/**
 * Trains the trials of an experiment file and prints a line for each: variant, values of the axes, id, and a digest of
 * every number that came out. A process of its own, because OpenBLAS chooses its kernels once in a process.
 */
final class NumericCanary {
    private NumericCanary() {}

    public static void main(String[] args) {
        Blas.prepare();
        Plan plan = Planner.plan(ExperimentFile.read(Path.of(args[0])), Datasets::digest);
        StringBuilder lines = new StringBuilder();
        plan.runs()
                .forEach(cell -> lines.append(cell.arm().variant())
                        .append(' ')
                        .append(String.join(" ", cell.arm().point().values().values()))
                        .append(' ')
                        .append(cell.trial().id())
                        .append(' ')
                        .append(digest(cell.trial().description()))
                        .append('\n'));
        System.out.print(lines);
    }

    private static String digest(TrialDescription trial) {
        Outcome outcome = Trainer.train(
                trial, Datasets.of(trial.data(), trial.seed()), Workers.serial(), Optional.empty(), metrics -> {});
        Outcome.Finished finished = (Outcome.Finished) outcome;
        StringBuilder numbers = new StringBuilder();
        for (EpochMetrics epoch : finished.epochs()) {
            append(
                    numbers,
                    epoch.loss(),
                    epoch.trainLoss(),
                    epoch.trainAccuracy(),
                    epoch.validationLoss(),
                    epoch.validationAccuracy());
        }
        for (Score score : new Score[] {finished.testAtBest(), finished.testAtLast()}) {
            append(numbers, score.loss(), score.accuracy());
        }
        return Sha256.of(numbers.toString()).substring(0, 16);
    }

    private static void append(StringBuilder text, double... numbers) {
        for (double number : numbers) {
            text.append(Double.toHexString(number)).append('\n');
        }
    }
}
