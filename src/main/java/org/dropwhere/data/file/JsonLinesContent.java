package org.dropwhere.data.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.TokenSteps;

/**
 * Sequences as JSON lines, {@code {"tokens": [3, 0, 12], "label": 1}} or {@code {"features": [[0.5, 1.0], [0.25, 2.0]],
 * "label": 0}}, each of its own length, in UTF-8 and with a line feed after each line.
 */
public record JsonLinesContent(Sequences sequences) implements FileContent {

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        for (int i = 0; i < sequences.size(); i++) {
            if (sequences.steps() instanceof TokenSteps steps) {
                writer.write("{\"tokens\": ");
                writeTokens(writer, steps.tokens()[i]);
            } else if (sequences.steps() instanceof FeatureSteps steps) {
                writer.write("{\"features\": ");
                writeFeatures(writer, steps.values()[i], steps.width());
            }
            writer.write(", \"label\": " + sequences.labels()[i] + "}\n");
        }
        writer.flush();
    }

    private static void writeTokens(Writer writer, int[] tokens) throws IOException {
        writer.write('[');
        for (int step = 0; step < tokens.length; step++) {
            writer.write(step == 0 ? "" : ", ");
            writer.write(Integer.toString(tokens[step]));
        }
        writer.write(']');
    }

    private static void writeFeatures(Writer writer, float[] values, int width) throws IOException {
        for (int i = 0; i < values.length; i++) {
            writer.write(i == 0 ? "[[" : i % width == 0 ? "], [" : ", ");
            writer.write(Float.toString(values[i]));
        }
        writer.write(values.length == 0 ? "[]" : "]]");
    }
}
