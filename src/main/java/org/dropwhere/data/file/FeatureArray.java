package org.dropwhere.data.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.numpy.ArrayContent;
import org.dropwhere.data.file.numpy.ArrayHeader;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;

/** Reads an array of features, {@code [sequences, time, features]}, or of one feature, {@code [sequences, time]}. */
final class FeatureArray {
    private final ArrayContent content;
    private final ArrayLines lines;
    private final int time;
    private final int width;
    private final ArrayMistakes mistakes;
    private final BitSet wrong = new BitSet();

    private FeatureArray(ArrayContent content, ArrayMistakes mistakes) {
        ArrayHeader header = content.header();
        this.content = content;
        this.lines = ArrayLines.of(header, content.where());
        this.width = header.dimensions() == 3 ? (int) header.length(2) : 1;
        this.time = lines.columns() / width;
        this.mistakes = mistakes;
    }

    /**
     * Reads all of an array; numbers become float32.
     *
     * @param mistakes takes what is no finite number, the first of each sequence
     * @throws BadInput if the array as a whole is none of features
     * @throws IOException if it cannot be read
     */
    static FeatureSteps read(ArrayContent content, ArrayMistakes mistakes) throws IOException {
        ArrayHeader header = content.header();
        String found = content.where() + ": this is an array of " + header.inWords() + ". ";
        if (header.type().isText()) {
            throw new BadInput(found + "Features are numbers (NumPy: x.astype('float32')).");
        }
        if (header.dimensions() != 2 && header.dimensions() != 3) {
            throw new BadInput(
                    found + "Features have the shape [sequences, time, features], or [sequences, time] if there"
                            + " is one at each step (NumPy: x.reshape(sequences, time, -1)).");
        }
        return new FeatureArray(content, mistakes).read();
    }

    private FeatureSteps read() throws IOException {
        List<float[]> read = new ArrayList<>();
        for (int line = 0; line < lines.count(); line++) {
            read.add(line(line));
        }
        content.end();
        return new FeatureSteps(lines.isFortranOrder() ? turned(read) : read.toArray(float[][]::new), width);
    }

    private float[] line(int line) throws IOException {
        float[] values = new float[lines.initial()];
        int done = 0;
        while (done < lines.length()) {
            int given = content.advance(lines.length() - done);
            if (done + given > values.length) {
                values = Arrays.copyOf(values, lines.grown(values.length, done + given));
            }
            for (int i = 0; i < given; i++) {
                float value = (float) content.number(i);
                if (!Float.isFinite(value)) {
                    mistake(line, done + i, content.text(i));
                }
                values[done + i] = value;
            }
            done += given;
        }
        return values;
    }

    private float[][] turned(List<float[]> columns) {
        float[][] values = new float[lines.sequences()][lines.columns()];
        for (int line = 0; line < lines.columns(); line++) {
            float[] read = columns.get(line);
            int place = place(line);
            for (int sequence = 0; sequence < read.length; sequence++) {
                values[sequence][place] = read[sequence];
            }
        }
        return values;
    }

    /** Where the elements of a line in Fortran's order stand in their sequences: time runs faster than features. */
    private int place(int line) {
        return line % time * width + line / time;
    }

    private void mistake(int line, int element, String found) {
        int sequence = lines.sequence(line, element);
        if (wrong.get(sequence)) {
            return;
        }
        wrong.set(sequence);
        int place = lines.isFortranOrder() ? place(line) : element;
        String index =
                sequence + ", " + place / width + (content.header().dimensions() == 3 ? ", " + place % width : "");
        mistakes.add(
                content.where() + "[" + index + "]: " + found
                        + " is no feature. Features are finite numbers of float32.",
                Optional.of("Fill what is missing and scale what is large (NumPy: np.nan_to_num, x / scale)."));
    }
}
