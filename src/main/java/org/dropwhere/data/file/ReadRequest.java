package org.dropwhere.data.file;

import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.StepContent;

/**
 * What is to be read of a file.
 *
 * @param part whose sequences the file has; absent if it is for several
 * @param content what stands at the steps
 * @param columns where it stands
 * @param labels what the file writes for the two labels
 * @param vocabulary tokens are smaller than this, if it is given
 * @param words takes the words of text, of all files together
 * @param agreement what all files have in common though the experiment does not say it
 */
record ReadRequest(
        Optional<Part> part,
        StepContent content,
        Columns columns,
        LabelNames labels,
        OptionalInt vocabulary,
        WordList words,
        Agreement agreement) {

    /** What an experiment wants of one of its files. */
    static ReadRequest of(FileData data, Optional<Part> part, WordList words, Agreement agreement) {
        return new ReadRequest(
                part, data.content(), data.columns(), data.labels(), data.vocabulary(), words, agreement);
    }
}
