package org.dropwhere.execution;

import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;

/**
 * How much there is to do in a trial, as far as decides which of two takes longer. Nothing is measured. The unit is a
 * multiplication of a matrix product; it is no time, and only the order of two amounts means anything.
 *
 * @param data what is read, of which the number of steps counts
 * @param model what is trained
 * @param training for how long
 */
record TrialWork(Data data, ModelSpec model, Training training) {
    /**
     * What a time step of a sequence takes beside its products, in their multiplications: in a training step 0.16
     * microseconds at 8 and 16 units, where a multiplication takes 0.028 nanoseconds at 64 units and more, forward and
     * back. Both are of the first table in {@code performance.md}.
     */
    private static final long BESIDE_PRODUCTS = 5500;

    /** Forward, and backward to the weights and to the inputs. */
    private static final int PASSES_OF_TRAINING = 3;

    /** What decides it of a trial. */
    static TrialWork of(TrialDescription trial) {
        return new TrialWork(trial.data(), trial.model(), trial.training());
    }

    /**
     * The amount.
     *
     * @param summary of the data
     */
    double amount(DatasetSummary summary) {
        double perStep = model.weightsOfProducts(summary.inputs()) + (double) BESIDE_PRODUCTS;
        double steps = PASSES_OF_TRAINING * steps(summary.train(), summary) + steps(summary.validation(), summary);
        return training.epochs() * steps * perStep;
    }

    /** Time steps of all sequences of a part; a task draws lengths evenly. */
    private double steps(PartSummary part, DatasetSummary summary) {
        if (data instanceof TaskData task) {
            return part.sequences()
                    * (task.pad().isNone()
                            ? (task.lengths().from() + task.lengths().to()) / 2.0
                            : summary.longest());
        }
        return part.steps(summary.longest());
    }
}
