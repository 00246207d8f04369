package org.dropwhere.data.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.text.Phrases;

/**
 * Sequences as a CSV file: the header {@code label,tokens}, then a line for each sequence, its tokens separated by
 * spaces; or of features the header {@code sequence,label,feature_1,feature_2} and a line for each step. Written in
 * UTF-8 with a line feed after each line. Read also with a byte order mark, carriage returns before the line feeds,
 * double quotes around a whole field and more than one space between tokens, as other programs write them.
 */
public final class CsvSequences {
    static final String HEADER = "label,tokens";

    private CsvSequences() {}

    /**
     * Writes the file whole or not at all; one of that name is replaced.
     *
     * @throws IOException if it cannot be written; one of that name is then as before
     */
    public static void write(Path path, Sequences sequences) throws IOException {
        WholeFile.write(path, content(sequences));
    }

    /**
     * Whether a file holds what {@link #write} would write.
     *
     * @throws IOException if it cannot be read
     */
    public static boolean isWritten(Path path, Sequences sequences) throws IOException {
        return WholeFile.isWritten(path, content(sequences));
    }

    /** What {@link #write} writes. */
    public static FileContent content(Sequences sequences) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            if (sequences.steps() instanceof FeatureSteps features) {
                write(features, sequences.labels(), writer);
            } else {
                write(sequences, writer);
            }
            writer.flush();
        };
    }

    private static void write(Sequences sequences, Writer out) throws IOException {
        out.write(HEADER);
        out.write('\n');
        for (int i = 0; i < sequences.size(); i++) {
            writeLine(out, sequences.labels()[i], sequences.tokens()[i]);
        }
    }

    private static void write(FeatureSteps steps, int[] labels, Writer out) throws IOException {
        out.write("sequence,label");
        for (int feature = 1; feature <= steps.width(); feature++) {
            out.write(",feature_" + feature);
        }
        out.write('\n');
        for (int sequence = 0; sequence < steps.size(); sequence++) {
            float[] values = steps.values()[sequence];
            for (int i = 0; i < values.length; i++) {
                if (i % steps.width() == 0) {
                    out.write((sequence + 1) + "," + labels[sequence]);
                }
                out.write("," + values[i]);
                if ((i + 1) % steps.width() == 0) {
                    out.write('\n');
                }
            }
        }
    }

    private static void writeLine(Writer out, int label, int[] tokens) throws IOException {
        out.write(Integer.toString(label));
        char separator = ',';
        for (int token : tokens) {
            out.write(separator);
            out.write(Integer.toString(token));
            separator = ' ';
        }
        out.write('\n');
    }

    /** A number of tokens in words. */
    static String tokens(int count) {
        return Phrases.count(count, "token");
    }
}
