package org.dropwhere.data.file.numpy;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.archive.StoredZip;

/**
 * Arrays to be written as an {@code .npz}, stored: the same arrays give the same bytes.
 *
 * @param arrays by their names, in the order of the file
 */
public record WrittenArchive(Map<String, WrittenArray> arrays) {
    /** Copies the map, and keeps its order. */
    public WrittenArchive {
        arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    /**
     * Writes all arrays.
     *
     * @throws IOException if they cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        StoredZip zip = new StoredZip(out);
        for (Map.Entry<String, WrittenArray> array : arrays.entrySet()) {
            zip.add(array.getKey() + ArrayArchive.ENDING, array.getValue()::writeTo);
        }
        zip.finish();
    }
}
