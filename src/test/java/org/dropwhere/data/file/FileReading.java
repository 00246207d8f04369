package org.dropwhere.data.file;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;

/**
 * Reads a file in a test.
 *
 * @param labelsFile where the labels stand in one of their own
 */
record FileReading(
        Path file,
        Optional<Path> labelsFile,
        Optional<Part> part,
        StepContent content,
        Columns columns,
        LabelNames labels,
        OptionalInt vocabulary) {

    static FileReading of(Path file) {
        return new FileReading(
                file,
                Optional.empty(),
                Optional.empty(),
                new TokenContent(),
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                OptionalInt.empty());
    }

    static FileReading of(Path file, Path labels) {
        return new FileReading(
                file,
                Optional.of(labels),
                Optional.empty(),
                new TokenContent(),
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                OptionalInt.empty());
    }

    FileReading as(StepContent other) {
        return new FileReading(file, labelsFile, part, other, columns, labels, vocabulary);
    }

    FileReading named(String steps, String label) {
        Columns other = new Columns(List.of(steps), label, "", "");
        return new FileReading(file, labelsFile, part, content, other, labels, vocabulary);
    }

    FileReading labelled(String zero, String one) {
        return new FileReading(file, labelsFile, part, content, columns, new LabelNames(zero, one), vocabulary);
    }

    FileReading below(int bound) {
        return new FileReading(file, labelsFile, part, content, columns, labels, OptionalInt.of(bound));
    }

    FileReading forPart(Part other) {
        return new FileReading(file, labelsFile, Optional.of(other), content, columns, labels, vocabulary);
    }

    RawFiles read() {
        return SequenceFiles.read(new FileData(
                List.of(new SourceFile(part, file, labelsFile)),
                content,
                columns,
                labels,
                Split.NONE,
                Pad.NONE,
                vocabulary));
    }

    Sequences sequences() {
        return read().undivided().orElseThrow();
    }

    List<String> mistakes() {
        return assertThrows(BadInput.class, this::read).sentences();
    }
}
