package org.dropwhere.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.keras.file.LayerName;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;

/** A model of Keras in this program's words. */
public final class KerasModel {
    private final KerasFile file;
    private final ReadModel read;

    private KerasModel(KerasFile file, ReadModel read) {
        this.file = file;
        this.read = read;
    }

    /**
     * The model of a file: a chain of layers that {@code site/markdown/keras.md} lists. How it was compiled is not
     * looked at.
     *
     * @throws BadInput with every reason for which it cannot be said in this program's words
     */
    public static KerasModel of(KerasFile file) {
        Refusals refusals = new Refusals(file.path().toString());
        Optional<ReadModel> read = ReadModel.of(file.kerasVersion(), file.model(), refusals);
        refusals.throwIfAny();
        return new KerasModel(file, read.orElseThrow());
    }

    /** Its layers. */
    public ModelSpec model() {
        return read.assembled().model();
    }

    /** Types of tokens that its embedding has, or features that it reads at a step. */
    public int inputs() {
        return read.assembled().inputs();
    }

    /** Time steps of a sequence, where the file fixes them. */
    public OptionalInt steps() {
        return read.assembled().steps();
    }

    /**
     * The dropout inside of each recurrent layer, from the input upwards, with the meaning that it has in the version
     * of Keras that has written the file; empty if there is none in any.
     */
    public List<KerasDropout> words() {
        return read.assembled().words();
    }

    /** What its Dropout and SpatialDropout1D layers drop, in their order; those with a rate of 0 are left out. */
    public List<Placement> placements() {
        return read.assembled().placements();
    }

    /** All its layers, input and dropout too, in their order. */
    public List<LayerName> layers() {
        return read.layers().stream().map(ReadLayer::saved).toList();
    }

    /** What is not as in Keras where new weights are trained, a sentence each. */
    public List<String> notes() {
        return read.notes();
    }

    /**
     * Its weights by the names of {@link org.dropwhere.spec.ParameterLayout}, in the layout's order.
     *
     * @throws BadInput if the file has none, or they do not fit the layers
     */
    public Map<String, float[]> weights() {
        return SavedWeights.of(file, read.layers(), read.assembled());
    }
}
