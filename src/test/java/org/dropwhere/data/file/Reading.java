package org.dropwhere.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;

/**
 * How an experiment reads a single file.
 *
 * @param content what stands at the steps
 * @param columns where it stands
 * @param labels what the file writes for the two labels
 * @param vocabulary tokens are smaller, if it is given
 */
record Reading(StepContent content, Columns columns, LabelNames labels, OptionalInt vocabulary) {
    static final Reading TOKENS =
            new Reading(new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT, OptionalInt.empty());
    static final Reading WORDS =
            new Reading(new WordContent(0, true, true), Columns.DEFAULT, LabelNames.DEFAULT, OptionalInt.empty());
    static final Reading FEATURES =
            new Reading(new FeatureContent(false), Columns.DEFAULT, LabelNames.DEFAULT, OptionalInt.empty());

    static Sequences tokens(Path file, OptionalInt vocabulary) {
        return new Reading(new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT, vocabulary).sequences(file);
    }

    Reading with(Columns other) {
        return new Reading(content, other, labels, vocabulary);
    }

    Reading with(LabelNames other) {
        return new Reading(content, columns, other, vocabulary);
    }

    RawFiles read(SourceFile... files) {
        return SequenceFiles.read(new FileData(
                List.of(files), content, columns, labels, new Split(0.2, 0.2, true, false, 0), Pad.NONE, vocabulary));
    }

    RawFiles read(Path file) {
        return read(new SourceFile(Optional.empty(), file, Optional.empty()));
    }

    Sequences sequences(Path file) {
        return read(file).undivided().orElseThrow();
    }

    /** The sentences with which it is refused, without the file's path. */
    List<String> mistakes(Path file) {
        return assertThrows(BadInput.class, () -> read(file)).sentences().stream()
                .map(sentence -> sentence.replace(file.toString(), ""))
                .toList();
    }

    /** Labels and steps in one text: {@code 1: [3, 0, 12]}. */
    static List<String> shown(Sequences sequences) {
        String[] shown = new String[sequences.size()];
        for (int i = 0; i < shown.length; i++) {
            String steps = sequences.steps() instanceof TokenSteps tokens
                    ? Arrays.toString(tokens.tokens()[i])
                    : Arrays.toString(((FeatureSteps) sequences.steps()).values()[i]);
            shown[i] = sequences.labels()[i] + ": " + steps;
        }
        return List.of(shown);
    }

    /** That a file has these sequences. */
    void assertReads(Path file, String... expected) {
        assertEquals(List.of(expected), shown(sequences(file)));
    }
}
