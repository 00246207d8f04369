package org.dropwhere.data.file.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.dropwhere.failure.BadInput;

/**
 * The elements of an array, in the order of the file, read piece by piece: no more memory is taken than for one piece,
 * whatever the header promises.
 */
public final class ArrayContent {
    /** Bytes of a piece, if an element is not longer. */
    private static final int PIECE = 1 << 16;

    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    private final ArrayHeader header;
    private final InputStream in;
    private final String where;
    private final ByteBuffer piece;
    /** Elements that are not in a piece yet. */
    private long unread;
    /** Elements of the piece that were not given out. */
    private int left;
    /** Place of the first element of the last step in the piece. */
    private int first;
    /** Elements of the last step. */
    private int given;

    /**
     * What follows a header.
     *
     * @param where the array, as sentences begin
     */
    public ArrayContent(ArrayHeader header, InputStream in, String where) {
        this.header = header;
        this.in = in;
        this.where = where;
        int elements = Math.max(1, PIECE / header.bytes());
        this.piece = ByteBuffer.allocate(elements * header.bytes()).order(header.order());
        this.unread = header.elements();
    }

    /** What the file says of the array. */
    public ArrayHeader header() {
        return header;
    }

    /** The array, as sentences begin. */
    public String where() {
        return where;
    }

    /**
     * Steps on to the next elements, which can then be asked for by their place among them.
     *
     * @param most of how many there is need, 1 or more
     * @return how many there are, from 1 to {@code most}
     * @throws BadInput if the file ends before
     * @throws IOException if it cannot be read
     */
    public int advance(int most) throws IOException {
        first += given;
        if (left == 0) {
            fill();
        }
        given = Math.min(most, left);
        left -= given;
        return given;
    }

    private void fill() throws IOException {
        int capacity = piece.capacity() / header.bytes();
        int count = (int) Math.min(capacity, unread);
        int read = in.readNBytes(piece.array(), 0, count * header.bytes());
        if (read < count * header.bytes()) {
            long there = header.elements() - unread + read / header.bytes();
            throw new BadInput(where + ": the file ends after " + there + " of the " + header.elements()
                    + " elements that the array of shape " + header.shapeText()
                    + " should have. Copy it or write it again.");
        }
        unread -= count;
        left = count;
        first = 0;
    }

    /**
     * All elements that were not stepped to yet, in the order of the file.
     *
     * @throws ArithmeticException if they are more than an array can hold
     * @throws BadInput if the file ends before
     * @throws IOException if it cannot be read
     */
    public float[] floats() throws IOException {
        float[] all = new float[Math.toIntExact(unread + left)];
        int next = 0;
        while (next < all.length) {
            int count = advance(all.length - next);
            for (int element = 0; element < count; element++) {
                all[next++] = (float) number(element);
            }
        }
        return all;
    }

    /**
     * Checks that nothing follows the last element.
     *
     * @throws BadInput if something does
     * @throws IOException if it cannot be read
     */
    public void end() throws IOException {
        if (in.read() >= 0) {
            throw new BadInput(where + ": something follows the " + header.elements()
                    + " elements that the array of shape " + header.shapeText()
                    + " has. Write each array to a file of its own, or to an .npz (NumPy: np.savez).");
        }
    }

    /**
     * A whole number, which is a token if it is small enough.
     *
     * @param element its place among those of the last step
     * @param bound the token must be smaller
     * @return the token, or -1 if the number is none
     */
    public int token(int element, int bound) {
        if (header.type().isFloat()) {
            double number = number(element);
            return number >= 0 && number < bound && number == Math.rint(number) ? (int) number : -1;
        }
        long number = integer(element);
        return number >= 0 && number < bound ? (int) number : -1;
    }

    /** A number of any type; the greatest of int64 are rounded. */
    public double number(int element) {
        int place = place(element);
        return switch (header.type()) {
            case FLOAT16 -> half(piece.getShort(place));
            case FLOAT32 -> piece.getFloat(place);
            case FLOAT64 -> piece.getDouble(place);
            case UINT64 -> {
                long number = piece.getLong(place);
                // Twice the half, as long has no sign to spare.
                yield number >= 0 ? number : 2.0 * (number >>> 1);
            }
            default -> integer(element);
        };
    }

    /** A whole number; of uint64 those from 2^63 on are negative. */
    private long integer(int element) {
        int place = place(element);
        return switch (header.type()) {
            case BOOL -> piece.get(place) == 0 ? 0 : 1;
            case INT8 -> piece.get(place);
            case INT16 -> piece.getShort(place);
            case INT32 -> piece.getInt(place);
            case INT64, UINT64 -> piece.getLong(place);
            case UINT8 -> piece.get(place) & 0xff;
            case UINT16 -> piece.getShort(place) & 0xffff;
            case UINT32 -> piece.getInt(place) & 0xffff_ffffL;
            default -> throw new IllegalStateException(header.type() + " is no integer");
        };
    }

    /**
     * What Python shows of an element: {@code -4}, {@code 0.5}, {@code nan}, {@code True}; a text as it is.
     *
     * @throws BadInput if its bytes are no text
     */
    public String text(int element) {
        return switch (header.type()) {
            case BOOL -> integer(element) == 0 ? "False" : "True";
            case UINT64 -> Long.toUnsignedString(integer(element));
            case FLOAT16, FLOAT32 -> number(Float.toString((float) number(element)));
            case FLOAT64 -> number(Double.toString(number(element)));
            case TEXT -> characters(element, header.order() == ByteOrder.BIG_ENDIAN ? UTF_32BE : UTF_32LE);
            case BYTES -> characters(element, StandardCharsets.UTF_8);
            default -> Long.toString(integer(element));
        };
    }

    private String characters(int element, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(piece.array(), place(element), header.bytes()))
                    .toString();
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == 0) {
                end--;
            }
            return text.substring(0, end);
        } catch (CharacterCodingException e) {
            long index = header.elements() - unread - left - given + element;
            throw new BadInput(
                    where + ": element " + index + " is no text in " + charset.name()
                            + ". Decode bytes from the encoding that they have (NumPy: np.char.decode(x, 'latin-1')).",
                    e);
        }
    }

    private static String number(String java) {
        return switch (java) {
            case "NaN" -> "nan";
            case "Infinity" -> "inf";
            case "-Infinity" -> "-inf";
            default -> java;
        };
    }

    private int place(int element) {
        return (first + element) * header.bytes();
    }

    /** IEEE 754, two bytes: a sign, 5 bits of exponent, 10 of fraction. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0
                ? Math.scalb((double) fraction, -24)
                : exponent < 0x1f
                        ? Math.scalb((double) (fraction + 0x400), exponent - 25)
                        : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        return bits < 0 ? -size : size;
    }
}
