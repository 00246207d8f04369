package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.failure.ExpectedFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void writesUtf8AndMakesItsFolder() throws IOException {
        Path file = folder.resolve("b/c.txt");
        WholeFile.write(file, "ä\n");
        assertArrayEquals(new byte[] {(byte) 0xc3, (byte) 0xa4, '\n'}, Files.readAllBytes(file));
        assertEquals(List.of("c.txt"), names(folder.resolve("b")));
    }

    @Test
    void makesNoFolderAboveItsOwn() throws IOException {
        Path file = folder.resolve("removed/b/c.txt");
        ExpectedFailure failure = assertThrows(EnvironmentFailure.class, () -> WholeFile.write(file, "new"));
        assertEquals(
                List.of("Cannot write " + file + ": nothing can be found or made at " + file.getParent() + "."),
                failure.sentences());
        assertEquals(List.of(), names(folder));
    }

    @Test
    void replacesAFile() throws IOException {
        Path file = folder.resolve("c.txt");
        WholeFile.write(file, "a long old text");
        WholeFile.write(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("c.txt"), names(folder));
    }

    @Test
    void leavesTheOldFileAndNoLitterWhenWritingFails() throws IOException {
        // The name is as long as systems allow, so that the name of the file beside it is too long.
        Path file = folder.resolve("n".repeat(250));
        Files.writeString(file, "old");
        ExpectedFailure failure = assertThrows(ExpectedFailure.class, () -> WholeFile.write(file, "new"));
        assertTrue(failure.sentences().get(0).startsWith("Cannot write " + file + ": "), failure.toString());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("n".repeat(250)), names(folder));
    }

    @Test
    void leavesNoLitterWhenMovingFails() throws IOException {
        Path file = folder.resolve("taken");
        Files.createDirectories(file.resolve("inside"));
        ExpectedFailure failure = assertThrows(ExpectedFailure.class, () -> WholeFile.write(file, "new"));
        assertTrue(failure.sentences().get(0).startsWith("Cannot write " + file + ": "), failure.toString());
        assertEquals(List.of("taken"), names(folder));
    }

    @Test
    void saysThatAFileIsInTheWay() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "");
        ExpectedFailure failure = assertThrows(BadInput.class, () -> WholeFile.write(file.resolve("x.csv"), "new"));
        assertEquals(
                List.of("Cannot write " + file.resolve("x.csv") + ": " + file + " is a file, not a folder."),
                failure.sentences());
    }

    @Test
    void writesInAnInterruptedThread() throws IOException {
        Path file = folder.resolve("c.txt");
        Thread.currentThread().interrupt();
        try {
            WholeFile.write(file, "new");
        } finally {
            assertTrue(Thread.interrupted());
        }
        assertEquals("new", Files.readString(file));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
