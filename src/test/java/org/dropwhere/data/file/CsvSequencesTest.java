package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.sequence.Sequences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSequencesTest {
    private static final Sequences SMALL = new Sequences(new int[][] {{3, 0, 12}, {1, 1, 0}}, new int[] {1, 0});

    @TempDir
    Path folder;

    @Test
    void aFileHasAHeaderAndALineForEachSequence() throws IOException {
        Path file = folder.resolve("train.csv");

        CsvSequences.write(file, SMALL);

        assertEquals("label,tokens\n1,3 0 12\n0,1 1 0\n", Files.readString(file, UTF_8));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void writingReplacesAnOlderFile() throws IOException {
        Path file = folder.resolve("train.csv");
        Files.writeString(file, "a much longer text than what takes its place, line after line\n", UTF_8);

        CsvSequences.write(file, SMALL);

        assertEquals("label,tokens\n1,3 0 12\n0,1 1 0\n", Files.readString(file, UTF_8));
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("train.csv"));
        Files.writeString(directory.resolve("kept"), "kept", UTF_8);

        assertThrows(IOException.class, () -> CsvSequences.write(directory, SMALL));

        assertEquals(List.of(directory), filesIn(folder));
        assertEquals("kept", Files.readString(directory.resolve("kept"), UTF_8));
    }

    @Test
    void whatWasWrittenIsReadBack() throws IOException {
        Path file = folder.resolve("train.csv");

        CsvSequences.write(file, SMALL);

        assertSame(SMALL, Reading.tokens(file, OptionalInt.empty()));
        assertSame(SMALL, Reading.tokens(file, OptionalInt.of(13)));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void assertSame(Sequences expected, Sequences actual) {
        assertArrayEquals(expected.tokens(), actual.tokens());
        assertArrayEquals(expected.labels(), actual.labels());
    }
}
