package org.dropwhere.report;

import java.util.Optional;
import org.dropwhere.config.BadInput;
import org.dropwhere.config.Data;
import org.dropwhere.config.Model;
import org.dropwhere.config.TaskData;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.dropout.ModelSizes;

/**
 * How large data are.
 *
 * @param train sequences to train on
 * @param length time steps of a sequence
 * @param vocabulary number of different tokens
 */
public record DataSize(int train, int length, int vocabulary) {

    /** Absent where the sizes stand in files that are not there any more. */
    public static Optional<DataSize> of(Data data, long seed) {
        if (data instanceof TaskData task) {
            return Optional.of(new DataSize(task.train(), task.length(), task.vocabulary()));
        }
        try {
            Dataset files = Datasets.of(data, seed);
            return Optional.of(new DataSize(files.train().size(), files.length(), files.vocabulary()));
        } catch (BadInput e) {
            return Optional.empty();
        }
    }

    /** With those of a model. */
    public ModelSizes with(Model model) {
        return new ModelSizes(vocabulary, model.embedding(), model.units(), length);
    }
}
