package org.dropwhere.data.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;

/** Reads an array of texts, {@code [sequences]}, or of their words in order, {@code [sequences, words]}. */
final class TextArray {
    private TextArray() {}

    /**
     * Reads all of an array.
     *
     * @param words numbers words
     * @param mistakes takes what has no words
     * @return numbers of words, {@code [sequences][words]}
     * @throws BadInput if the array as a whole is none of texts
     * @throws IOException if it cannot be read
     */
    static int[][] read(ArrayContent content, WordText words, ArrayMistakes mistakes) throws IOException {
        ArrayHeader header = content.header();
        String found = content.where() + ": this is an array of " + header.inWords() + ". ";
        if (!header.type().isText()) {
            throw new BadInput(found + "Words are read from texts; if these are tokens, take words out of data.");
        }
        if (header.dimensions() != 1 && header.dimensions() != 2) {
            throw new BadInput(found + "Texts have the shape [sequences] or [sequences, words].");
        }
        if (header.isFortranOrder()) {
            throw new BadInput(found
                    + "Texts in Fortran's order are not read. Write rows one after the other (NumPy:"
                    + " np.ascontiguousarray(x)).");
        }
        ArrayLines lines = ArrayLines.of(header, content.where());
        List<int[]> sequences = new ArrayList<>();
        Ints numbers = new Ints();
        for (int line = 0; line < lines.count(); line++) {
            numbers.clear();
            for (int done = 0; done < lines.length(); ) {
                int given = content.advance(lines.length() - done);
                for (int i = 0; i < given; i++) {
                    words.read(content.text(i), numbers);
                }
                done += given;
            }
            if (numbers.size() == 0) {
                mistakes.add(
                        content.where() + "[" + line + "]: there are no words. A sequence has one or more.",
                        Optional.of("Leave such sequences out."));
            }
            sequences.add(numbers.toArray());
        }
        content.end();
        return sequences.toArray(int[][]::new);
    }
}
