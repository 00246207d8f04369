package org.dropwhere.data.file;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dropwhere.data.file.numpy.ArrayArchive;
import org.dropwhere.data.file.numpy.WrittenArray;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;

/**
 * Sequences as a NumPy archive ({@code .npz}) with arrays called as in Keras' data sets, {@code x_train},
 * {@code y_train}, {@code x_val}, {@code y_val}, {@code x_test} and {@code y_test}, each as {@link NpyContent} has it.
 */
public final class NpzContent implements FileContent {
    /** The first time that the format can tell, as NumPy writes it. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

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
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, WrittenArray> array : arrays.entrySet()) {
            zip.putNextEntry(entry(array.getKey() + ArrayArchive.ENDING, array.getValue()));
            array.getValue().writeTo(zip);
            zip.closeEntry();
        }
        zip.finish();
        out.flush();
    }

    /** A stored entry has its length and checksum before its content. */
    private static ZipEntry entry(String name, WrittenArray array) throws IOException {
        Counting counted = new Counting();
        CheckedOutputStream checked = new CheckedOutputStream(counted, new CRC32());
        array.writeTo(checked);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(counted.length);
        entry.setCrc(checked.getChecksum().getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }

    private static final class Counting extends OutputStream {
        private long length;

        @Override
        public void write(int written) {
            length++;
        }

        @Override
        public void write(byte[] written, int from, int count) {
            length += count;
        }
    }
}
