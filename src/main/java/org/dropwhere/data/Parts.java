package org.dropwhere.data;

import java.util.List;
import java.util.function.UnaryOperator;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.Steps;
import org.dropwhere.spec.data.Part;

/**
 * The sequences of a dataset, as they are on the way from files to a network.
 *
 * @param train to train on
 * @param validation to choose the best epoch
 * @param test held out
 */
record Parts(Sequences train, Sequences validation, Sequences test) {

    /** The sequences of a part. */
    Sequences of(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** In the order of {@link Part}. */
    List<Sequences> all() {
        return List.of(train, validation, test);
    }

    /** The same sequences with other steps. */
    Parts with(UnaryOperator<Steps> change) {
        return new Parts(with(train, change), with(validation, change), with(test, change));
    }

    private static Sequences with(Sequences part, UnaryOperator<Steps> change) {
        return new Sequences(change.apply(part.steps()), part.labels());
    }

    /** What a network reads. */
    Dataset dataset(int inputs) {
        return new Dataset(train, validation, test, inputs);
    }
}
