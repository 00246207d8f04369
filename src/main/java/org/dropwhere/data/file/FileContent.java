package org.dropwhere.data.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** What is in a file: the same bytes whenever it is written. */
@FunctionalInterface
public interface FileContent {

    /**
     * Writes all of it. The stream is flushed and stays open.
     *
     * @throws IOException if it cannot be written
     */
    void writeTo(OutputStream out) throws IOException;

    /** The same, packed. */
    default FileContent gzipped() {
        return out -> {
            // Its header has no time and no name.
            GZIPOutputStream packed = new GZIPOutputStream(out);
            writeTo(packed);
            packed.finish();
            out.flush();
        };
    }
}
