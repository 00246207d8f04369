package org.dropwhere.data.file;

import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;

/**
 * Elements that follow each other in the file: those of a sequence, or in Fortran's order those of all sequences at one
 * place.
 *
 * @param sequences how many there are
 * @param columns elements of a sequence
 * @param isFortranOrder which of the two lines are
 */
record ArrayLines(int sequences, int columns, boolean isFortranOrder) {
    /** What an array of Java can have on every machine. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    /** What an array of Java takes beside its elements, and a reference to it. */
    private static final int SEQUENCE_BYTES = 20;

    /**
     * Of an array whose first index counts sequences.
     *
     * @throws BadInput if there are no elements, or more than memory has room for
     */
    static ArrayLines of(ArrayHeader header, String where) {
        if (header.elements() == 0) {
            throw new BadInput(
                    where + ": the array has the shape " + header.shapeText()
                            + ", so there is nothing in it. There must be one sequence or more, and each must have a step or more.");
        }
        long sequences = header.length(0);
        long columns = header.elements() / sequences;
        double memory = (double) Float.BYTES * header.elements() + (double) SEQUENCE_BYTES * sequences;
        if (sequences > MOST || columns > MOST || memory > Runtime.getRuntime().maxMemory()) {
            throw new BadInput(where + ": the array is said to have the shape " + header.shapeText()
                    + ", for which the memory has no room. If that is its shape, take fewer sequences or allow the JVM"
                    + " more, for example with DROPWHERE_JAVA_OPTS=-Xmx8g; otherwise the file is damaged.");
        }
        return new ArrayLines((int) sequences, (int) columns, header.isFortranOrder());
    }

    /** How many lines there are. */
    int count() {
        return isFortranOrder ? columns : sequences;
    }

    /** Elements of a line. */
    int length() {
        return isFortranOrder ? sequences : columns;
    }

    /** Whose element it is. */
    int sequence(int line, int element) {
        return isFortranOrder ? element : line;
    }

    /** The length of a buffer for a line that has grown too long for it; as much as is there is taken in memory. */
    int grown(int length, int needed) {
        return (int) Math.min(length(), Math.max(2L * length, needed));
    }

    /** The length of a buffer for a line of which nothing was read yet. */
    int initial() {
        return Math.min(length(), 1 << 16);
    }
}
