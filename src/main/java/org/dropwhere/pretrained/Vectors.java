package org.dropwhere.pretrained;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;

/**
 * The vectors of a pretrained embedding, {@code [types of tokens, features]}: a file {@code .npy} of numbers, of
 * whatever precision.
 *
 * @param rows types of tokens; row 0 is that of token 0
 * @param columns features
 * @param values by rows
 */
record Vectors(int rows, int columns, float[] values) {
    /** More than the largest model has that an experiment allows. */
    private static final int MOST = 100_000_000;

    /**
     * Reads a file.
     *
     * @throws BadInput if it is no such array, or has a number that is not finite
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    static Vectors read(Path file) {
        String where = file.toString();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ArrayHeader header = ArrayHeader.read(in, where);
            if (header.dimensions() != 2
                    || header.length(0) < 1
                    || header.length(1) < 1
                    || !header.type().isNumber()) {
                throw new BadInput(where + ": this is an array of " + header.inWords()
                        + "; the vectors of an embedding are numbers of shape [types of tokens, features].");
            }
            if (header.elements() > MOST) {
                throw new BadInput(where + ": this is an array of " + header.inWords() + ", which are "
                        + header.elements() + " numbers; allowed are at most " + MOST + ".");
            }
            if (header.elements() > Files.size(file)) {
                throw new BadInput(where + ": the file is too short for an array of " + header.inWords()
                        + ". Copy it or write it again (NumPy: np.save).");
            }
            return read(header, new ArrayContent(header, in, where), where);
        } catch (IOException e) {
            throw FileFailures.cannotRead(file, e);
        }
    }

    private static Vectors read(ArrayHeader header, ArrayContent content, String where) throws IOException {
        int rows = Math.toIntExact(header.length(0));
        int columns = Math.toIntExact(header.length(1));
        float[] read = content.floats();
        content.end();
        float[] values = new float[read.length];
        for (int i = 0; i < read.length; i++) {
            int to = header.isFortranOrder() ? i % rows * columns + i / rows : i;
            values[to] = read[i];
            if (!Float.isFinite(values[to])) {
                throw new BadInput(where + ": the vector of token " + to / columns + " has " + values[to]
                        + " at feature " + to % columns + "; only finite numbers can be trained.");
            }
        }
        return new Vectors(rows, columns, values);
    }
}
