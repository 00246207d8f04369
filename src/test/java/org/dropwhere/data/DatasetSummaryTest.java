package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.task.Majority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSummaryTest {
    @TempDir
    private Path folder;

    @Test
    void countsLabelsAndZerosOfFiles() throws IOException {
        DatasetSummary summary = summary("0,1 2 0 0\n1,0 3 0 0\n0,0 0 0 0\n", "1,4 4 4 4\n", "1,0 0 0 5\n");

        assertEquals(4, summary.longest());
        assertEquals(6, summary.inputs());
        assertEquals(3, summary.train().sequences());
        assertEquals(1, summary.train().ones());
        assertEquals(Optional.of(new ZeroTokens(3, 1, 9, 5, 8)), summary.train().zeros());
        assertEquals(
                Optional.of(new ZeroTokens(0, 0, 0, 0, 0)), summary.validation().zeros());
        assertEquals(Optional.of(new ZeroTokens(1, 0, 3, 3, 0)), summary.test().zeros());
        assertEquals(0, summary.train().majority());
        assertEquals(2.0 / 3, summary.train().majorityShare());
        assertEquals(1, summary.test().majorityShare());
    }

    @Test
    void countsSequencesOfOnePartThatStandInAnother() throws IOException {
        DatasetSummary summary = summary("0,1 2\n1,3 4\n", "1,1 2\n0,5 6\n0,1 2\n", "0,5 6\n0,7 8\n");

        assertEquals(new Repeated(2, 1), summary.validationInTrain());
        assertEquals(new Repeated(0, 0), summary.testInTrain());
        assertEquals(new Repeated(1, 0), summary.testInValidation());
        assertEquals(Optional.of(new Repeated(1, 1)), summary.validation().repeated());
        assertEquals(Optional.of(new Repeated(0, 0)), summary.train().repeated());
    }

    @Test
    void knowsTheSharesOfATasksLabelsWithoutDrawingIt() {
        for (double noise : new double[] {0, 0.1, 0.3}) {
            for (int size : IntStream.range(1, 30).toArray()) {
                TaskData task = new TaskData(new Majority(1), 5, 4, size, size + 1, size + 2, noise);
                DatasetSummary known = Datasets.summary(task);
                for (long seed = 1; seed <= 3; seed++) {
                    Dataset drawn = Datasets.of(task, seed);
                    String which = "size " + size + ", noise " + noise + ", seed " + seed;
                    assertEquals(share(drawn.train()), known.train().majorityShare(), which);
                    assertEquals(share(drawn.validation()), known.validation().majorityShare(), which);
                    assertEquals(share(drawn.test()), known.test().majorityShare(), which);
                }
            }
        }
    }

    private static double share(Sequences part) {
        return PartSummary.ofLabels(part).majorityShare();
    }

    private DatasetSummary summary(String train, String validation, String test) throws IOException {
        return Datasets.summary(
                FileData.of(file("a", train), file("b", validation), file("c", test), OptionalInt.empty()));
    }

    private Path file(String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".csv"), "label,tokens\n" + lines);
    }
}
