package org.dropwhere.data.file;

import org.dropwhere.sequence.Sequences;

/** Makes sequences of the lines of a CSV file. */
interface CsvSequenceRows extends CsvRows {

    /** What the lines were, of which there was one or more; of use if nothing was wrong. */
    Sequences sequences();
}
