package org.dropwhere.data.file;

import java.util.List;
import org.dropwhere.failure.BadInput;

/**
 * What a file has, before anything is read of it as sequences.
 *
 * @param format in words: {@code CSV, gzipped}
 * @param noun what the format calls a column, in the singular: {@code array}
 * @param rowNoun what a row is, in the singular: {@code line}
 * @param rows how many there are; of arrays the first one's
 * @param columns in the order of the file
 * @param mistakes what is wrong whatever it is read as, a sentence each
 */
public record FileTable(
        String format, String noun, String rowNoun, long rows, List<FileColumn> columns, List<String> mistakes) {
    /** What CSV has. */
    static final String COLUMN = "column";

    /** What JSON has. */
    static final String MEMBER = "member";

    /** What NumPy has. */
    static final String ARRAY = "array";

    /** Copies the lists. */
    public FileTable {
        columns = List.copyOf(columns);
        mistakes = List.copyOf(mistakes);
    }

    /** The same, of a file whose format is told in more words. */
    FileTable of(String moreOfFormat) {
        return new FileTable(moreOfFormat, noun, rowNoun, rows, columns, mistakes);
    }

    /** The same, of a file in which something is wrong. */
    FileTable with(BadInput wrong) {
        return new FileTable(format, noun, rowNoun, rows, columns, wrong.sentences());
    }
}
