package org.dropwhere.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file of arrays, it is read or refused with {@link BadInput}. */
class ArrayMutationTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-files/data");
    private static final int MUTANTS = 1000;

    private static final List<String> SPLINTERS = List.of(
            "9999999999",
            "0",
            "-1",
            "(",
            ")",
            "(((",
            ", ",
            "'",
            "{",
            "}",
            "[",
            "True",
            "'|O'",
            "'<f8'",
            "'<U9'",
            "'>i2'",
            "'<V3'",
            "'descr': '<i4', ",
            "PK\u0003\u0004",
            "PK\u0005\u0006",
            "x_train.npy",
            "\u0093NUMPY",
            "\u00ff\u00ff\u00ff\u00ff",
            "\0\0\0\0");

    @TempDir
    Path folder;

    @Test
    void mutantsOfAnArrayAreReadOrRefused() throws IOException {
        Path labels = GOLDEN.resolve("y.npy");
        Path mutant = folder.resolve("x.npy");

        assertMutants(Files.readAllBytes(GOLDEN.resolve("x.npy")), mutant, FileReading.of(mutant, labels));
    }

    @Test
    void mutantsOfLabelsAreReadOrRefused() throws IOException {
        Path sequences = GOLDEN.resolve("x.npy");
        Path mutant = folder.resolve("y.npy");

        assertMutants(Files.readAllBytes(GOLDEN.resolve("y.npy")), mutant, FileReading.of(sequences, mutant));
    }

    @Test
    void mutantsOfAStoredArchiveAreReadOrRefused() throws IOException {
        Path mutant = folder.resolve("padded.npz");

        assertMutants(Files.readAllBytes(GOLDEN.resolve("padded.npz")), mutant, FileReading.of(mutant));
    }

    @Test
    void mutantsOfADeflatedArchiveAreReadOrRefused() throws IOException {
        byte[] x = NumpyBytes.ints(new int[][] {{1, 2, 3}, {4, 5, 6}});
        byte[] y = NumpyBytes.ints(0, 1);
        Path mutant = folder.resolve("data.npz");

        assertMutants(
                NumpyBytes.npz("x_train", x, "y_train", y, "x_test", x, "y_test", y), mutant, FileReading.of(mutant));
    }

    @Test
    void mutantsOfAGzippedArchiveOfFeaturesAreReadOrRefused() throws IOException {
        Path mutant = folder.resolve("data.npz.gz");
        WholeFile.write(
                mutant,
                new NpzContent(Map.of(Part.TRAIN, new Sequences(new int[][] {{1, 2}, {3, 4}}, new int[] {0, 1})))
                        .gzipped());

        assertMutants(Files.readAllBytes(mutant), mutant, FileReading.of(mutant).as(new FeatureContent(false)));
    }

    private static void assertMutants(byte[] good, Path file, FileReading reading) throws IOException {
        SplittableRandom random = new SplittableRandom(good.length);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Files.write(file, mutant(good, random));
            try {
                reading.read();
            } catch (BadInput e) {
                refused++;
                assertFalse(e.sentences().isEmpty());
                assertTrue(e.sentences().size() <= 11, () -> e.sentences().toString());
                e.sentences()
                        .forEach(sentence -> assertEquals(1, sentence.lines().count(), sentence));
            }
        }
        assertTrue(refused > MUTANTS / 5, refused + " mutants were refused");
    }

    private static byte[] mutant(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            // Headers are where little does much.
            int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 130));
            bytes = switch (random.nextInt(4)) {
                case 0 -> flipped(bytes, at, random);
                case 1 -> Arrays.copyOf(bytes, at);
                case 2 -> spliced(bytes, at, at, random);
                default -> spliced(bytes, at, Math.min(bytes.length, at + random.nextInt(1, 12)), random);
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, SplittableRandom random) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, SplittableRandom random) {
        return NumpyBytes.joined(
                Arrays.copyOf(bytes, from),
                SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.ISO_8859_1),
                Arrays.copyOfRange(bytes, to, bytes.length));
    }
}
