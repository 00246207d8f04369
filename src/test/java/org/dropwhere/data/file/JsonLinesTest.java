package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.LabelNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"tokens\": [3, 0, 12], \"label\": 1}\n{\"tokens\": [1], \"label\": 0}\n",
                "\uFEFF\n{\"label\": true, \"tokens\": [3, 0, 12]}\r\n\r\n{\"label\": false, \"tokens\": [1]}",
                "{\"x\": \"3 0 12\", \"y\": 1.0}{\"y\": \"0\", \"x\": \"[1]\"}",
                "{\"id\": {\"a\": [9]}, \"tokens\": [3.0, 0, 1.2e1], \"label\": 1}\n{\"tokens\": [\"1\"], \"label\": 0}",
                "[{\"tokens\": [3, 0, 12], \"label\": 1},\n {\"tokens\": [1], \"label\": 0}]\n",
            })
    void objectsAreSequences(String content) throws IOException {
        Reading.TOKENS.assertReads(file(content), "1: [3, 0, 12]", "0: [1]");
        assertEquals(
                "JSON lines",
                Reading.TOKENS.read(folder.resolve("file.jsonl")).files().get(0).format());
    }

    @Test
    void membersAndLabelsMayHaveNames() throws IOException {
        Reading.TOKENS
                .with(new Columns(List.of("a", "b"), "c", "", ""))
                .with(new LabelNames("no", "yes"))
                .assertReads(
                        file(
                                "{\"b\": 7, \"a\": [3], \"c\": \"yes\", \"label\": 0}\n{\"a\": [1], \"b\": [], \"c\": \"no\"}"),
                        "1: [3, 7]",
                        "0: [1]");
    }

    @Test
    void textIsReadAsWords() throws IOException {
        RawFiles read = Reading.WORDS.read(
                file("{\"text\": \"A bee, a\", \"label\": 1}\n{\"text\": [\"bee\", \"c d\"], \"label\": 0}"));

        assertEquals(List.of("a", "bee", "c", "d"), read.words());
        assertEquals(
                List.of("1: [0, 1, 0]", "0: [1, 2, 3]"),
                Reading.shown(read.undivided().orElseThrow()));
    }

    @Test
    void featuresAreNumbersAtEachStep() throws IOException {
        Reading.FEATURES.assertReads(
                file("{\"features\": [[1, 2.5], [3, -4e1]], \"label\": 1}\n{\"features\": [[1, 2]], \"label\": 0}"),
                "1: [1.0, 2.5, 3.0, -40.0]",
                "0: [1.0, 2.0]");
        Reading.FEATURES.assertReads(file("{\"x\": [1, 2], \"y\": 1}"), "1: [1.0, 2.0]");
        Reading.FEATURES
                .with(new Columns(List.of("a", "b"), "", "", ""))
                .assertReads(
                        file("{\"a\": [1, 2], \"b\": [[3, 4], [5, 6]], \"y\": 1}"),
                        "1: [1.0, 3.0, 4.0, 2.0, 5.0, 6.0]");
    }

    @Test
    void aLongFirstSequenceDoesNotHideTheMembersBehindIt() throws IOException {
        String many = "1" + ", 1".repeat(300_000);

        assertEquals(
                300_001,
                Reading.TOKENS.sequences(file("{\"tokens\": [" + many + "], \"label\": 1}"))
                        .tokens()[0]
                        .length);
    }

    private static final String OBJECT = " Each sequence is an object, such as {\"tokens\": [3, 0, 7], \"label\": 1}.";
    private static final String RANGE = "is no token. Tokens are integers from 0 to 999999.";
    private static final String BOUNDS =
            "this JSON is not read: values nest at most 20 deep, and a number has at most 100"
                    + " characters, a name 1000 and a text 16777216.";
    private static final String CUT = "the file ends within an object; it may be cut off.";

    static Stream<Arguments> wrongContents() {
        return Stream.of(
                Arguments.of("[]", "1:1: there are no sequences." + OBJECT),
                Arguments.of("[1]", "1:2: '1' is no object." + OBJECT),
                Arguments.of("[[1]]", "1:2: '[' is no object." + OBJECT),
                Arguments.of("{", "1:2: " + CUT),
                Arguments.of(
                        "{}",
                        "1:1: the members are ; which of them has the tokens and which has the labels is not"
                                + " clear. Say it under data, such as columns: {tokens: ..., label: ...}; 'dropwhere data"
                                + " --describe' proposes it for a file."),
                Arguments.of("{tokens: [1], label: 1}", "1:2: from here on, this is no JSON." + OBJECT),
                Arguments.of(
                        "{\"a\":1}",
                        "1:1: the members are 'a'; which of them has the tokens and which has the labels is not clear. Say"
                                + " it under data, such as columns: {tokens: ..., label: ...}; 'dropwhere data --describe'"
                                + " proposes it for a file."),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":1,\"label\":0}",
                        "1:1: two members are called 'label'. Give them different names."),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":1}\n{\"tokens\":[1],\"label\":1,\"label\":0}",
                        "2:25: there is a second member 'label'. Leave one out."),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":1}\n{\"tokens\":[1]}",
                        "2:1: there is no member 'label' in this object. Leave out sequences without one."),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":1}\n{\"label\":1}",
                        "2:1: there is no member 'tokens' in this object. Leave out sequences without one."),
                Arguments.of("{\"tokens\":[1],\"label\":1}\n5", "2:1: '5' is no object." + OBJECT),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":1}\n{\"tokens\":[1] \"label\":1}",
                        "2:15: from here on, this is no JSON." + OBJECT),
                Arguments.of("{\"tokens\":[1],\"label\":1}\n{\"tokens\":[1,2", "2:15: " + CUT),
                Arguments.of(
                        "[{\"tokens\":[1],\"label\":1}] 5", "1:28: there is something behind the end of the array."),
                Arguments.of("{\"tokens\":[" + "1".repeat(200) + "],\"label\":1}", "1:212: " + BOUNDS),
                Arguments.of("{\"tokens\":" + "[".repeat(200) + ",\"label\":1}", "1:31: " + BOUNDS),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":NaN}", "1:23: the label is missing: 'NaN'. Leave such lines out."),
                Arguments.of("{\"tokens\":[1],\"label\":null}", "1:23: the label is missing. Leave such lines out."),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":[1]}",
                        "1:23: '[' is no label. A label is a number, a text, true or false."),
                Arguments.of(
                        "{\"tokens\":[1],\"label\":\"pos\"}\n{\"tokens\":[1],\"label\":\"neg\"}",
                        "1:23: the labels are 'pos' and 'neg', not 0 and 1. Say under data which is which: labels: {0: neg,"
                                + " 1: pos}."),
                Arguments.of(
                        "{\"tokens\":[],\"label\":1}",
                        "1:1: there are no tokens. A sequence has one or more. Leave such lines out."),
                Arguments.of(
                        "{\"tokens\":null,\"label\":1}",
                        "1:1: there are no tokens. A sequence has one or more. Leave such lines out."),
                Arguments.of("{\"tokens\":[null],\"label\":1}", "1:12: a step is missing. Leave it out."),
                Arguments.of(
                        "{\"tokens\":[1,-4,\"x\"],\"label\":1}",
                        "1:14: '-4' " + RANGE
                                + " If it pads, leave it out, or write 0 in its place and say model: {mask-zero: true}."),
                Arguments.of(
                        "{\"tokens\":[1.5],\"label\":1}",
                        "1:12: '1.5' " + RANGE
                                + " If these are measurements, not tokens, say under data: features: {}."),
                Arguments.of("{\"tokens\":[99999999999],\"label\":1}", "1:12: '99999999999' " + RANGE),
                Arguments.of(
                        "{\"tokens\":\"a b\",\"label\":1}",
                        "1:12: 'a' " + RANGE
                                + " If these are words, say under data: words: {}, so that each gets a number."),
                Arguments.of(
                        "{\"tokens\":[[1]],\"label\":1}",
                        "1:12: '[' " + RANGE
                                + " Tokens are a plain list; if these are measurements, say under data: features: {}."),
                Arguments.of(
                        "{\"tokens\":{\"0\":[1]},\"label\":1}",
                        "1:11: '{' " + RANGE
                                + " Write an object for each sequence (pandas: to_json('train.jsonl', orient='records',"
                                + " lines=True))."));
    }

    @ParameterizedTest
    @MethodSource("wrongContents")
    void wrongContentIsNamedWithItsPosition(String content, String message) throws IOException {
        assertEquals(List.of(":" + message), Reading.TOKENS.mistakes(file(content)));
    }

    @Test
    void wrongFeaturesAreNamed() throws IOException {
        assertEquals(
                List.of(
                        ":1:22: the step has 1 number, but the first step of the file has 2. All steps have the same"
                                + " features.",
                        ":2:17: the feature is missing. Fill it in, or leave out the step.",
                        ":3:1: there are no steps. A sequence has one or more. Leave such lines out.",
                        ":4:13: '7' is no list of steps. Features are a list of steps, each a list of numbers, such as"
                                + " [[0.5, 1], [0.25, 3]].",
                        ":5:15: 'q' is no feature. Features are finite numbers, such as -0.5.",
                        ":6:15: '1e99' is no feature. Features are finite numbers, such as -0.5.",
                        ":7:15: the step has 0 numbers, and needs one or more."),
                Reading.FEATURES.mistakes(file("""
                        {"features":[[1,2],[3]],"label":1}
                        {"features":[[1,NaN]],"label":0}
                        {"features":[],"label":0}
                        {"features":7,"label":0}
                        {"features":[["q",2]],"label":0}
                        {"features":[[1e99,2]],"label":0}
                        {"features":[[]],"label":0}
                        """)));
    }

    @Test
    void featuresOfASequenceHaveTheSameSteps() throws IOException {
        assertEquals(
                List.of(":1:1: one of the features has 1 step, another one 2. All features of a sequence have the same"
                        + " steps."),
                Reading.FEATURES
                        .with(new Columns(List.of("a", "b"), "", "", ""))
                        .mistakes(file("{\"a\": [1], \"b\": [2, 3], \"y\": 1}")));
    }

    @Test
    void wordsAreText() throws IOException {
        assertEquals(
                List.of(
                        ":1:9: '5' is no text, as words asks for. If these are tokens, take out words.",
                        ":2:1: there are no words. A sequence has one or more. Leave such lines out."),
                Reading.WORDS.mistakes(file("{\"text\":5,\"label\":1}\n{\"text\":\"!\",\"label\":1}")));
    }

    @Test
    void bytesAreUtf8() throws IOException {
        Path file = folder.resolve("latin.jsonl");
        Files.write(
                file,
                "{\"tokens\": [1], \"label\": 1}\n{\"tokens\": [2], \"é\": 1}\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                List.of(":2:18: these bytes are not UTF-8. Save the file as UTF-8."), Reading.TOKENS.mistakes(file));
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("file.jsonl"), content, UTF_8);
    }
}
