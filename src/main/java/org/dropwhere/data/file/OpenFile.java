package org.dropwhere.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** A file of sequences that is read once, whether it is gzipped or not. */
interface OpenFile {

    /** As the experiment names it, for messages. */
    Path path();

    /** Its bytes from the beginning, unpacked; of those, some may be looked at by mark and reset. */
    InputStream content() throws IOException;

    /** Whether it lies there packed. */
    boolean isGzipped();

    /** Bytes of the file as it lies there, of which memory may be taken a small multiple. */
    long size();

    /** The file of the labels, where they stand in one of their own. */
    Optional<OpenFile> labels();
}
