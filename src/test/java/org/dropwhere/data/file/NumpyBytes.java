package org.dropwhere.data.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as NumPy writes them, for the tests that change one thing about them. */
final class NumpyBytes {
    private NumpyBytes() {}

    /** An array file of version 1.0 whose header and content are given. */
    static byte[] npy(String header, byte[] content) {
        return npy(1, header, content);
    }

    static byte[] npy(int version, String header, byte[] content) {
        ByteBuffer size = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        if (version == 1) {
            size.putShort((short) header.length());
        } else {
            size.putInt(header.length());
        }
        return joined(
                "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {(byte) version, 0},
                size.array(),
                header.getBytes(StandardCharsets.ISO_8859_1),
                content);
    }

    static byte[] npy(String type, String shape, byte[] content) {
        return npy(header(type, "False", shape), content);
    }

    static String header(String type, String fortranOrder, String shape) {
        return "{'descr': '" + type + "', 'fortran_order': " + fortranOrder + ", 'shape': " + shape + ", }  \n";
    }

    /** int32 in rows. */
    static byte[] ints(int[][] rows) {
        int[] values = List.of(rows).stream().flatMapToInt(Arrays::stream).toArray();
        return npy("<i4", "(" + rows.length + ", " + rows[0].length + ")", little(values));
    }

    /** int32. */
    static byte[] ints(int... values) {
        return npy("<i4", "(" + values.length + ",)", little(values));
    }

    static byte[] little(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    static byte[] little(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    /** A deflated archive of names and arrays in turn. */
    static byte[] npz(Object... namesAndArrays) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                zip.write((byte[]) namesAndArrays[i + 1]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
