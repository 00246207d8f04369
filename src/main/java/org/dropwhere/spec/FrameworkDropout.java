package org.dropwhere.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dropout of a recurrent layer in the words of a framework. A further framework is a further record with a constant
 * {@code KIND}, named here: {@link FrameworkKinds} lists what this interface permits.
 */
public sealed interface FrameworkDropout permits KerasDropout, PyTorchDropout, Dl4jDropout, TensorFlow1Dropout {

    /** What all words of the framework have in common. */
    FrameworkKind kind();

    /** The words by their keys in experiment files, as numbers and booleans. */
    Map<String, Object> words();

    /**
     * The placements that these words mean, in the order of their sites; a rate of 0 places nothing.
     *
     * @param layer the recurrent layer that has these words, from 1
     * @param model that the layer is in
     */
    List<Placement> placements(int layer, ModelSpec model);

    /** Why they mean that, as a clause that begins with the framework's name. */
    String reason(int layer, ModelSpec model);

    /** What has to be known beside it, in sentences. */
    default List<String> notes(int layer, ModelSpec model) {
        return List.of();
    }

    /** Why the words cannot be said of a layer, as a clause with what is allowed; empty if they can. */
    default Optional<String> refusal(int layer, ModelSpec model) {
        return Optional.empty();
    }
}
