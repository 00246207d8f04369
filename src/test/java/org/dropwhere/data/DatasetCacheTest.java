package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.task.Majority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCacheTest {
    @TempDir
    Path folder;

    private FileData files() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "label,tokens\n0,1 2\n1,2 0\n");
        return FileData.of(file, file, file, OptionalInt.empty());
    }

    @Test
    void filesAreReadOnceForTheirDigestTheirSummaryAndAllSeeds() throws IOException {
        DatasetCache cache = new DatasetCache();
        FileData files = files();
        String digest = cache.digest(files);
        assertEquals(Datasets.digest(files), digest);
        Files.delete(files.paths().get(0));

        Dataset first = cache.of(files, digest, 1).orElseThrow();

        assertSame(first, cache.of(files, digest, 2).orElseThrow());
        assertEquals(digest, cache.summary(files).key());
        assertEquals(3, first.inputs());
    }

    @Test
    void filesOfAnotherContentThanWasPlannedAreNotGiven() throws IOException {
        assertEquals(Optional.empty(), new DatasetCache().of(files(), "another digest", 1));
    }

    @Test
    void filesAreReadOnceHoweverTheyArePadded() throws IOException {
        DatasetCache cache = new DatasetCache();
        FileData plain = files();
        FileData padded = plain.withPad(new Pad(3, Side.PRE, Side.PRE));
        String digest = cache.digest(plain);
        Files.delete(plain.paths().get(0));

        Dataset read = cache.of(padded, cache.digest(padded), 1).orElseThrow();

        assertEquals(digest, cache.digest(padded));
        assertEquals("[[0, 1, 2], [0, 2, 0]]", Arrays.deepToString(read.train().tokens()));
    }

    @Test
    void wrongFilesAreRefusedEachTime() {
        DatasetCache cache = new DatasetCache();
        FileData missing = FileData.of(
                folder.resolve("no.csv"), folder.resolve("no.csv"), folder.resolve("no.csv"), OptionalInt.empty());
        assertThrows(BadInput.class, () -> cache.digest(missing));
        assertThrows(BadInput.class, () -> cache.summary(missing));
    }

    @Test
    void aTaskIsDrawnForEachSeed() {
        DatasetCache cache = new DatasetCache();
        TaskData task = new TaskData(new Majority(1), 5, 4, 4, 2, 2, 0);
        assertEquals("", cache.digest(task));
        assertEquals(4, cache.summary(task).train().sequences());
        assertNotSame(cache.of(task, "", 1).orElseThrow(), cache.of(task, "", 1).orElseThrow());
    }
}
