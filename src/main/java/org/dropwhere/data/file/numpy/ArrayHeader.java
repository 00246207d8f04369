package org.dropwhere.data.file.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.failure.BadInput;

/**
 * What a file of the format {@code .npy} says of its array. Versions 1.0, 2.0 and 3.0 differ in the length of this text
 * and in its encoding.
 *
 * @param type what elements are
 * @param bytes of an element, 1 or more
 * @param order of the bytes of an element
 * @param isFortranOrder whether the first index runs fastest, and not the last one
 * @param shape length of each dimension; their product and all bytes together are below 2^63
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format</a>
 */
public record ArrayHeader(ElementType type, int bytes, ByteOrder order, boolean isFortranOrder, List<Long> shape) {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);

    /** NumPy itself refuses longer ones, as their text could be made to take much memory. */
    private static final int LONGEST = 10_000;

    /** Copies the shape. */
    public ArrayHeader {
        shape = List.copyOf(shape);
    }

    /** What a file of this format begins with. */
    static byte[] magic() {
        return MAGIC.clone();
    }

    /** Whether a file begins as one of this format does. */
    public static boolean isMagic(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length);
    }

    /**
     * Reads as far as the array's first element.
     *
     * @param where the array, as sentences begin
     * @throws BadInput if it is no header, or one of an array whose elements have no meaning here
     * @throws IOException if it cannot be read
     */
    public static ArrayHeader read(InputStream in, String where) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length + 2);
        // What is shorter may be the beginning of an array, or something else.
        int given = Math.min(magic.length, MAGIC.length);
        if (!Arrays.equals(MAGIC, 0, given, magic, 0, given)) {
            throw new BadInput(where + ": this is no NumPy array (.npy). " + HeaderText.AGAIN);
        }
        requireAll(magic, MAGIC.length + 2, where);
        int version = magic[MAGIC.length];
        if (version < 1 || version > 3 || magic[MAGIC.length + 1] != 0) {
            throw new BadInput(where + ": this is version " + (version & 0xff) + "." + (magic[MAGIC.length + 1] & 0xff)
                    + " of NumPy's format; 1.0, 2.0 and 3.0 can be read. " + HeaderText.AGAIN);
        }
        byte[] size = bytes(in, version == 1 ? 2 : 4, where);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = (length << 8) | (size[i] & 0xff);
        }
        if (length > LONGEST) {
            throw new BadInput(where + ": the array's header has " + length + " bytes, and more than " + LONGEST
                    + " are not read. " + HeaderText.AGAIN);
        }
        // Characters of more than a byte could only be names of fields, which are refused.
        String text = new String(bytes(in, (int) length, where), StandardCharsets.ISO_8859_1);
        return new HeaderText(text, MAGIC.length + 2 + size.length, where).header();
    }

    private static byte[] bytes(InputStream in, int count, String where) throws IOException {
        byte[] bytes = in.readNBytes(count);
        requireAll(bytes, count, where);
        return bytes;
    }

    private static void requireAll(byte[] bytes, int count, String where) {
        if (bytes.length < count) {
            throw new BadInput(where + ": the file ends within the array's header. Copy it or write it again.");
        }
    }

    /** How many dimensions there are. */
    public int dimensions() {
        return shape.size();
    }

    /** Length of a dimension, counted from 0. */
    public long length(int dimension) {
        return shape.get(dimension);
    }

    /** How many elements there are. */
    public long elements() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }

    /** Type and shape in words: {@code int32 of shape [8, 13]}. */
    public String inWords() {
        return type.numpyName() + " of shape " + shapeText();
    }

    /** The shape: {@code [8, 13]}. */
    public String shapeText() {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    }
}
