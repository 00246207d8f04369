package org.dropwhere.data.file;

import static org.dropwhere.data.file.NumpyBytes.ints;
import static org.dropwhere.data.file.NumpyBytes.little;
import static org.dropwhere.data.file.NumpyBytes.npy;
import static org.dropwhere.data.file.NumpyBytes.npz;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzReaderTest {
    private static final byte[] X = ints(new int[][] {{1, 2}, {3, 4}});
    private static final byte[] Y = ints(0, 1);
    private static final byte[] OBJECTS = npy("|O", "(2,)", new byte[] {(byte) 0x80, 4, '.'});
    private static final String CUT = " Copy it or write it again (NumPy: np.savez).";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"x, y", "X, Y", "tokens, labels", "sequences, label", "x, targets"})
    void arraysAreFoundByTheirUsualNames(String sequences, String labels) throws IOException {
        Path file = file(npz("other", new byte[] {1}, labels, Y, sequences, X, "z", X));

        Sequences read = FileReading.of(file).sequences();

        assertArrayEquals(new int[][] {{1, 2}, {3, 4}}, read.tokens());
        assertArrayEquals(new int[] {0, 1}, read.labels());
    }

    @Test
    void partsAreNamedAsInKeras() throws IOException {
        byte[] one = ints(new int[][] {{7}});
        Path file = file(npz(
                "x_train", X, "y_train", Y, "x_test", one, "y_test", ints(1), "x_valid", one, "y_val", ints(0), "x",
                one));

        Map<Part, Sequences> read = FileReading.of(file).read().parts();

        assertEquals(EnumSet.allOf(Part.class), read.keySet());
        assertArrayEquals(new int[][] {{1, 2}, {3, 4}}, parts(read, Part.TRAIN).tokens());
        assertArrayEquals(new int[] {0}, parts(read, Part.VALIDATION).labels());
        assertArrayEquals(new int[] {1}, parts(read, Part.TEST).labels());
    }

    private static Sequences parts(Map<Part, Sequences> parts, Part part) {
        return parts.getOrDefault(part, new Sequences(new int[0][], new int[0]));
    }

    @Test
    void aFileOfOnePartIsReadForIt() throws IOException {
        byte[] broken = new byte[0];
        Path file = file(npz("x_train", broken, "y_train", broken, "x_test", X, "y_test", Y));

        Map<Part, Sequences> read =
                FileReading.of(file).forPart(Part.TEST).read().parts();

        assertEquals(EnumSet.of(Part.TEST), read.keySet());
        assertArrayEquals(new int[] {0, 1}, parts(read, Part.TEST).labels());
    }

    @Test
    void aFileWithoutPartsIsReadForAny() throws IOException {
        Path file = file(npz("x", X, "y", Y));

        assertArrayEquals(
                new int[] {0, 1},
                parts(FileReading.of(file).forPart(Part.TRAIN).read().parts(), Part.TRAIN)
                        .labels());
    }

    @Test
    void columnsNameArrays() throws IOException {
        Path file = file(npz("x", OBJECTS, "y", OBJECTS, "ids", X, "stars", Y));

        assertArrayEquals(
                new int[] {0, 1},
                FileReading.of(file).named("ids", "stars").sequences().labels());
    }

    @Test
    void columnsNameArraysOfParts() throws IOException {
        Path file = file(npz("ids_train", X, "stars_train", Y));

        assertEquals(
                EnumSet.of(Part.TRAIN),
                FileReading.of(file).named("ids", "stars").read().parts().keySet());
    }

    @Test
    void featuresAreRead() throws IOException {
        Path file = file(npz("x", npy("<f8", "(2, 1, 2)", little(0.5, 1, 2, 3)), "y", Y));

        FeatureSteps steps = (FeatureSteps)
                FileReading.of(file).as(new FeatureContent(true)).sequences().steps();

        assertEquals(2, steps.width());
        assertArrayEquals(new float[][] {{0.5f, 1}, {2, 3}}, steps.values());
    }

    @Test
    void gzippedArchivesAreRead() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(npz("x", X, "y", Y));
        }

        RawFiles read = FileReading.of(file(packed.toByteArray())).read();

        assertEquals("NumPy archive (.npz), gzipped", read.files().get(0).format());
        assertArrayEquals(new int[] {0, 1}, read.undivided().orElseThrow().labels());
    }

    @Test
    void archivesOfOtherFilesAreLeftToOthers() {
        byte[] start = npz("word/document.xml", X);
        byte[] name = "word/document.xml.npy".getBytes(StandardCharsets.US_ASCII);
        byte[] renamed = start.clone();
        renamed[30 + name.length - 1] = 'x';

        assertTrue(new NpzReader().recognises(start));
        assertFalse(new NpzReader().recognises(renamed));
        assertFalse(new NpzReader().recognises(Arrays.copyOf(start, 40)));
    }

    @Test
    void objectsAreRefusedWithThePythonThatConvertsThem() throws IOException {
        Path file = file(npz("x_train", OBJECTS, "x_test", OBJECTS, "y_train", Y, "y_test", Y));

        assertEquals(
                List.of(file
                        + ": the elements of x_train and x_test are Python objects, which only pickle reads, and pickle"
                        + " runs code that the file brings. Where you trust it, write rectangles of numbers with"
                        + " Python: d = np.load('data.npz', allow_pickle=True); np.savez('padded.npz', **{k:"
                        + " keras.utils.pad_sequences(a) if a.dtype == object else a for k, a in d.items()}). To keep"
                        + " the lengths, write JSON lines: open('train.jsonl', 'w').writelines(json.dumps({'tokens':"
                        + " list(map(int, s)), 'label': int(l)}) + '\\n' for s, l in zip(x, y))."),
                FileReading.of(file).mistakes());
    }

    @Test
    void labelsThatAreObjectsHaveACureOfTheirOwn() throws IOException {
        Path file = file(npz("x", X, "y", OBJECTS));

        assertEquals(
                List.of(file
                        + ": the elements of y are Python objects, which only pickle reads, and pickle runs code that"
                        + " the file brings. Where you trust it, write numbers or texts with Python (NumPy: y.astype(int),"
                        + " or y.astype(str))."),
                FileReading.of(file).mistakes());
    }

    @Test
    void missingLabelsAreNamed() throws IOException {
        Path file = file(npz("x_train", X, "y_train", Y, "x_val", X, "targets", Y));

        assertEquals(
                List.of(file + ": there are no labels for the sequences x_val. The file has x_train, y_train, x_val,"
                        + " targets. Call them x_val and y_val, or say how they are called, for example under data:"
                        + " columns: {tokens: x_train, label: y_train}."),
                FileReading.of(file).mistakes());
    }

    @Test
    void missingSequencesAreNamed() throws IOException {
        Path file = file(npz("y_val", Y));

        assertEquals(
                List.of(file
                        + ": there are no sequences for the labels y_val. The file has y_val. Call them x_val and y_val,"
                        + " or say how they are called, for example under data: columns: {tokens: a, label: b}."),
                FileReading.of(file).mistakes());
    }

    @Test
    void arraysThatAreCalledOtherwiseAreListed() throws IOException {
        Path file = file(npz("arr_0", X, "arr_1", Y));

        assertEquals(
                List.of(file
                        + ": there is no array of sequences. The file has arr_0, arr_1. Call them x and y, or say how"
                        + " they are called, for example under data: columns: {tokens: arr_0, label: arr_1}."),
                FileReading.of(file).mistakes());
    }

    @Test
    void twoArraysThatCouldBeMeantAreRefused() throws IOException {
        Path file = file(npz("x", X, "tokens", X, "y", Y));

        assertEquals(
                List.of(file
                        + ": both x and tokens could be the sequences. Say which, for example under data: columns: {tokens:"
                        + " x, label: y}."),
                FileReading.of(file).mistakes());
    }

    @Test
    void mistakesOfAllArraysAreReportedAtOnce() throws IOException {
        Path file = file(npz("x", ints(new int[][] {{1, -4}, {3, 4}}), "y", ints(0, 7)));

        assertEquals(
                List.of(
                        file
                                + ": x[0, 1]: '-4' is no token. Tokens are integers from 0 to 999999. If it pads, write 0 in its"
                                + " place and say model: {mask-zero: true}.",
                        file
                                + ": y[1]: '7' is no label. Labels are 0 and 1. Only two classes can be told apart: write 0 for"
                                + " one and 1 for the other, or leave out the sequences of all others."),
                FileReading.of(file).mistakes());
    }

    @Test
    void countsOfAPartDiffer() throws IOException {
        Path file = file(npz("x_test", X, "y_test", ints(1)));

        assertEquals(
                List.of(file
                        + ": x_test: there are 2 sequences, but y_test has 1 label. Each sequence needs one label, in"
                        + " the same order."),
                FileReading.of(file).mistakes());
    }

    @Test
    void anArchiveHasItsLabelsInItself() throws IOException {
        Path file = file(npz("x", X, "y", Y));
        Path labels = Files.write(folder.resolve("y.npy"), Y);

        assertEquals(
                List.of(file + ": an .npz has its labels in itself, so " + labels
                        + " is of no use. Name the .npz alone."),
                FileReading.of(file, labels).mistakes());
    }

    @Test
    void anArchiveThatIsCutOffIsDamaged() throws IOException {
        byte[] whole = npz("x", X, "y", Y);
        int second = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0003\u0004");

        // Within the second array, between the two, and within the list at the end.
        assertEquals(List.of(damaged("")), cut(whole, second + 40));
        assertEquals(List.of(damaged("")), cut(whole, second));
        assertEquals(List.of(damaged("")), cut(whole, whole.length - 30));
    }

    private List<String> cut(byte[] whole, int length) throws IOException {
        return FileReading.of(file(Arrays.copyOf(whole, length))).mistakes();
    }

    private String damaged(String array) {
        return folder.resolve("data.npz") + array + ": the archive is damaged or cut off." + CUT;
    }

    /** As NumPy writes to what cannot seek, such as a pipe: sizes stand behind the content, in eight bytes each. */
    @Test
    void archivesWrittenToAPipeAreRead() throws IOException {
        Path file = Path.of("src/test/resources/arrays/pipe.npz");

        Sequences read = FileReading.of(file).sequences();

        assertArrayEquals(new int[][] {{1, 1}, {1, 1}, {1, 1}}, read.tokens());
        assertArrayEquals(new int[] {0, 1, 0}, read.labels());
    }

    @Test
    void anArrayWhoseBytesHaveChangedIsDamaged() throws IOException {
        byte[] stored = WrittenFilesTest.stored(new Sequences(new int[][] {{1, 2}, {3, 4}}, new int[] {0, 1}));
        int first = new String(stored, StandardCharsets.ISO_8859_1).indexOf("), }") + 70;
        stored[first] ^= 2;

        assertEquals(List.of(damaged(": x_train")), FileReading.of(file(stored)).mistakes());
    }

    @Test
    void aPackedArrayWhoseBytesHaveChangedIsDamagedWhateverTheyUnpackTo() throws IOException {
        int[][] tokens = new int[40][9];
        for (int i = 0; i < 40 * 9; i++) {
            tokens[i / 9][i % 9] = i * i % 23;
        }
        byte[] whole = npz("x", ints(tokens), "y", ints(new int[40]));
        int end = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\u0007\b");
        for (int at = 30 + "x.npy".length(); at < end; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            assertEquals(List.of(damaged(": x")), FileReading.of(file(changed)).mistakes(), "byte " + at);
        }
    }

    @Test
    void aCompressionThatIsNotReadIsNamed() throws IOException {
        byte[] bytes = npz("x", X, "y", Y);
        // The list at the end of the archive has the methods; 14 is LZMA.
        int listed = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        bytes[listed + 10] = 14;

        assertEquals(
                List.of(folder.resolve("data.npz") + ": the compression of this archive is not read. Write it"
                        + " again (NumPy: np.savez or np.savez_compressed)."),
                FileReading.of(file(bytes)).mistakes());
    }

    @Test
    void twoArraysOfOneNameAreToldOf() throws IOException {
        byte[] bytes = npz("x", X, "z", X, "y", Y);
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("z.npy", "x.npy");

        assertEquals(
                List.of(folder.resolve("data.npz") + ": two arrays are called x. Write the archive again, with each"
                        + " array once."),
                FileReading.of(file(text.getBytes(StandardCharsets.ISO_8859_1))).mistakes());
    }

    /** A quarter of a gigabyte of zeros: only as much memory is taken as is promised and there. */
    @Test
    void whatUnpacksToMoreThanItsHeaderPromisesIsLeft() throws IOException {
        Path file = file(npz("x", npy("|u1", "(2, 2)", new byte[1 << 28]), "y", Y));

        assertEquals(
                List.of(file
                        + ": x: something follows the 4 elements that the array of shape [2, 2] has. Write each array to"
                        + " a file of its own, or to an .npz (NumPy: np.savez)."),
                FileReading.of(file).mistakes());
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("data.npz"), content);
    }
}
