package org.dropwhere.data.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.data.file.numpy.WrittenArchive;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;

/**
 * Sequences as a NumPy archive ({@code .npz}) with arrays called as in Keras' data sets, {@code x_train},
 * {@code y_train}, {@code x_val}, {@code y_val}, {@code x_test} and {@code y_test}, each as {@link NpyContent} has it.
 */
public final class NpzContent implements FileContent {
    private final Map<String, WrittenArray> arrays = new LinkedHashMap<>();

    /**
     * Of parts, or of some of them.
     *
     * @throws BadInput if sequences of a part have different lengths
     */
    public NpzContent(Map<Part, Sequences> parts) {
        for (Part part : Part.values()) {
            Sequences sequences = parts.get(part);
            if (sequences != null) {
                arrays.put(
                        ArrayNames.of("x", part),
                        WrittenArray.of(sequences.steps(), "The sequences of the part " + part.key()));
                arrays.put(ArrayNames.of("y", part), WrittenArray.of(sequences.labels()));
            }
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        new WrittenArchive(arrays).writeTo(out);
    }
}
