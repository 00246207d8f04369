package org.dropwhere.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.data.file.CsvSequences;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvDatasetsTest {
    @TempDir
    Path folder;

    @Test
    void filesThatATaskWroteGiveTheSameData() throws IOException {
        TaskData task = new TaskData(new TemporalOrder(80), 498, 64, 1000, 500, 1000, 0.1);
        Dataset written = Datasets.of(task, 3);
        CsvSequences.write(folder.resolve("train.csv"), written.train());
        CsvSequences.write(folder.resolve("validation.csv"), written.validation());
        CsvSequences.write(folder.resolve("test.csv"), written.test());

        Dataset read = Datasets.of(csv(folder, OptionalInt.of(64)), 99);

        assertSame(written.train(), read.train());
        assertSame(written.validation(), read.validation());
        assertSame(written.test(), read.test());
        assertEquals(64, read.inputs());
        assertEquals(498, read.longest());
    }

    @Test
    void withoutAVocabularyTheLargestTokenSaysIt() throws IOException {
        write(folder, "1,2 0\n0,1 1", "0,1 7", "1,0 0");

        assertEquals(8, Datasets.of(csv(folder, OptionalInt.empty()), 1).inputs());
        assertEquals(20, Datasets.of(csv(folder, OptionalInt.of(20)), 1).inputs());
    }

    @Test
    void mistakesOfAllFilesAreReportedAtOnce() throws IOException {
        write(folder, "1,2 0", "0,x 7", "1,0 0");
        Files.delete(folder.resolve("test.csv"));

        BadInput thrown = assertThrows(BadInput.class, () -> Datasets.of(csv(folder, OptionalInt.of(3)), 1));

        assertEquals(
                List.of(
                        folder.resolve("validation.csv")
                                + ":2:3: 'x' is no token. Tokens are integers from 0 to 2, for the vocabulary is 3. If these are"
                                + " words, say under data: words: {}, so that each gets a number.",
                        folder.resolve("test.csv") + ": there is no such file."),
                thrown.sentences());
    }

    @Test
    void eachSequenceHasItsOwnLength() throws IOException {
        write(folder, "1,2 0\n0,4 3", "0,1\n1,5", "1,0 0 0");

        Dataset data = Datasets.of(csv(folder, OptionalInt.empty()), 1);

        assertEquals(2, data.train().steps().longest());
        assertEquals(1, data.validation().steps().longest());
        assertEquals(3, data.longest());
    }

    @Test
    void trainingNeedsBothLabels() throws IOException {
        write(folder, "1,2 0\n1,3 1", "0,1 7", "1,0 0");

        BadInput thrown = assertThrows(BadInput.class, () -> Datasets.of(csv(folder, OptionalInt.empty()), 1));

        assertEquals(
                List.of(folder.resolve("train.csv")
                        + ": all 2 sequences to train on have the label 1, so nothing can be learnt from them. Training"
                        + " needs sequences of both labels."),
                thrown.sentences());
    }

    @Test
    void theDigestIsThatOfTheContentsWhereverTheFilesLie() throws IOException {
        Path here = Files.createDirectory(folder.resolve("here"));
        Path there = Files.createDirectory(folder.resolve("there"));
        write(here, "1,2 0", "0,1 7", "1,0 0");
        write(there, "1,2 0", "0,1 7", "1,0 0");

        String digest = Datasets.digest(csv(here, OptionalInt.empty()));

        assertEquals(digest, Datasets.digest(csv(there, OptionalInt.empty())));
        // By Python's hashlib: SHA-256 of the three files' SHA-256, in the order train, validation, test.
        assertEquals("793651fa3c25edd5295fc2e0d71d8502a2bd0828efbf7f4a66ba8a88d9d05f6e", digest);
    }

    @Test
    void theDigestChangesWithEveryFileAndItsPlace() throws IOException {
        write(folder, "1,2 0", "0,1 7", "1,0 0");
        String first = Datasets.digest(csv(folder, OptionalInt.empty()));
        write(folder, "1,2 0", "1,0 0", "0,1 7");
        String swapped = Datasets.digest(csv(folder, OptionalInt.empty()));
        write(folder, "1,2 0", "0,1 7", "1,0 1");
        String changed = Datasets.digest(csv(folder, OptionalInt.empty()));

        assertNotEquals(first, swapped);
        assertNotEquals(first, changed);
    }

    @Test
    void aDigestNeedsTheFiles() {
        FileData none = csv(folder, OptionalInt.empty());

        BadInput thrown = assertThrows(BadInput.class, () -> Datasets.digest(none));

        assertEquals(
                List.of(
                        folder.resolve("train.csv") + ": there is no such file.",
                        folder.resolve("validation.csv") + ": there is no such file.",
                        folder.resolve("test.csv") + ": there is no such file."),
                thrown.sentences());
    }

    private static FileData csv(Path folder, OptionalInt vocabulary) {
        return FileData.of(
                folder.resolve("train.csv"), folder.resolve("validation.csv"), folder.resolve("test.csv"), vocabulary);
    }

    private static void write(Path folder, String train, String validation, String test) throws IOException {
        Files.writeString(folder.resolve("train.csv"), "label,tokens\n" + train + "\n", UTF_8);
        Files.writeString(folder.resolve("validation.csv"), "label,tokens\n" + validation + "\n", UTF_8);
        Files.writeString(folder.resolve("test.csv"), "label,tokens\n" + test + "\n", UTF_8);
    }

    private static void assertSame(Sequences expected, Sequences actual) {
        assertArrayEquals(expected.tokens(), actual.tokens());
        assertArrayEquals(expected.labels(), actual.labels());
    }
}
