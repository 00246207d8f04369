package org.dropwhere.experiment;

import org.dropwhere.keras.export.TrainedModel;
import org.dropwhere.plan.Arm;
import org.dropwhere.training.Outcome;

/**
 * A finished trial's network.
 *
 * @param arm the variant, and the point if there is a sweep
 * @param seed the trial's
 * @param seeds from how many the seed was chosen, those whose trials have finished; 1 if it was named
 * @param outcome how the trial ended
 * @param model its layers, with the weights after the best epoch
 */
public record TrainedNetwork(Arm arm, long seed, int seeds, Outcome.Finished outcome, TrainedModel model) {}
