package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Part;
import org.dropwhere.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read again, and NumPy reads it. */
class WrittenFilesTest {
    private static final Sequences TOKENS = new Sequences(new int[][] {{1, 2, 3}, {4, 5, 6}}, new int[] {0, 1});
    private static final Sequences FEATURES =
            new Sequences(new FeatureSteps(new float[][] {{0.5f, 1, 2, 3}}, 2), new int[] {1});
    private static final Sequences RAGGED = new Sequences(new int[][] {{1, 2, 3}, {4}}, new int[] {0, 1});

    @TempDir
    Path folder;

    static byte[] stored(Sequences train) {
        return bytes(new NpzContent(Map.of(Part.TRAIN, train)));
    }

    private static byte[] bytes(FileContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The digests are those of {@code np.save} of NumPy 2.4.6. */
    @Test
    void arraysAreTheBytesOfNumpy() {
        assertEquals(
                "6473b2fc232076b057581d730590edcbde48c5bb52f80553346cb0ce489e3325",
                Sha256.of(bytes(NpyContent.steps(TOKENS))));
        assertEquals(
                "28d4b63fdadd72ed19f8fad1638746569959d59ee50d3e10d67810fced9dc78f",
                Sha256.of(bytes(NpyContent.labels(TOKENS))));
        assertEquals(
                "fb8eae78b2e7448cd1f8900a66a20e20d96839abdc20a3cbd5209c7eee66ba2d",
                Sha256.of(bytes(NpyContent.steps(FEATURES))));
    }

    @Test
    void anArchiveIsReadAgain() throws IOException {
        Path file = folder.resolve("data.npz");
        FileContent content = new NpzContent(Map.of(Part.TRAIN, TOKENS, Part.VALIDATION, TOKENS, Part.TEST, TOKENS));

        WholeFile.write(file, content);

        Map<Part, Sequences> read = FileReading.of(file).read().parts();
        assertEquals(List.of(Part.TRAIN, Part.VALIDATION, Part.TEST), List.copyOf(read.keySet()));
        read.values().forEach(part -> {
            assertArrayEquals(TOKENS.tokens(), part.tokens());
            assertArrayEquals(TOKENS.labels(), part.labels());
        });
        assertTrue(WholeFile.isWritten(file, content));
        assertFalse(WholeFile.isWritten(file, new NpzContent(Map.of(Part.TRAIN, TOKENS))));
        assertEquals(List.of(file), filesIn(folder));
    }

    @Test
    void featuresAreReadAgain() throws IOException {
        Path file = folder.resolve("data.npz");

        WholeFile.write(file, new NpzContent(Map.of(Part.TEST, FEATURES)).gzipped());

        Map<Part, Sequences> read =
                FileReading.of(file).as(new FeatureContent(false)).read().parts();
        FeatureSteps steps = (FeatureSteps) read.values().iterator().next().steps();
        assertEquals(2, steps.width());
        assertArrayEquals(new float[][] {{0.5f, 1, 2, 3}}, steps.values());
    }

    @Test
    void packedBytesAreTheSameEachTime() {
        FileContent content = new NpzContent(Map.of(Part.TRAIN, TOKENS)).gzipped();

        assertArrayEquals(bytes(content), bytes(content));
        // No time: the four bytes behind the flags.
        assertEquals(0, bytes(content)[4] | bytes(content)[5] | bytes(content)[6] | bytes(content)[7]);
    }

    @Test
    void anArrayIsARectangle() {
        BadInput bad = assertThrows(BadInput.class, () -> new NpzContent(Map.of(Part.TRAIN, RAGGED)));

        assertEquals(
                List.of(
                        "The sequences of the part train have different lengths, one 1 and one 3, and a NumPy array is a"
                                + " rectangle. Say pad: {to: 3} in the experiment, or write JSON lines or CSV, which keep the"
                                + " lengths."),
                bad.sentences());
    }

    @Test
    void jsonLinesKeepLengths() {
        assertEquals(
                "{\"tokens\": [1, 2, 3], \"label\": 0}\n{\"tokens\": [4], \"label\": 1}\n",
                new String(bytes(new JsonLinesContent(RAGGED)), UTF_8));
    }

    @Test
    void jsonLinesHaveFeaturesStepByStep() {
        assertEquals(
                "{\"features\": [[0.5, 1.0], [2.0, 3.0]], \"label\": 1}\n",
                new String(bytes(new JsonLinesContent(FEATURES)), UTF_8));
    }

    @Test
    void everyFormatOfFeaturesIsReadAgain() throws IOException {
        FeatureSteps steps = new FeatureSteps(new float[][] {{0.5f, 1, 2, 3}, {1e-9f, -1e20f}}, 2);
        Sequences ragged = new Sequences(steps, new int[] {1, 0});

        for (FileContent content : List.of(
                new JsonLinesContent(ragged),
                CsvSequences.content(ragged),
                CsvSequences.content(ragged).gzipped())) {
            Path file = folder.resolve("features");
            WholeFile.write(file, content);
            Sequences read = FileReading.of(file).as(new FeatureContent(false)).sequences();
            assertArrayEquals(steps.values(), ((FeatureSteps) read.steps()).values());
            assertArrayEquals(new int[] {1, 0}, read.labels());
        }
    }

    @Test
    void everyFormatOfTokensIsReadAgain() throws IOException {
        for (FileContent content : List.of(
                new JsonLinesContent(RAGGED), CsvSequences.content(RAGGED), new JsonLinesContent(RAGGED).gzipped())) {
            Path file = folder.resolve("tokens");
            WholeFile.write(file, content);
            Sequences read = FileReading.of(file).sequences();
            assertArrayEquals(RAGGED.tokens(), read.tokens());
            assertArrayEquals(new int[] {0, 1}, read.labels());
        }
    }

    @Test
    void arraysInFilesOfTheirOwnAreReadAgain() throws IOException {
        Path x = folder.resolve("x.npy");
        Path y = folder.resolve("y.npy");
        WholeFile.write(x, NpyContent.steps(TOKENS));
        WholeFile.write(y, NpyContent.labels(TOKENS));

        Sequences read = FileReading.of(x, y).sequences();

        assertArrayEquals(TOKENS.tokens(), read.tokens());
        assertArrayEquals(TOKENS.labels(), read.labels());
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path file = folder.resolve("data.npz");
        Files.writeString(file, "before", UTF_8);

        assertThrows(
                IOException.class,
                () -> WholeFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("full");
                }));

        assertEquals("before", Files.readString(file, UTF_8));
        assertEquals(List.of(file), filesIn(folder));
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
