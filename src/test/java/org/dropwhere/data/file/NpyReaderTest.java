package org.dropwhere.data.file;

import static org.dropwhere.data.file.NumpyBytes.header;
import static org.dropwhere.data.file.NumpyBytes.ints;
import static org.dropwhere.data.file.NumpyBytes.little;
import static org.dropwhere.data.file.NumpyBytes.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.WordContent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyReaderTest {
    private static final String AGAIN = " Write the array again (NumPy: np.save or np.savez).";
    private static final String CUT = " Copy it or write it again.";

    @TempDir
    Path folder;

    private Path x = Path.of("");
    private Path y = Path.of("");

    @BeforeEach
    void twoSequences() throws IOException {
        x = folder.resolve("x.npy");
        y = folder.resolve("y.npy");
        Files.write(x, ints(new int[][] {{1, 2, 0}, {3, 4, 5}}));
        Files.write(y, ints(0, 1));
    }

    /** The bytes are those of {@code np.array([[1, 0], [1, 1]], dtype).tobytes()} by NumPy 2.4.6. */
    @ParameterizedTest
    @CsvSource({
        "|b1, 01000101",
        "|i1, 01000101",
        "|u1, 01000101",
        "<i2, 0100000001000100",
        ">i2, 0001000000010001",
        "<u2, 0100000001000100",
        "<i4, 01000000000000000100000001000000",
        ">i4, 00000001000000000000000100000001",
        ">u4, 00000001000000000000000100000001",
        "<i8, 0100000000000000000000000000000001000000000000000100000000000000",
        ">u8, 0000000000000001000000000000000000000000000000010000000000000001",
        "<f2, 003c0000003c003c",
        ">f4, 3f800000000000003f8000003f800000",
        "<f8, 000000000000f03f0000000000000000000000000000f03f000000000000f03f",
        ">f8, 3ff000000000000000000000000000003ff00000000000003ff0000000000000"
    })
    void wholeNumbersOfEveryTypeAreTokensAndLabels(String type, String bytes) throws IOException {
        byte[] content = HexFormat.of().parseHex(bytes);
        Files.write(x, npy(type, "(2, 2)", content));

        assertArrayEquals(
                new int[][] {{1, 0}, {1, 1}}, FileReading.of(x, y).sequences().tokens());

        Files.write(x, ints(new int[][] {{1}, {2}, {3}, {4}}));
        Files.write(y, npy(type, "(4, 1)", content));

        assertArrayEquals(
                new int[] {1, 0, 1, 1}, FileReading.of(x, y).sequences().labels());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void headersOfAllVersionsAreRead(int version) throws IOException {
        Files.write(x, npy(version, header("<i4", "False", "(2, 2)"), little(1, 2, 3, 4)));

        assertArrayEquals(
                new int[][] {{1, 2}, {3, 4}}, FileReading.of(x, y).sequences().tokens());
    }

    @Test
    void longIntegersOfPython2AreRead() throws IOException {
        Files.write(x, npy("{'descr': '<i4', 'fortran_order': False, 'shape': (2L, 2L)}\n", little(1, 2, 3, 4)));

        assertArrayEquals(
                new int[][] {{1, 2}, {3, 4}}, FileReading.of(x, y).sequences().tokens());
    }

    @Test
    void columnsOfFortranBecomeRows() throws IOException {
        Files.write(x, npy(header("<i4", "True", "(2, 3)"), little(1, 4, 2, 5, 3, 6)));

        assertArrayEquals(
                new int[][] {{1, 2, 3}, {4, 5, 6}},
                FileReading.of(x, y).sequences().tokens());
    }

    @Test
    void longRowsAreReadInPieces() throws IOException {
        int[][] rows = new int[2][200_000];
        for (int i = 0; i < rows[0].length; i++) {
            rows[0][i] = i;
            rows[1][i] = rows[0].length - i;
        }
        Files.write(x, ints(rows));

        assertArrayEquals(rows, FileReading.of(x, y).sequences().tokens());
    }

    @Test
    void featuresHaveThreeDimensions() throws IOException {
        Files.write(x, npy("<f8", "(2, 2, 1)", little(0.5, -1.5, 2.0, 1e-3)));

        FeatureSteps steps = features();

        assertEquals(1, steps.width());
        assertArrayEquals(new float[][] {{0.5f, -1.5f}, {2, 1e-3f}}, steps.values());
    }

    @Test
    void featuresInFortransOrderAreTurned() throws IOException {
        // np.asfortranarray(np.arange(12).reshape(2, 3, 2)).tobytes('A')
        Files.write(x, npy(header("<i4", "True", "(2, 3, 2)"), little(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11)));

        FeatureSteps steps = features();

        assertEquals(2, steps.width());
        assertArrayEquals(new float[][] {{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}}, steps.values());
    }

    @Test
    void twoDimensionsAreOneFeature() throws IOException {
        Files.write(x, npy("<f2", "(2, 2)", HexFormat.of().parseHex("0038003e01000080")));

        FeatureSteps steps = features();

        assertEquals(1, steps.width());
        // float16 of 0.5, 1.5, the smallest above 0, and -0.
        assertArrayEquals(new float[][] {{0.5f, 1.5f}, {5.9604645e-8f, -0f}}, steps.values());
    }

    private FeatureSteps features() {
        return (FeatureSteps)
                FileReading.of(x, y).as(new FeatureContent(false)).sequences().steps();
    }

    @Test
    void labelsMayBeTexts() throws IOException {
        byte[] texts = "neg\0pos\0".getBytes(Charset.forName("UTF-32BE"));
        Files.write(y, npy(">U4", "(2,)", texts));

        assertArrayEquals(
                new int[] {0, 1},
                FileReading.of(x, y).labelled("", "pos").sequences().labels());
        assertArrayEquals(
                new int[] {1, 0},
                FileReading.of(x, y).labelled("pos", "").sequences().labels());
        assertArrayEquals(
                new int[] {1, 0},
                FileReading.of(x, y).labelled("pos", "neg").sequences().labels());
    }

    @Test
    void labelsMayBeOtherNumbers() throws IOException {
        Files.write(y, npy("<f8", "(2,)", little(1.0, -1.0)));

        assertArrayEquals(
                new int[] {1, 0},
                FileReading.of(x, y).labelled("-1", "1").sequences().labels());
    }

    @Test
    void textsAreWordsOrSentences() throws IOException {
        WordContent words = new WordContent(0, true, true);
        Files.write(x, npy("<U7", "(2,)", "Oh, no!oh yes\0".getBytes(Charset.forName("UTF-32LE"))));

        RawFiles sentences = FileReading.of(x, y).as(words).read();

        assertEquals(List.of("oh", "no", "yes"), sentences.words());
        assertArrayEquals(
                new int[][] {{0, 1}, {0, 2}},
                sentences.undivided().orElseThrow().tokens());

        Files.write(x, npy("|S3", "(2, 2)", "yesno\0oh\0\0\0\0".getBytes(StandardCharsets.US_ASCII)));

        RawFiles each = FileReading.of(x, y).as(words).read();

        assertEquals(List.of("yes", "no", "oh"), each.words());
        assertArrayEquals(
                new int[][] {{0, 1}, {2}}, each.undivided().orElseThrow().tokens());
    }

    @Test
    void textsThatAreNoneAreRefused() throws IOException {
        WordContent words = new WordContent(0, true, true);
        assertEquals(
                List.of(x
                        + ": this is an array of int32 of shape [2, 3]. Words are read from texts; if these are tokens,"
                        + " take words out of data."),
                FileReading.of(x, y).as(words).mistakes());

        Files.write(x, npy("|S3", "(2,)", "no\0.!?".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                List.of(x + "[1]: there are no words. A sequence has one or more. Leave such sequences out."),
                FileReading.of(x, y).as(words).mistakes());

        Files.write(x, npy(header("|S1", "True", "(2, 2)"), "abcd".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                List.of(x
                        + ": this is an array of bytes of shape [2, 2]. Texts in Fortran's order are not read. Write rows"
                        + " one after the other (NumPy: np.ascontiguousarray(x))."),
                FileReading.of(x, y).as(words).mistakes());
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Files.write(y, npy("|S2", "(2,)", new byte[] {'1', 0, (byte) 0xe9, 'a'}));

        assertEquals(
                List.of(y + ": element 1 is no text in UTF-8. Decode bytes from the encoding that they have (NumPy:"
                        + " np.char.decode(x, 'latin-1'))."),
                FileReading.of(x, y).mistakes());
    }

    @Test
    void aThirdTextIsNoLabel() throws IOException {
        Files.write(x, ints(new int[][] {{1}, {2}, {3}}));
        Files.write(y, npy("|S3", "(3,)", "negposmid".getBytes(StandardCharsets.US_ASCII)));

        assertEquals(
                List.of(y
                        + "[2]: 'mid' is no label. Labels are 'neg' for 0 and 'pos' for 1. Only two classes can be told"
                        + " apart: write 0 for one and 1 for the other, or leave out the sequences of all others."),
                FileReading.of(x, y).labelled("", "pos").mistakes());
    }

    @Test
    void anArrayWithoutANamedLabelIsToldOfOnce() throws IOException {
        Files.write(x, ints(new int[][] {{1}, {2}, {3}}));
        Files.write(y, npy("|S3", "(3,)", "negposneg".getBytes(StandardCharsets.US_ASCII)));

        assertEquals(
                List.of(y + ": 'Pos' is the label of no sequence; the labels are 'neg' (2 times) and 'pos' (1 time)."
                        + " Say under data which is which: labels: {0: neg, 1: pos}."),
                FileReading.of(x, y).labelled("neg", "Pos").mistakes());
    }

    @Test
    void gzippedArraysAreRead() throws IOException {
        Files.write(x, gzipped(Files.readAllBytes(x)));

        RawFiles read = FileReading.of(x, y).read();

        assertArrayEquals(
                new int[][] {{1, 2, 0}, {3, 4, 5}},
                read.undivided().orElseThrow().tokens());
        assertEquals(
                List.of("NumPy array (.npy), gzipped", "NumPy array (.npy)"),
                read.files().stream().map(FileFacts::format).toList());
    }

    private static byte[] gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    static Stream<Arguments> wrongSequences() {
        return Stream.of(
                Arguments.of(
                        npy("|O", "(2,)", new byte[9]),
                        ": the elements are Python objects, which only pickle reads,"
                                + " and pickle runs code that the file brings. Where you trust it, write a rectangle of numbers with"
                                + " Python: np.save('padded.npy', keras.utils.pad_sequences(np.load('x.npy',"
                                + " allow_pickle=True))). " + ArraySteps.KEEP_LENGTHS),
                Arguments.of(
                        npy("{'descr': [('a', '<i4')], 'fortran_order': False, 'shape': (2,)}", new byte[8]),
                        ": elements with fields (a structured or record array) cannot be read. Write each field as an array"
                                + " of its own (NumPy: np.savez('data.npz', x=a['tokens'], y=a['label']))."),
                Arguments.of(
                        npy("<c16", "(2, 1)", new byte[32]),
                        ": elements of the type \"<c16\" cannot be read. Numbers are bool, int8 to int64, uint8 to uint64"
                                + " and float16 to float64. Write real and imaginary parts as two features (NumPy:"
                                + " np.stack([x.real, x.imag], -1))."),
                Arguments.of(
                        npy("<M8[D]", "(2, 1)", new byte[16]),
                        ": elements of the type \"<M8[D]\" cannot be read. Numbers are bool, int8 to int64, uint8 to uint64"
                                + " and float16 to float64. Dates and durations are no numbers yet (NumPy:"
                                + " x.astype('int64'))."),
                Arguments.of(
                        npy("<U2", "(2,)", new byte[16]),
                        ": this is an array of str of shape [2]. Tokens are numbers; if this is text, say under data: words: {}."),
                Arguments.of(
                        ints(1, 2),
                        ": this is an array of int32 of shape [2]. Tokens have the shape [sequences, time]. A row for each"
                                + " sequence makes it so (NumPy: x.reshape(sequences, time))."),
                Arguments.of(
                        npy("<i4", "(1, 2, 1)", little(1, 2)),
                        ": this is an array of int32 of shape [1, 2, 1]. Tokens have the shape [sequences, time]. Take off"
                                + " the last dimension (NumPy: x[:, :, 0]), or say under data: features: {} if these are numbers"
                                + " to be read as they are."),
                Arguments.of(
                        npy("<i4", "(2, 0)", new byte[0]),
                        ": the array has the shape [2, 0], so there is nothing in it. There must be one sequence or more,"
                                + " and each must have a step or more."),
                Arguments.of(
                        npy("<i4", "(2, 3)", little(1, 2, 3, 4, 5)),
                        ": the file ends after 5 of the 6 elements that the array of shape [2, 3] should have." + CUT),
                Arguments.of(
                        npy("<i4", "(2, 2)", little(1, 2, 3, 4, 5)),
                        ": something follows the 4 elements that the array of shape [2, 2] has. Write each array to a file"
                                + " of its own, or to an .npz (NumPy: np.savez)."),
                Arguments.of(
                        npy("<i4", "(999999999, 999999999)", little(1)),
                        ": the array is said to have the shape [999999999, 999999999], for which the memory has no room. If"
                                + " that is its shape, take fewer sequences or allow the JVM more, for example with"
                                + " DROPWHERE_JAVA_OPTS=-Xmx8g; otherwise the file is damaged."),
                Arguments.of(
                        npy("<i4", "(9999999999, 0, 9999999999)", little(1)),
                        ": no array has the shape [9999999999, 0, 9999999999]." + AGAIN),
                Arguments.of(
                        npy("<i4", "(-1, 2)", little(1)),
                        ": the array's header is damaged at byte 61, where \"-1, 2), } \" stands in place of a whole number"
                                + " of at most 18 digits, from 0." + AGAIN),
                Arguments.of(
                        npy("{'descr': '<i4', 'fortran_order': 0, 'shape': (1, 2)}", little(1)),
                        ": the array's header is damaged at byte 44, where \"0, 'shape'\" stands in place of a text, True,"
                                + " False or '('." + AGAIN),
                Arguments.of(
                        npy("{'descr': '<i4', 'shape': (1, 2)}", little(1)),
                        ": the array's header does not say what it should: descr, a text; fortran_order, True or False; and"
                                + " shape, whole numbers in round brackets." + AGAIN),
                Arguments.of(
                        npy(4, header("<i4", "False", "(1, 1)"), little(1)),
                        ": this is version 4.0 of NumPy's format; 1.0, 2.0 and 3.0 can be read." + AGAIN),
                Arguments.of(
                        npy(2, " ".repeat(20_000), little(1)),
                        ": the array's header has 20000 bytes, and more than 10000 are not read." + AGAIN),
                Arguments.of(
                        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118},
                        ": the file ends within the array's header." + CUT));
    }

    @ParameterizedTest
    @MethodSource("wrongSequences")
    void wrongSequencesAreRefused(byte[] content, String message) throws IOException {
        Files.write(x, content);

        assertEquals(List.of(x + message), FileReading.of(x, y).mistakes());
    }

    @Test
    void whatIsNoTokenIsNamedByItsIndex() throws IOException {
        Files.write(x, npy("<f8", "(5, 2)", little(1, -4, 2.5, -1, 64, 1, Double.NaN, 1, 1, 63)));
        Files.write(y, ints(0, 1, 0, 1, 0));

        assertEquals(
                List.of(
                        x
                                + "[0, 1]: '-4.0' is no token. Tokens are integers from 0 to 63, for the vocabulary is 64. If it"
                                + " pads, write 0 in its place and say model: {mask-zero: true}.",
                        x
                                + "[1, 0]: '2.5' is no token. Tokens are integers from 0 to 63, for the vocabulary is 64. If these"
                                + " are numbers to be read as they are, say under data: features: {}.",
                        x
                                + "[2, 0]: '64.0' is no token. Tokens are integers from 0 to 63, for the vocabulary is 64. Raise"
                                + " the vocabulary, or write one token in place of all that are rare.",
                        x
                                + "[3, 0]: 'nan' is no token. Tokens are integers from 0 to 63, for the vocabulary is 64. A token is"
                                + " missing; pad with 0 and say model: {mask-zero: true}."),
                FileReading.of(x, y).below(64).mistakes());
    }

    @Test
    void withoutAVocabularyTokensAreSmallerThanAMillion() throws IOException {
        Files.write(x, npy("<u8", "(2, 1)", HexFormat.of().parseHex("40420f0000000000ffffffffffffffff")));

        assertEquals(
                List.of(
                        x
                                + "[0, 0]: '1000000' is no token. Tokens are integers from 0 to 999999. Write one token in place of"
                                + " all that are rare.",
                        x + "[1, 0]: '18446744073709551615' is no token. Tokens are integers from 0 to 999999."),
                FileReading.of(x, y).mistakes());
    }

    @Test
    void manyMistakesAreCounted() throws IOException {
        Files.write(x, npy("<i4", "(12, 1)", little(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)));
        Files.write(y, ints(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));

        List<String> mistakes = FileReading.of(x, y).mistakes();

        assertEquals(11, mistakes.size());
        assertEquals(x + "[9, 0]: '-1' is no token. Tokens are integers from 0 to 999999.", mistakes.get(9));
        assertEquals(x + ": 3 more values are wrong.", mistakes.get(10));
    }

    @Test
    void featuresAreFinite() throws IOException {
        Files.write(x, npy("<f8", "(2, 1, 2)", little(1, Double.NaN, 1e300, 2)));

        assertEquals(
                List.of(
                        x
                                + "[0, 0, 1]: nan is no feature. Features are finite numbers of float32. Fill what is missing and"
                                + " scale what is large (NumPy: np.nan_to_num, x / scale).",
                        x + "[1, 0, 0]: 1.0E300 is no feature. Features are finite numbers of float32."),
                FileReading.of(x, y).as(new FeatureContent(false)).mistakes());
    }

    static Stream<Arguments> wrongLabels() {
        String twoClasses = " Only two classes can be told apart: write 0 for one and 1 for the other, or leave out the"
                + " sequences of all others.";
        return Stream.of(
                Arguments.of(ints(0, 2), "[1]: '2' is no label. Labels are 0 and 1." + twoClasses),
                Arguments.of(
                        npy("<i4", "(2, 1)", little(-1, 1)),
                        "[0, 0]: '-1' is no label. Labels are 0 and 1. If -1 and 1 are the two classes, say under data:"
                                + " labels: {0: -1, 1: 1}."),
                Arguments.of(
                        npy("<f8", "(2,)", little(0, 0.5)),
                        "[1]: '0.5' is no label. Labels are 0 and 1. Write 0 for one class and 1 for the other; a share or a"
                                + " score is no class."),
                Arguments.of(
                        npy("<f8", "(2,)", little(0, Double.NaN)),
                        "[1]: 'nan' is no label. Labels are 0 and 1. The label is missing; leave such sequences out."),
                Arguments.of(
                        npy("|S3", "(2,)", "negpos".getBytes(StandardCharsets.US_ASCII)),
                        ": the labels are 'neg' and 'pos', not 0 and 1. Say under data which is which: labels: {0: neg,"
                                + " 1: pos}."),
                Arguments.of(
                        ints(new int[][] {{0, 1}, {1, 0}}),
                        ": this is an array of int32 of shape [2, 2]. Labels have the shape [sequences] or [sequences, 1]."
                                + " If each row has a 1 in the column of its class, write the class (NumPy: y.argmax(1))."));
    }

    @ParameterizedTest
    @MethodSource("wrongLabels")
    void wrongLabelsAreRefused(byte[] content, String message) throws IOException {
        Files.write(y, content);

        assertEquals(List.of(y + message), FileReading.of(x, y).mistakes());
    }

    @Test
    void thereIsALabelForEachSequence() throws IOException {
        Files.write(y, ints(0, 1, 1));

        assertEquals(
                List.of(x + ": there are 2 sequences, but " + y
                        + " has 3 labels. Each sequence needs one label, in the same" + " order."),
                FileReading.of(x, y).mistakes());
    }

    @Test
    void labelsAreInAFileOfTheirOwn() {
        assertEquals(
                List.of(
                        x
                                + ": an .npy holds one array, and there are no labels with it. Name the file of the labels too,"
                                + " {x: x.npy, y: y.npy}, or write both into one file (NumPy: np.savez('data.npz', x=x, y=y))."),
                FileReading.of(x).mistakes());
    }

    @Test
    void labelsAreAnArrayToo() throws IOException {
        Files.writeString(y, "label,tokens\n0,1\n");

        assertEquals(
                List.of(y + ": this is no NumPy array (.npy)." + AGAIN),
                FileReading.of(x, y).mistakes());
    }
}
