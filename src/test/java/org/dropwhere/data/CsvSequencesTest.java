package org.dropwhere.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

        assertSame(SMALL, CsvSequences.read(file, OptionalInt.empty()));
        assertSame(SMALL, CsvSequences.read(file, OptionalInt.of(13)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,tokens\n1,3 0 12\n0,1 1 0",
                "label,tokens\r\n1,3 0 12\r\n0,1 1 0\r\n",
                "\uFEFFlabel,tokens\n1,3 0 12\n0,1 1 0\n",
                "\"label\",\"tokens\"\n\"1\",\"3 0 12\"\n0,\"1 1 0\"\n",
                "label,tokens\n1, 3  0 12 \n0,1 1 0\n",
                "label,tokens\n1,003 0 12\n0,1 1 00\n",
                "label,tokens\n1,3 0 12\n0,1 1 0\n\n",
                "label,tokens\r\n1,3 0 12\r\n0,1 1 0\r\n\r\n \r\n",
                "label,tokens\n1,3 0 12\n0,1 1 0\n \n\t\n\n",
                "label,tokens\n1,3 0 12\n0,1 1 0\n   ",
            })
    void filesOfOtherProgramsAreReadToo(String content) throws IOException {
        assertSame(SMALL, CsvSequences.read(file(content), OptionalInt.empty()));
    }

    private static final String TWO_COLUMNS = "Write the file with these two columns alone, for example with pandas:"
            + " frame[['label', 'tokens']].to_csv('train.csv', index=False).";
    private static final String OF_TEXT =
            "Write 0 for one class and 1 for the other (pandas: frame['label'].map({'neg': 0," + " 'pos': 1})).";
    private static final String OF_WORDS = " Give each word a number, from 1 up, and write the numbers (Keras:"
            + " TextVectorization); 0 is then free for padding.";
    private static final String BY_SPACES = " Separate tokens by spaces; a line has two columns, label and tokens.";
    private static final String PAD =
            "Pad the shorter ones with 0 and say model: {mask-zero: true}, so that the network"
                    + " skips the padding (Keras: pad_sequences); 0 may then be no token of your own.";

    static Stream<Arguments> wrongContents() {
        return Stream.of(
                Arguments.of(
                        "", "1:1: the file is empty. It needs the header label,tokens and a line for each sequence."),
                Arguments.of(
                        "\uFEFF",
                        "1:1: the file is empty. It needs the header label,tokens and a line for each sequence."),
                Arguments.of(
                        "1,3 0\n",
                        "1:1: found '1,3 0'. The first line is the header label,tokens. The file begins with a sequence;"
                                + " write the header above it."),
                Arguments.of(
                        "tokens,label\n",
                        "1:1: found 'tokens,label'. The first line is the header label,tokens. The columns stand in the"
                                + " other order. " + TWO_COLUMNS),
                Arguments.of(
                        "x".repeat(100) + "\n",
                        "1:1: this is no header of a CSV file. The first line is the header label,tokens. Each line below it"
                                + " is a label, a comma and tokens separated by spaces, such as 1,4 0 7."),
                Arguments.of(
                        "\nlabel,tokens\n",
                        "1:1: found ''. The first line is the header label,tokens. Take out the empty lines before it."),
                Arguments.of(
                        "model: {units: 4, embedding: 3}\n",
                        "1:1: this is no header of a CSV file. The first line is the header label,tokens. This looks"
                                + " like YAML, not CSV; name a CSV file of sequences."),
                Arguments.of("label,tokens", "2:1: there are no sequences after the header."),
                Arguments.of("label,tokens\n", "2:1: there are no sequences after the header."),
                Arguments.of(
                        "label,tokens\n2,0 1\n",
                        "2:1: '2' is no label. Labels are 0 and 1. Only two classes can be told apart: write 0 for"
                                + " one and 1 for the other, or leave out the sequences of all others."),
                Arguments.of(
                        "label,tokens\n,0 1\n",
                        "2:1: '' is no label. Labels are 0 and 1. The label is missing; leave such lines out."),
                Arguments.of(
                        "label,tokens\n0.0,0 1\n",
                        "2:1: '0.0' is no label. Labels are 0 and 1. Write 0 and 1 as whole numbers (pandas:"
                                + " frame['label'].astype(int))."),
                Arguments.of(
                        "label,tokens\nTrue,0 1\n",
                        "2:1: 'True' is no label. Labels are 0 and 1. Write 1 for True and 0 for False (pandas:"
                                + " frame['label'].astype(int))."),
                Arguments.of(
                        "label,tokens\n-1,0 1\n",
                        "2:1: '-1' is no label. Labels are 0 and 1. Write 0 in place of -1, and 1 in place of +1."),
                Arguments.of(
                        "label,tokens\n0.7,0 1\n",
                        "2:1: '0.7' is no label. Labels are 0 and 1. Write 0 for one class and 1 for the other; a"
                                + " share or a score is no class."),
                Arguments.of("label,tokens\npos,0 1\n", "2:1: 'pos' is no label. Labels are 0 and 1. " + OF_TEXT),
                Arguments.of(
                        "label,tokens\n3 2 5,1\n",
                        "2:1: '3 2 5' is no label. Labels are 0 and 1. The label comes first, then the tokens."),
                Arguments.of("label,tokens\n\",0 1\n", "2:1: '\"' is no label. Labels are 0 and 1. " + OF_TEXT),
                Arguments.of(
                        ",label,tokens\n0,1,2\n",
                        "1:1: found ',label,tokens'. The first line is the header label,tokens. The first column,"
                                + " without a name, is pandas' index. " + TWO_COLUMNS),
                Arguments.of(
                        "id,label,tokens\n0,1,2\n",
                        "1:1: found 'id,label,tokens'. The first line is the header label,tokens. There are other"
                                + " columns beside label and tokens. " + TWO_COLUMNS),
                Arguments.of(
                        "y,x\n0,1 2\n",
                        "1:1: found 'y,x'. The first line is the header label,tokens. Call the column of 0 and 1 'label' and"
                                + " that of the sequences 'tokens'. " + TWO_COLUMNS),
                Arguments.of(
                        "Label, Tokens\n0,1 2\n",
                        "1:1: found 'Label, Tokens'. The first line is the header label,tokens. Write it exactly so, in"
                                + " small letters and without spaces."),
                Arguments.of(
                        "label;tokens\n0;1 2\n",
                        "1:1: found 'label;tokens'. The first line is the header label,tokens. The columns are separated"
                                + " by semicolons; separate them by commas (pandas: to_csv('train.csv', sep=',', index=False))."),
                Arguments.of(
                        "label\ttokens\n0\t1 2\n",
                        "1:1: found 'label\ttokens'. The first line is the header label,tokens. The columns are"
                                + " separated by tabs; separate them by commas (pandas: to_csv('train.csv', sep=',', index=False))."),
                Arguments.of(
                        "{\"label\": 0, \"tokens\": [1]}\n",
                        "1:1: this is no header of a CSV file. The first line is the header label,tokens."
                                + " This is JSON, not CSV (pandas: read_json('train.jsonl', lines=True)). "
                                + TWO_COLUMNS),
                Arguments.of(
                        "label,tokens\r0,1 2\r",
                        "1:1: this is no header of a CSV file. The first line is the header label,tokens. Lines end with"
                                + " carriage returns alone; end them with line feeds."),
                Arguments.of("label,tokens\n0,\n", "2:3: there are no tokens. A sequence has one or more."),
                Arguments.of("label,tokens\n0,\"\"\n", "2:4: there are no tokens. A sequence has one or more."),
                Arguments.of(
                        "label,tokens\n0,1\n\n0,2\n",
                        "3:1: the line is empty. A line is a label, a comma and tokens separated by spaces,"
                                + " such as 1,4 0 7."),
                Arguments.of(
                        "label,tokens\n0 1 2\n",
                        "2:1: there is no comma in '0 1 2'. A line is a label, a comma and tokens separated by"
                                + " spaces, such as 1,4 0 7."),
                Arguments.of(
                        "label,tokens\n0,1 x 2\n",
                        "2:5: 'x' is no token. Tokens are integers from 0 to 999999." + OF_WORDS),
                Arguments.of(
                        "label,tokens\n0,-1 2\n",
                        "2:3: '-1' is no token. Tokens are integers from 0 to 999999. If it pads, write 0 in its place and say model: {mask-zero: true}."),
                Arguments.of("label,tokens\n0,+1 2\n", "2:3: '+1' is no token. Tokens are integers from 0 to 999999."),
                Arguments.of("label,tokens\n0,1 ٢\n", "2:5: '٢' is no token. Tokens are integers from 0 to 999999."),
                Arguments.of(
                        "label,tokens\n0,1,2\n",
                        "2:3: '1,2' is no token. Tokens are integers from 0 to 999999." + BY_SPACES),
                Arguments.of(
                        "label,tokens\n0,1\t2\n",
                        "2:3: '1\t2' is no token. Tokens are integers from 0 to 999999." + BY_SPACES),
                Arguments.of(
                        "label,tokens\n0,1000000\n",
                        "2:3: '1000000' is no token. Tokens are integers from 0 to 999999."),
                Arguments.of(
                        "label,tokens\n0,18446744073709551617\n",
                        "2:3: '18446744073709551617' is no token. Tokens are integers from 0 to 999999."),
                Arguments.of(
                        "label,tokens\n0,1 2 3\n1,1 2\n",
                        "3:3: the sequence has 2 tokens, but that of line 2 has 3. All sequences need the same"
                                + " length. " + PAD),
                Arguments.of(
                        "label,tokens\n0,\"[1, 2]\"\n",
                        "2:4: '[1,' is no token. Tokens are integers from 0 to 999999. Write tokens without brackets"
                                + " and commas, separated by spaces (pandas: frame['tokens'].astype(str).str.replace('[][,]', ' ', regex=True))."),
                Arguments.of(
                        "label,tokens\n0,1.0 2.0\n",
                        "2:3: '1.0' is no token. Tokens are integers from 0 to 999999. Write tokens as whole numbers"
                                + " (NumPy: x.astype(int))."),
                Arguments.of(
                        "label,tokens\n0,1 2\n1,\"1\"\n",
                        "3:4: the sequence has 1 token, but that of line 2 has 2. All sequences need the same"
                                + " length. " + PAD));
    }

    @ParameterizedTest
    @MethodSource("wrongContents")
    void wrongContentIsNamedWithItsPosition(String content, String message) throws IOException {
        Path file = file(content);

        assertEquals(List.of(file + ":" + message), mistakes(file, OptionalInt.empty()));
    }

    @Test
    void tokensAreOfTheVocabulary() throws IOException {
        Path file = file("label,tokens\n0,63 64\n");

        assertEquals(
                List.of(file + ":2:6: '64' is no token. Tokens are integers from 0 to 63, for the vocabulary is 64."),
                mistakes(file, OptionalInt.of(64)));
    }

    @Test
    void allWrongLinesAreReportedAtOnce() throws IOException {
        Path file = file("label,tokens\n0,1 x\n1,1 2\n3,1 2\n1,1 2 3\n");

        assertEquals(
                List.of(
                        file + ":2:5: 'x' is no token. Tokens are integers from 0 to 999999." + OF_WORDS,
                        file
                                + ":4:1: '3' is no label. Labels are 0 and 1. Only two classes can be told apart: write 0 for"
                                + " one and 1 for the other, or leave out the sequences of all others.",
                        file + ":5:3: the sequence has 3 tokens, but that of line 3 has 2. All sequences need the same"
                                + " length. " + PAD),
                mistakes(file, OptionalInt.empty()));
    }

    @Test
    void manyWrongLinesAreCounted() throws IOException {
        Path file = file("label,tokens\n" + "9,0\n".repeat(12));

        List<String> mistakes = mistakes(file, OptionalInt.empty());

        assertEquals(11, mistakes.size());
        assertEquals(file + ":11:1: '9' is no label. Labels are 0 and 1.", mistakes.get(9));
        assertEquals(file + ": 2 more lines are wrong.", mistakes.get(10));
    }

    @Test
    void bytesAreUtf8() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "label,tokens\n0,1 é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                List.of(file + ":2:5: these bytes are not UTF-8. Save the file as UTF-8."),
                mistakes(file, OptionalInt.empty()));
    }

    @Test
    void aCharacterThatIsCutOffIsNotUtf8() throws IOException {
        Path file = folder.resolve("cut.csv");
        Files.write(file, new byte[] {'l', 'a', (byte) 0xC3});

        assertEquals(
                List.of(file + ":1:3: these bytes are not UTF-8. Save the file as UTF-8."),
                mistakes(file, OptionalInt.empty()));
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        Path file = folder.resolve("none.csv");

        assertEquals(List.of(file + ": there is no such file."), mistakes(file, OptionalInt.empty()));
    }

    @Test
    void aDirectoryIsNoFile() {
        assertEquals(List.of(folder + ": this is a directory, not a CSV file."), mistakes(folder, OptionalInt.empty()));
    }

    @Test
    void aFileBelowAFileCannotBeRead() throws IOException {
        Path file = file("label,tokens\n").resolve("below.csv");

        List<String> mistakes = mistakes(file, OptionalInt.empty());

        assertEquals(1, mistakes.size());
        assertTrue(mistakes.get(0).startsWith("Cannot read " + file + ": "), () -> mistakes.get(0));
    }

    private static List<String> mistakes(Path file, OptionalInt vocabulary) {
        return assertThrows(BadInput.class, () -> CsvSequences.read(file, vocabulary))
                .sentences();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), content, UTF_8);
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

    @ParameterizedTest
    @ValueSource(
            strings = {"root:x:0:0:root:/root:/bin/sh", "root:*:19000:0:99999:7:::", "-----BEGIN PRIVATE KEY-----"})
    void theFirstLineOfAnotherFileIsNotQuoted(String line) throws IOException {
        Path file = Files.writeString(folder.resolve("x.csv"), line + "\nmore\n", UTF_8);
        BadInput bad = assertThrows(BadInput.class, () -> CsvSequences.read(file, OptionalInt.empty()));
        assertEquals(1, bad.sentences().size());
        String sentence = bad.sentences().get(0);
        assertTrue(
                sentence.startsWith(
                        file + ":1:1: this is no header of a CSV file. The first line is the header label,tokens. "),
                sentence);
        assertFalse(sentence.contains(line.substring(0, 5)), sentence);
    }

    @Test
    void aFileThatIsTooLongIsNotRead() throws IOException {
        Path file = folder.resolve("x.csv");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(5L << 30);
        }
        BadInput bad = assertThrows(BadInput.class, () -> CsvSequences.read(file, OptionalInt.empty()));
        assertEquals(
                List.of(file + ": the file is longer than the 268435456 bytes that are allowed."), bad.sentences());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsNotRead() {
        Path device = Path.of("/dev/zero");
        BadInput bad = assertThrows(BadInput.class, () -> CsvSequences.read(device, OptionalInt.empty()));
        assertEquals(List.of("/dev/zero: this is a device, a pipe or the like, not a CSV file."), bad.sentences());
    }
}
