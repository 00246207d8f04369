package org.dropwhere.keras;

import java.util.List;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Schedule;

/**
 * How a model of Keras was compiled, in this program's words. Epochs and the size of batches are arguments of
 * {@code fit()}, which no file has.
 *
 * @param optimizer the update rule; absent if the file has none
 * @param schedule how the learning rate changes; absent if it does not
 * @param notes what is not as in Keras, a sentence each
 */
public record KerasTraining(Optional<OptimizerSpec> optimizer, Optional<Schedule> schedule, List<String> notes) {
    /** Copies the list. */
    public KerasTraining {
        notes = List.copyOf(notes);
    }

    /**
     * The training of a file; without an optimizer where the model was never compiled.
     *
     * @throws BadInput with every reason for which it cannot be said in this program's words
     */
    public static KerasTraining of(KerasFile file) {
        Refusals refusals = new Refusals(file.path().toString());
        KerasDialect dialect = KerasDialect.of(file.kerasVersion(), file.model(), refusals);
        KerasTraining training = CompiledReader.read(file.compiled(), dialect, refusals);
        refusals.throwIfAny();
        return training;
    }
}
