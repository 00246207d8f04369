package org.dropwhere.data.file;

import java.util.BitSet;

/** How the values of a column follow each other, from line to line. */
final class RowOrder {
    private final BitSet changes = new BitSet();
    private final BitSet falls = new BitSet();
    private int rows;
    private String lastText = "";
    private double lastNumber = Double.NaN;

    /** A value, or that it is missing. */
    void add(String text, double number) {
        changes.set(rows, text.isEmpty() || !text.equals(lastText));
        falls.set(rows, !(number > lastNumber));
        rows++;
        lastText = text;
        lastNumber = number;
    }

    /**
     * Whether the values are numbers that rise from line to line, for as long as a sequence lasts.
     *
     * @param sequence what tells sequences apart
     */
    boolean risesWithin(RowOrder sequence) {
        BitSet within = (BitSet) falls.clone();
        within.andNot(sequence.changes);
        return within.isEmpty() && sequence.changes.cardinality() < rows;
    }
}
