package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,tokens\n1,3 0 12\n0,1",
                "label,tokens\r\n1,3 0 12\r\n0,1\r\n",
                "label,tokens\r1,3 0 12\r0,1\r",
                "\uFEFFlabel,tokens\n1,3 0 12\n0,1\n",
                "\"label\",\"tokens\"\n\"1\",\"3 0 12\"\n0,\"1\"\n",
                "label,tokens\n1, 3  0\t12 \n0,1\n",
                "label,tokens\n1,003 0 12\n0,01\n",
                "\nlabel,tokens\n\n1,3 0 12\n \n0,1\n\n",
                "label,tokens\r\n1,3 0 12\r\n0,1\r\n\r\n \r\n",
                "tokens,label\n3 0 12,1\n1,0\n",
                "y,x\n1,3 0 12\n0,1\n",
                "Label, Tokens\n1,3 0 12\n0,1\n",
                "id,label,y,tokens,note\n7,1,9,3 0 12,a b\n8,0,9,1,\"c, d\"\n",
                ",label,tokens\n0,1,3 0 12\n1,0,1\n",
                "label;tokens\n1;3,0,12\n0;1\n",
                "label\ttokens\n1\t3 0 12\n0\t1\n",
                "label|tokens\n1|3 0 12\n0|1\n",
                "label,tokens\n1.0,3 0 12\n0.0,1\n",
                "label,tokens\nTrue,3 0 12\nFalse,1\n",
                "label,tokens\nTRUE,3 0 12\nfalse,1\n",
                "label,tokens\n1,\"[3, 0, 12]\"\n0,[1]\n",
                "label,tokens\n1,\"(3, 0, 12)\"\n0,\"(1,)\"\n",
                "label,tokens\n1,[ 3  0\t12]\n0,[1]\n",
                "label,tokens\n1,\"[3\n 0\n 12]\"\n0,1\n",
                "label,tokens\n1,3.0 0. 12.00\n0,1\n",
                "label,tokens\n1,[3. 0. 12.]\n0,1e0\n",
            })
    void filesOfManyProgramsAreRead(String content) throws IOException {
        Reading.TOKENS.assertReads(file(content), "1: [3, 0, 12]", "0: [1]");
    }

    private static final String NO_HEADER = " The first line names the columns, such as label,tokens. ";
    private static final String EACH_LINE =
            "Each line below it is a label, a comma and tokens separated by spaces, such as 1,4 0 7.";
    private static final String RANGE = "is no token. Tokens are integers from 0 to 999999.";
    private static final String WORDS = " If these are words, say under data: words: {}, so that each gets a number.";
    private static final String TWO_CLASSES = "Only two classes can be told apart: write 0 for one and 1 for the other,"
            + " or leave out the sequences of all others.";
    private static final String QUOTES = "the double quotes of this line do not fit together: one is not closed, or"
            + " something stands behind a closing one. Write a quote within quotes twice.";
    private static final String FIELDS =
            " Columns are separated by commas; a field that has some in it stands in double quotes.";

    static Stream<Arguments> wrongContents() {
        return Stream.of(
                Arguments.of(
                        "",
                        "1:1: the file is empty. It needs a header, such as label,tokens, and a line for each sequence."),
                Arguments.of(
                        "\uFEFF\n \n",
                        "1:1: the file is empty. It needs a header, such as label,tokens, and a line for each sequence."),
                Arguments.of("label,tokens", "1:1: there are no sequences after the header."),
                Arguments.of("label,tokens\n\n", "3:1: there are no sequences after the header."),
                Arguments.of(
                        "1,3 0\n",
                        "1:1: found '1,3 0'." + NO_HEADER
                                + "The file begins with a sequence; write the header above it."),
                Arguments.of(
                        "sep=;\nlabel;tokens\n1;3 0\n",
                        "1:1: found 'sep=;'." + NO_HEADER
                                + "A line for Excel that names the separator is not needed; leave it out."),
                Arguments.of("x".repeat(100) + "\n", "1:1: this is no header of a CSV file." + NO_HEADER + EACH_LINE),
                Arguments.of(
                        "model: {units: 4, embedding: 3}\n",
                        "1:1: this is no header of a CSV file." + NO_HEADER
                                + "This looks like YAML, not CSV; name a CSV file of sequences."),
                Arguments.of(
                        "cls,txt\n0,1\n",
                        "1:1: the columns are 'cls', 'txt'; which of them has the tokens and which has the labels is not"
                                + " clear. Say it under data, such as columns: {tokens: ..., label: ...}; 'dropwhere data"
                                + " --describe' proposes it for a file."),
                Arguments.of(
                        "sentiment,review\n0,1\n",
                        "1:1: the columns are 'sentiment', 'review'; which of them has the tokens is not clear. Say it"
                                + " under data, such as columns: {tokens: review}."),
                Arguments.of(
                        "target,y,tokens\n0,1,1\n",
                        "1:1: the columns are 'target', 'y', 'tokens'; which of them has the labels is not clear. Say it"
                                + " under data, such as columns: {label: ...}; 'dropwhere data --describe' proposes it for a"
                                + " file."),
                Arguments.of(
                        "label,tokens,tokens\n0,1,1\n",
                        "1:1: two columns are called 'tokens'. Give them different names."),
                Arguments.of(
                        "label,tokens\n2,0\n1,0\n0,1\n", "2:1: '2' is no label. Labels are 0 and 1. " + TWO_CLASSES),
                Arguments.of(
                        "label,tokens\n0.7,0\n1,0\n0,1\n",
                        "2:1: '0.7' is no label. Labels are 0 and 1. Write 0 for one class and 1 for the other; a share"
                                + " or a score is no class."),
                Arguments.of("label,tokens\n,0 1\n", "2:1: the label is missing. Leave such lines out."),
                Arguments.of("label,tokens\n1,0\nNaN,0 1\n", "3:1: the label is missing: 'NaN'. Leave such lines out."),
                Arguments.of(
                        "label,tokens\nneg,1\nneg,2\npos,0 1\n",
                        "2:1: the labels are 'neg' and 'pos', not 0 and 1. Say under data which is which: labels: {0: neg,"
                                + " 1: pos}."),
                Arguments.of(
                        "label,tokens\nspam,1\nham,2\n",
                        "2:1: the labels are 'spam' and 'ham', not 0 and 1. Say under data which is which: labels: {0:"
                                + " ham, 1: spam}."),
                Arguments.of(
                        "label,tokens\n1,1\n-1,2\n",
                        "3:1: the labels are '1' and '-1', not 0 and 1. Say under data which is which: labels: {0: -1, 1:"
                                + " 1}."),
                Arguments.of(
                        "label,tokens\n\"a, b\",1\nc: d,2\n",
                        "2:2: the labels are 'a, b' and 'c: d', not 0 and 1. Say under data which is which: labels: {0:"
                                + " \"a, b\", 1: \"c: d\"}."),
                Arguments.of(
                        "label,tokens\npos,1\n",
                        "2:1: all labels are 'pos'. Labels are 0 and 1; if others are in other files, say under data which"
                                + " of the two this is: labels: {1: pos}."),
                Arguments.of(
                        "label,tokens\na,1\nb,2\nc,3\n", "2:1: the labels are 'a', 'b' and others. " + TWO_CLASSES),
                Arguments.of(
                        "label,tokens\n3 2 5,1\n",
                        "2:1: '3 2 5' is no label, but looks like a sequence. Say under data which column is which, such"
                                + " as columns: {tokens: x, label: y}."),
                Arguments.of(
                        "label,tokens\n1,4\n0,4\nq,3\n",
                        "4:1: 'q' is no label. Labels are 0 and 1. Write 0 for one class and 1 for the other."),
                Arguments.of("label,tokens\n0,1\n\"0,3\n1,4\n", "3:1: " + QUOTES),
                Arguments.of("label,tokens\n0,\"1\"2\n", "2:1: " + QUOTES),
                Arguments.of(
                        "label,tokens\n0,\n",
                        "2:3: there are no tokens. A sequence has one or more. Leave such lines out."),
                Arguments.of(
                        "label,tokens\n0,\"\"\n",
                        "2:4: there are no tokens. A sequence has one or more. Leave such lines out."),
                Arguments.of(
                        "label,tokens\n0,nan\n",
                        "2:3: there are no tokens. A sequence has one or more. Leave such lines out."),
                Arguments.of(
                        "label,tokens\n0,[]\n",
                        "2:3: there are no tokens. A sequence has one or more. Leave such lines out."),
                Arguments.of(
                        "label,tokens\n0 1 2\n", "2:1: the line has 1 field, but the header names 2 columns." + FIELDS),
                Arguments.of(
                        "label,tokens\n0,1,2\n",
                        "2:1: the line has 3 fields, but the header names 2 columns." + FIELDS),
                Arguments.of("label,tokens\n0,1 x 2\n", "2:5: 'x' " + RANGE + WORDS),
                Arguments.of("label,tokens\n0,\"[1\n 2\n x]\"\n", "4:2: 'x' " + RANGE + WORDS),
                Arguments.of(
                        "label,tokens\n0,-1 2\n",
                        "2:3: '-1' " + RANGE
                                + " If it pads, leave it out, or write 0 in its place and say model: {mask-zero: true}."),
                Arguments.of("label,tokens\n0,+1 2\n", "2:3: '+1' " + RANGE),
                Arguments.of("label,tokens\n0,1 ٢\n", "2:5: '٢' " + RANGE),
                Arguments.of("label,tokens\n0,1000000\n", "2:3: '1000000' " + RANGE),
                Arguments.of("label,tokens\n0,18446744073709551617\n", "2:3: '18446744073709551617' " + RANGE),
                Arguments.of("label,tokens\n0,1e9\n", "2:3: '1e9' " + RANGE),
                Arguments.of(
                        "label,tokens\n0,1.5\n",
                        "2:3: '1.5' " + RANGE
                                + " If these are measurements, not tokens, say under data: features: {}."),
                Arguments.of("label,tokens\n0,1;2\n", "2:3: '1;2' " + RANGE + " Separate tokens by spaces."),
                Arguments.of(
                        "label,tokens\n0,[1 2 ... 7]\n",
                        "2:8: '...' " + RANGE
                                + " NumPy has left tokens out when it printed the array; write x.tolist() instead."),
                Arguments.of(
                        "label,tokens\n0,\"[1,,2]\"\n",
                        "2:7: '' " + RANGE + " A token is missing between two commas, or behind the last."),
                Arguments.of(
                        "label,tokens\n0,\"1, 2,\"\n",
                        "2:9: '' " + RANGE + " A token is missing between two commas, or behind the last."),
                Arguments.of(
                        "label,tokens\n0,\"[[1],[2]]\"\n",
                        "2:5: '[1]' " + RANGE + " Brackets stand around all tokens of a sequence, or nowhere."),
                Arguments.of(
                        "label,tokens\n0, \"1 2\"\n",
                        "2:4: '\"1' " + RANGE
                                + " Put double quotes around the whole of the tokens, with no blank before them, or"
                                + " nowhere."));
    }

    @ParameterizedTest
    @MethodSource("wrongContents")
    void wrongContentIsNamedWithItsPosition(String content, String message) throws IOException {
        assertEquals(List.of(":" + message), Reading.TOKENS.mistakes(file(content)));
    }

    @Test
    void tokensAreOfTheVocabulary() throws IOException {
        Reading reading = new Reading(new TokenContent(), Columns.DEFAULT, LabelNames.DEFAULT, OptionalInt.of(64));

        assertEquals(
                List.of(":2:6: '64' is no token. Tokens are integers from 0 to 63, for the vocabulary is 64."),
                reading.mistakes(file("label,tokens\n0,63 64\n")));
    }

    @Test
    void allWrongLinesAreReportedAtOnceInTheirOrder() throws IOException {
        assertEquals(
                List.of(
                        ":2:5: 'x' " + RANGE + WORDS,
                        ":4:1: '3' is no label. Labels are 0 and 1. " + TWO_CLASSES,
                        ":5:3: 'z' " + RANGE),
                Reading.TOKENS.mistakes(file("label,tokens\n0,1 x\n1,1 2\n3,1 2\n1,z\n")));
    }

    @Test
    void manyWrongLinesAreCounted() throws IOException {
        List<String> mistakes = Reading.TOKENS.mistakes(file("label,tokens\n0,1\n1,1\n" + "9,0\n".repeat(12)));

        assertEquals(11, mistakes.size());
        assertEquals(":13:1: '9' is no label. Labels are 0 and 1.", mistakes.get(9));
        assertEquals(": 2 more mistakes.", mistakes.get(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"root:x:0:0:root:/root:/bin/sh", "root:*:19000:0:99999:7:::", "-----BEGIN PRIVATE KEY-----"})
    void theFirstLineOfAnotherFileIsNotQuoted(String line) throws IOException {
        List<String> mistakes = Reading.TOKENS.mistakes(file(line + "\nmore\n"));

        assertEquals(1, mistakes.size());
        assertFalse(mistakes.get(0).contains(line.substring(0, 5)), mistakes.get(0));
    }

    @Test
    void bytesAreUtf8() throws IOException {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "label,tokens\n0,1 é\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                List.of(":2:5: these bytes are not UTF-8. Save the file as UTF-8."), Reading.TOKENS.mistakes(file));
    }

    @Test
    void aCharacterThatIsCutOffIsNotUtf8() throws IOException {
        Path file = folder.resolve("cut.csv");
        Files.write(file, new byte[] {'l', 'a', (byte) 0xC3});

        assertEquals(
                List.of(":1:3: these bytes are not UTF-8. Save the file as UTF-8."), Reading.TOKENS.mistakes(file));
    }

    @Test
    void mistakesBeforeBytesThatAreNotUtf8AreReportedToo() throws IOException {
        Path file = folder.resolve("latin.csv");
        String lines = "label,tokens\n0,x\n" + "1,2\n".repeat(50_000);
        Files.write(file, (lines + "é").getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                List.of(":2:3: 'x' " + RANGE + WORDS, ":50003:1: these bytes are not UTF-8. Save the file as UTF-8."),
                Reading.TOKENS.mistakes(file));
    }

    @Test
    void aHeaderHasBoundedColumns() throws IOException {
        assertEquals(
                List.of(":1:1: the header names more than 100000 columns, which is the most that is read."),
                Reading.TOKENS.mistakes(file("a" + ",a".repeat(100_000))));
    }

    @Test
    void aFieldHasBoundedCharacters() throws IOException {
        String tooLong =
                "a field has more than 16777216 characters, which is the most that is read. Perhaps it begins with a"
                        + " double quote that is not closed.";

        assertEquals(
                List.of(":2:1: " + tooLong),
                Reading.TOKENS.mistakes(file("label,tokens\n\"" + "0,1\n".repeat(5_000_000))));
        assertEquals(List.of(":1:1: " + tooLong), Reading.TOKENS.mistakes(file("x".repeat(20_000_000))));
    }

    @Test
    void aStepMayHaveAColumnOfItsOwn() throws IOException {
        Reading reading = Reading.TOKENS.with(new Columns(List.of("t1", "t2", "t3"), "", "", ""));

        reading.assertReads(
                file("t1,label,t3,t2\n3,1,12.0,0\n1,0,,\n7,0,nan,8\n"), "1: [3, 0, 12]", "0: [1]", "0: [7, 8]");
        assertEquals(
                List.of(
                        ":2:5: the column 't2' is empty, but a later step is not. Steps may be missing at the end alone.",
                        ":3:3: there are no tokens. A sequence has one or more. Leave such lines out."),
                reading.mistakes(file("label,t1,t2,t3\n1,3,,5\n0,,,\n")));
    }

    @Test
    void columnsThatAreAskedForAreThere() throws IOException {
        Reading reading = Reading.TOKENS.with(new Columns(List.of("word", "t4"), "lable", "", ""));

        assertEquals(
                List.of(
                        ":1:1: there is no column 't4', which columns: {tokens: ...} names. There are 'label', 'word',"
                                + " 'x'.",
                        ":1:1: there is no column 'lable', which columns: {label: ...} names. There are 'label', 'word',"
                                + " 'x'; did you mean label?"),
                reading.mistakes(file("label,word,x\n1,3,5\n")));
    }

    @Test
    void labelsMayHaveNames() throws IOException {
        String content = "label,tokens\nneg,1\n pos ,0 1\nneg,2\n";
        String[] expected = {"0: [1]", "1: [0, 1]", "0: [2]"};

        Reading.TOKENS.with(new LabelNames("neg", "pos")).assertReads(file(content), expected);
        Reading.TOKENS.with(new LabelNames("", "pos")).assertReads(file(content), expected);
        Reading.TOKENS.with(new LabelNames("neg", "")).assertReads(file(content), expected);
        Reading.TOKENS.with(new LabelNames("-1", "1")).assertReads(file("y,x\n1,5\n-1,6\n"), "1: [5]", "0: [6]");
    }

    @Test
    void theGreaterOfTwoNumbersIsProposedForOne() throws IOException {
        assertEquals(
                List.of(
                        ":2:1: the labels are '2' and '1', not 0 and 1. Say under data which is which: labels: {0: 1, 1:"
                                + " 2}."),
                Reading.TOKENS.mistakes(file("label,tokens\n2,1\n1,2\n2,3\n")));
    }

    @Test
    void aThirdLabelIsNone() throws IOException {
        String content = "label,tokens\nneg,1\npos,0 1\nneutral,2\n,3\n";
        List<String> expected = List.of(
                ":4:1: 'neutral' is no label. Labels are 'neg' for 0 and 'pos' for 1. Only two classes can be told apart,"
                        + " by labels: {0: ..., 1: ...} under data, each text as it stands in the file.",
                ":5:1: the label is missing. Leave such lines out.");

        assertEquals(expected, Reading.TOKENS.with(new LabelNames("neg", "pos")).mistakes(file(content)));
        assertEquals(expected, Reading.TOKENS.with(new LabelNames("", "pos")).mistakes(file(content)));
    }

    @Test
    void aNamedLabelThatNoLineHasIsToldOfOnce() throws IOException {
        String content = "label,tokens\nnegative,1\npositive,0 1\nnegative,2\n,3\n";
        String found = "; the labels are 'negative' (2 times) and 'positive' (1 time). Say under data which is which:"
                + " labels: {0: negative, 1: positive}.";

        for (LabelNames names : List.of(new LabelNames("", "positve"), new LabelNames("negative", "positve"))) {
            assertEquals(
                    List.of(":3:1: 'positve' is the label of no sequence" + found),
                    Reading.TOKENS.with(names).mistakes(file(content)));
        }
        assertEquals(
                List.of(":2:1: 'Negative' and 'Positive' are the label of no sequence" + found),
                Reading.TOKENS.with(new LabelNames("Negative", "Positive")).mistakes(file(content)));
        assertEquals(
                List.of(":3:1: 'yes' is the label of no sequence; the labels are 'a' (1 time) and 'b' (2 times) and"
                        + " others. Only two classes can be told apart: write 0 for one and 1 for the other, or leave out"
                        + " the sequences of all others."),
                Reading.TOKENS
                        .with(new LabelNames("", "yes"))
                        .mistakes(file("label,tokens\na,1\nb,2\nb,3\nc,3\nc,3\nd,4\ne,5\n")));
    }

    @Test
    void textIsReadAsWords() throws IOException {
        RawFiles read =
                Reading.WORDS.read(file("label,text\n1,\"Don't, PANIC: a \"\"b\"\"\nÉtat—b\"\n0,don't panic!\n"));

        // By Keras 3's TextVectorization("lower_and_strip_punctuation"): small letters, no ASCII punctuation.
        assertEquals(List.of("dont", "panic", "a", "b", "état—b"), read.words());
        assertEquals(
                List.of("1: [0, 1, 2, 3, 4]", "0: [0, 1]"),
                Reading.shown(read.undivided().orElseThrow()));
    }

    @Test
    void textMayKeepItsCapitalsAndPunctuation() throws IOException {
        Reading reading =
                new Reading(new WordContent(0, false, false), Columns.DEFAULT, LabelNames.DEFAULT, OptionalInt.empty());

        assertEquals(
                List.of("Don't", "PANIC:", "panic"),
                reading.read(file("label,text\n1,Don't PANIC:\n0,panic\n")).words());
    }

    @Test
    void textOfSeveralColumnsIsReadInTheirOrder() throws IOException {
        RawFiles read = Reading.WORDS
                .with(new Columns(List.of("title", "body"), "", "", ""))
                .read(file("body,title,y\nthe end,It,1\nonly body,,0\n"));

        assertEquals(List.of("the", "end", "it", "only", "body"), read.words());
        assertEquals(
                List.of("1: [2, 0, 1]", "0: [3, 4]"),
                Reading.shown(read.undivided().orElseThrow()));
    }

    @Test
    void aTextHasAWord() throws IOException {
        assertEquals(
                List.of(
                        ":2:3: there are no words. A sequence has one or more. Leave such lines out.",
                        ":3:3: there are no words. A sequence has one or more."),
                Reading.WORDS.mistakes(file("label,text\n1,...\n0,\n1,a\n")));
    }

    @Test
    void tokensHaveALineForEachSequence() throws IOException {
        assertEquals(
                List.of(
                        ":1:1: columns.sequence and columns.time are for a file with a line for each step, which is read"
                                + " for features: {} alone."),
                Reading.TOKENS.with(new Columns(List.of(), "", "id", "")).mistakes(file("id,label,tokens\na,1,2\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bool-label", "float-label", "hdr-y-x", "list-repr", "pandas-index", "semicolon"})
    void casesThatReleasesRefusedAreRead(String name) throws IOException {
        assertEquals(
                List.of("0: [3, 2, 5, 2, 8, 8]", "0: [8, 7, 4, 2, 8, 1]", "1: [7, 7, 1, 8, 5, 4]"),
                Reading.shown(Reading.TOKENS.sequences(theCase(name))).subList(0, 3));
    }

    @Test
    void casesThatNeedASettingAreReadWithIt() throws IOException {
        assertEquals(
                List.of("0: [3, 2, 5, 2, 8, 8]", "0: [8, 7, 4, 2, 8, 1]", "1: [7, 7, 1, 8, 5, 4]"),
                Reading.shown(Reading.TOKENS.with(new LabelNames("", "pos")).sequences(theCase("text-label")))
                        .subList(0, 3));
        RawFiles words = Reading.WORDS.read(theCase("word-tokens"));
        assertEquals(
                List.of("w3", "w2", "w5", "w8", "w7", "w4", "w1"), words.words().subList(0, 7));
        assertEquals(
                "0: [0, 1, 2, 1, 3, 3]",
                Reading.shown(words.undivided().orElseThrow()).get(0));
        assertEquals(
                List.of("0: [3, 2, 5]", "0: [8]", "1: [7, 7, 1, 8, 5]"),
                Reading.shown(Reading.TOKENS.sequences(theCase("variable"))).subList(0, 3));
    }

    private Path theCase(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CsvFormatTest.class.getResourceAsStream("/csv-cases/csv-" + name + ".csv"))) {
            return Files.write(folder.resolve("case.csv"), in.readAllBytes());
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), content, UTF_8);
    }
}
