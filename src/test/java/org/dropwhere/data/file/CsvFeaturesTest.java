package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvFeaturesTest {
    private static final Reading READING = Reading.FEATURES.with(new Columns(List.of("a", "b"), "y", "id", "t"));

    @TempDir
    Path folder;

    @Test
    void linesOfTheSameNameAreASequenceInTheOrderOfTheirTimes() throws IOException {
        Path file = file("id,t,y,b,a,note\np,2,1,3,0.5,x\nr,1,0,1,1,x\np,1.5,1,-4e1,.25,x\n");

        READING.assertReads(file, "1: [0.25, -40.0, 0.5, 3.0]", "0: [1.0, 1.0]");
        assertEquals(2, ((FeatureSteps) READING.sequences(file).steps()).width());
    }

    @Test
    void withoutATimeTheLinesSayTheOrder() throws IOException {
        Reading.FEATURES
                .with(new Columns(List.of("a"), "", "", ""))
                .assertReads(file("sequence,a,label\np,2,1\nr,7,0\np,1,1\n"), "1: [2.0, 1.0]", "0: [7.0]");
    }

    @Test
    void featuresAreAllColumnsOfNumbersWhereNothingElseIsSaid() throws IOException {
        Reading.FEATURES
                .with(new Columns(List.of(), "y", "id", "t"))
                .assertReads(file(",id,t,y,a,note,b\n0,p,1,1,2,x,3\n1,p,2,1,4,5,6\n"), "1: [2.0, 3.0, 4.0, 6.0]");
    }

    @Test
    void datesOrderStepsToo() throws IOException {
        READING.assertReads(
                file("id,t,y,a,b\np,2024-01-02,1,3,4\np,2024-01-01 23:59:59.5,1,1,2\n"), "1: [1.0, 2.0, 3.0, 4.0]");
    }

    static Stream<Arguments> wrongContents() {
        return Stream.of(
                Arguments.of(
                        "p,2,1,0.5,3\np,3,0,.25,1\n",
                        "3:5: the label is 0, but 1 in line 2 of the same sequence, 'p'. A sequence has one label, in all"
                                + " of its lines."),
                Arguments.of("p,2,1,x,3\n", "2:7: 'x' is no feature. Features are finite numbers, such as -0.5."),
                Arguments.of("p,2,1,1e99,3\n", "2:7: '1e99' is no feature. Features are finite numbers, such as -0.5."),
                Arguments.of("p,2,1,0x1,3\n", "2:7: '0x1' is no feature. Features are finite numbers, such as -0.5."),
                Arguments.of(
                        "p,2,1,\"0,5\",3\n",
                        "2:8: '0,5' is no feature. Features are finite numbers, such as -0.5. Write a point in place of"
                                + " the comma."),
                Arguments.of(
                        "p,2,1,nan,3\n",
                        "2:7: the feature is missing. Fill it in, or leave out the line or the column."),
                Arguments.of(
                        "p,2,1,1,\n", "2:9: the feature is missing. Fill it in, or leave out the line or the column."),
                Arguments.of(",2,1,1,2\n", "2:1: the name of the sequence is missing."),
                Arguments.of(
                        "p,u,1,1,2\n",
                        "2:3: 'u' is no time. Times are numbers, or dates such as 2024-01-31 or 2024-01-31 23:59:59."),
                Arguments.of(
                        "p,2,1,0.5,3\nq,2,1,1,1\np,2.0,1,1,1\n",
                        "4:1: the sequence 'p' has two lines of the same time. Each step of a sequence has a time of its"
                                + " own."),
                Arguments.of(
                        "p,2,pos,0.5,3\nq,2,neg,1,1\n",
                        "2:5: the labels are 'pos' and 'neg', not 0 and 1. Say under data which is which: labels: {0: neg,"
                                + " 1: pos}."));
    }

    @ParameterizedTest
    @MethodSource("wrongContents")
    void wrongContentIsNamedWithItsPosition(String content, String message) throws IOException {
        assertEquals(List.of(":" + message), READING.mistakes(file("id,t,y,a,b\n" + content)));
    }

    @Test
    void whatTellsSequencesApartIsAskedFor() throws IOException {
        assertEquals(
                List.of(
                        ":1:1: the columns are 'y', 'a'; which of them tells the sequences apart is not clear. Say it"
                                + " under data, such as columns: {sequence: ...}; 'dropwhere data --describe' proposes it for a file."),
                Reading.FEATURES.mistakes(file("y,a\n1,0\n")));
    }

    @Test
    void thereIsAColumnOfNumbers() throws IOException {
        assertEquals(
                List.of(":2:1: there is no other column of numbers. Say under data which columns are features, for"
                        + " example columns: {features: [a, b]}."),
                Reading.FEATURES.mistakes(file("sequence,label,a\np,1,q\n")));
    }

    @Test
    void allFilesHaveTheFeaturesOfTheFirst() throws IOException {
        Path first = Files.writeString(folder.resolve("train.csv"), "sequence,label,a,b\np,1,1,2\n", UTF_8);
        Path second = Files.writeString(folder.resolve("test.csv"), "sequence,label,b,a\np,1,1,2\n", UTF_8);
        Path third = Files.writeString(folder.resolve("other.csv"), "sequence,label,b,c\np,1,1,2\n", UTF_8);

        RawFiles read = Reading.FEATURES.read(file(Part.TRAIN, first), file(Part.TEST, second));

        assertEquals(
                List.of("1: [2.0, 1.0]"),
                Reading.shown(Objects.requireNonNull(read.parts().get(Part.TEST))));
        BadInput thrown = assertThrows(
                BadInput.class, () -> Reading.FEATURES.read(file(Part.TRAIN, first), file(Part.TEST, third)));
        assertEquals(
                List.of(third
                        + ":2:1: the columns of numbers are 'b', 'c', but those of the first file are 'a', 'b'. Say"
                        + " under data which columns are features, for example columns: {features: [a, b]}."),
                thrown.sentences());
    }

    private static SourceFile file(Part part, Path path) {
        return new SourceFile(Optional.of(part), path, Optional.empty());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), content, UTF_8);
    }
}
