package org.dropwhere.data.file;

import java.io.IOException;
import java.util.List;
import org.dropwhere.failure.BadInput;

/** Reads files of one format. A further format is a class and its line in {@link #ALL}. */
interface FormatReader {
    /** The first that recognises a file reads it. */
    List<FormatReader> ALL = List.of(new NpyReader(), new NpzReader(), new JsonLines(), new CsvFormat());

    /** The format in words: {@code JSON lines}. */
    String format();

    /**
     * Whether a file is of this format, by what it holds and not by its name.
     *
     * @param start the first bytes of the file, unpacked if it is gzipped; all of a file that has no more
     */
    boolean recognises(byte[] start);

    /**
     * The sequences of a file, at least one; steps of text are numbers of the request's words.
     *
     * @throws BadInput if its content is wrong; at most ten sentences and the number of the others
     * @throws IOException if it cannot be read
     */
    ReadSequences read(OpenFile file, ReadRequest request) throws IOException;

    /**
     * What a file has, whether or not sequences can be read of it; a file whose end is damaged is looked at as far as
     * it goes.
     *
     * @throws BadInput if nothing of it can be read
     * @throws IOException if it cannot be read
     */
    FileTable table(OpenFile file) throws IOException;
}
