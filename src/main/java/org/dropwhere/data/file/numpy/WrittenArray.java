package org.dropwhere.data.file.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Steps;
import org.dropwhere.sequence.TokenSteps;

/**
 * An array to be written in version 1.0 of the format, rows one after the other, little endian: int32 of tokens
 * {@code [sequences, time]} and of labels {@code [sequences]}, float32 of features {@code [sequences, time, features]}
 * and of weights.
 */
public final class WrittenArray {
    /** NumPy makes the header end at a multiple of this. */
    private static final int ALIGNMENT = 64;

    /** Magic, version and length of the text. */
    private static final int BEFORE_TEXT = 10;

    private final String type;
    private final String shape;
    private final int rows;
    private final int columns;
    private final Row row;

    /** Puts the elements of a row. */
    @FunctionalInterface
    private interface Row {
        void put(int row, ByteBuffer into);
    }

    private WrittenArray(String type, String shape, int rows, int columns, Row row) {
        this.type = type;
        this.shape = shape;
        this.rows = rows;
        this.columns = columns;
        this.row = row;
    }

    /**
     * Of sequences.
     *
     * @param what they are, as sentences begin: {@code the sequences of the part train}
     * @throws BadInput if their lengths differ, as an array is a rectangle
     */
    public static WrittenArray of(Steps steps, String what) {
        int time = steps.longest();
        for (int sequence = 0; sequence < steps.size(); sequence++) {
            if (steps.length(sequence) != time) {
                throw new BadInput(what + " have different lengths, one " + steps.length(sequence) + " and one " + time
                        + ", and a NumPy array is a rectangle. "
                        + (steps instanceof TokenSteps
                                ? "Say pad: {to: " + time + "} in the experiment, or write"
                                : "Write")
                        + " JSON lines or CSV, which keep the lengths.");
            }
        }
        if (steps instanceof FeatureSteps features) {
            return new WrittenArray(
                    "<f4",
                    "(" + steps.size() + ", " + time + ", " + features.width() + ")",
                    steps.size(),
                    time * features.width(),
                    (row, into) -> into.asFloatBuffer().put(features.values()[row]));
        }
        int[][] tokens = ((TokenSteps) steps).tokens();
        return new WrittenArray(
                "<i4",
                "(" + steps.size() + ", " + time + ")",
                steps.size(),
                time,
                (row, into) -> into.asIntBuffer().put(tokens[row]));
    }

    /** Of labels. */
    public static WrittenArray of(int[] labels) {
        return new WrittenArray(
                "<i4", "(" + labels.length + ",)", labels.length, 1, (row, into) -> into.putInt(0, labels[row]));
    }

    /**
     * Of weights.
     *
     * @param all where they are, by rows
     * @param from the first of them
     * @param shape one dimension or two
     */
    public static WrittenArray of(float[] all, int from, List<Integer> shape) {
        int columns = shape.get(shape.size() - 1);
        return new WrittenArray(
                "<f4",
                shape.size() == 1 ? "(" + columns + ",)" : "(" + shape.get(0) + ", " + columns + ")",
                shape.size() == 1 ? 1 : shape.get(0),
                columns,
                (row, into) -> into.asFloatBuffer().put(all, from + row * columns, columns));
    }

    /**
     * Writes header and elements.
     *
     * @throws IOException if they cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int padding = ALIGNMENT - 1 - (BEFORE_TEXT + text.length()) % ALIGNMENT;
        String header = text + " ".repeat(padding) + "\n";
        out.write(ArrayHeader.magic());
        out.write(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
        out.write(header.getBytes(StandardCharsets.ISO_8859_1));
        ByteBuffer bytes = ByteBuffer.allocate(columns * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rows; i++) {
            row.put(i, bytes);
            out.write(bytes.array());
        }
    }
}
