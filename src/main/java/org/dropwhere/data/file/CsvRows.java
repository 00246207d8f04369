package org.dropwhere.data.file;

/** Takes the lines of a CSV file. */
interface CsvRows {

    /** A field of a line; called for all of them, in order. */
    void field(int column, Cell cell);

    /**
     * That the line has ended, with as many fields as there are columns.
     *
     * @param line on which it began
     */
    void end(long line);

    /** That the fields since the last end are of no use. */
    void discard();
}
