package org.dropwhere.experiment;

import org.dropwhere.keras.export.KerasExport;
import org.dropwhere.plan.Arm;
import org.dropwhere.training.Outcome;

/**
 * A trained network, ready to be written.
 *
 * @param arm the variant, and the point if there is a sweep
 * @param seed the trial's
 * @param seeds from how many the seed was chosen, those whose trials have finished; 1 if it was named
 * @param outcome how the trial ended
 * @param export what writes the network after the best epoch
 */
public record ExportResult(Arm arm, long seed, int seeds, Outcome.Finished outcome, KerasExport export) {}
