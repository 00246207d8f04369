package org.dropwhere.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.failure.EnvironmentFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no YAML tree, or more than one. */
class BadYamlTest {
    @TempDir
    Path temporary;

    private List<String> mistakes(String text) throws IOException {
        return new Folder(temporary).with("x.yaml", text).mistakes("x.yaml");
    }

    private List<String> mistakes(byte[] bytes) throws IOException {
        return new Folder(temporary).with("x.yaml", bytes).mistakes("x.yaml");
    }

    @Test
    void aMissingFile() throws IOException {
        assertEquals(List.of("x.yaml: there is no such file"), new Folder(temporary).mistakes("x.yaml"));
    }

    @Test
    void aDirectory() throws IOException {
        Folder folder = new Folder(temporary).with("x.yaml/inside", "");
        assertEquals(List.of("x.yaml: this is a directory, not a file; name a YAML file"), folder.mistakes("x.yaml"));
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Folder folder = new Folder(temporary).with("x.yaml", Folder.GOOD);
        assumeFalse(!temporary.resolve("x.yaml").toFile().setReadable(false)
                || Files.isReadable(temporary.resolve("x.yaml"))); // Root may read anything.
        assertThrows(EnvironmentFailure.class, () -> folder.read("x.yaml"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // The reason is the operating system's.
    void aFileUnderAFile() throws IOException {
        Folder folder = new Folder(temporary).with("file", "");
        assertEquals(List.of("file/x.yaml: there is no such file (Not a directory)"), folder.mistakes("file/x.yaml"));
    }

    @Test
    void aHugeFile() throws IOException {
        assertEquals(
                List.of("x.yaml: the file is longer than the 1048576 bytes that are allowed"),
                mistakes("#".repeat(1 << 20) + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "---\n...\n", "~\n", "\uFEFF"})
    void anEmptyFile(String text) throws IOException {
        assertEquals(
                List.of("x.yaml: the file is empty; it needs keys such as data, model, training and variants"),
                mistakes(text));
    }

    @Test
    void bytesThatAreNotUtf8() throws IOException {
        assertEquals(
                List.of("x.yaml:2:14: byte 25 of the file (0xe9) is not UTF-8; save the file with the encoding UTF-8"),
                mistakes("name: good\nquestion: café?\n".getBytes(ISO_8859_1)));
        assertEquals(
                List.of("x.yaml: this is text in the encoding UTF-16; save the file with the encoding UTF-8"),
                mistakes(Folder.GOOD.getBytes(UTF_16)));
    }

    @Test
    void aSequenceOfUtf8ThatTheEndOfTheFileCuts() throws IOException {
        assertEquals(
                List.of("x.yaml:1:8: byte 8 of the file (0xc3) is not UTF-8; save the file with the encoding UTF-8"),
                mistakes(new byte[] {'n', 'a', 'm', 'e', ':', ' ', 'x', (byte) 0xc3}));
    }

    @Test
    void aControlCharacter() throws IOException {
        assertEquals(
                List.of("x.yaml:2:11: the character \"\\u0007\" is not allowed in YAML"),
                mistakes("name: good\nquestion: \u0007\n"));
    }

    @Test
    void brokenSyntax() throws IOException {
        assertEquals(
                List.of("x.yaml:1:5: this is not YAML: mapping values are not allowed here"), mistakes("a: b: c\n"));
        assertEquals(List.of("x.yaml:2:1: a tab stands here; indent with spaces"), mistakes("data:\n\ttask: parity\n"));
        assertEquals(
                List.of("x.yaml:2:2: this is not YAML: while parsing a flow sequence: expected ',' or ']', but got :"),
                mistakes("seeds: [1, 2\nb: 3\n"));
        assertEquals(
                List.of("x.yaml:1:2: this is not YAML: while scanning a directive:"
                        + " expected alphabetic or numeric character, but found (10)"),
                mistakes("%\n"));
    }

    @Test
    void anotherVersionOfYaml() throws IOException {
        assertEquals(
                List.of("x.yaml: the file asks for another YAML than 1.2; leave out %YAML"),
                mistakes("%YAML 2.0\n---\n" + Folder.GOOD));
    }

    @Test
    void aFileThatIsNoMapping() throws IOException {
        assertEquals(
                List.of("x.yaml:1:1: the file is a list; allowed is a mapping with keys such as data and model"),
                mistakes("- name: good\n"));
        assertEquals(
                List.of("x.yaml:2:1: the file is the text \"name good\";"
                        + " allowed is a mapping with keys such as data and model"),
                mistakes("\nname good\n"));
    }

    @Test
    void severalDocuments() throws IOException {
        assertEquals(
                List.of("x.yaml:9:1: a second document begins here; a file holds one"),
                mistakes(Folder.GOOD + "---\nname: other\n"));
    }

    @Test
    void keysSaidTwice() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:9:3: the key \"some\" is already given at x.yaml:8:3; give it once",
                        "x.yaml:10:1: the key \"seeds\" is already given at x.yaml:5:1; give it once"),
                mistakes(Folder.GOOD + "  some: {after-embedding: 0.5}\nseeds: 4\n"));
    }

    @Test
    void keysThatAreNoText() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:9:3: a key is 1.5; allowed is text, in quotes if need be",
                        "x.yaml:10:3: a key is true; allowed is text, in quotes if need be",
                        "x.yaml:11:3: a key is empty; allowed is text, in quotes if need be",
                        "x.yaml:12:3: a key is a list; allowed is text, in quotes if need be",
                        "x.yaml:13:3: the merge key << is not part of YAML 1.2; extends merges whole files"),
                mistakes(Folder.GOOD + "  1.5: {}\n  true: {}\n  ~: {}\n  [a]: {}\n  <<: {}\n"));
    }

    @Test
    void tags() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:1:7: the tag \"tag:yaml.org,2002:java.net.URL\" is not allowed;"
                                + " values need no tags here",
                        "x.yaml:5:8: the tag \"tag:yaml.org,2002:int\" is not allowed; values need no tags here",
                        "x.yaml:7:10: the tag \"!mine\" is not allowed; values need no tags here"),
                mistakes(Folder.GOOD
                        .replace("name: good", "name: !!java.net.URL good")
                        .replace("seeds: 3", "seeds: !!int 3")
                        .replace("plain: {}", "plain: !mine {}")));
    }

    @Test
    void nestingThatWouldOverflowTheStack() throws IOException {
        assertEquals(
                List.of("x.yaml:1:56: this is nested more than 50 levels deep"),
                mistakes("name: " + "[".repeat(500_000)));
        assertEquals(List.of("x.yaml:1:198: this is nested more than 50 levels deep"), mistakes("{a: ".repeat(50_000)));
    }

    @Test
    void aBombOfAliases() throws IOException {
        String bomb = Stream.concat(
                        Stream.of("a0: &a0 [x, x]"),
                        IntStream.range(1, 30).mapToObj(i -> "a%d: &a%d [*a%d, *a%d]".formatted(i, i, i - 1, i - 1)))
                .collect(Collectors.joining("\n"));
        assertEquals(
                List.of("x.yaml:13:12: with its aliases written out the file holds more than 20000 values"),
                mistakes(bomb));
    }

    @Test
    void aTowerOfAliases() throws IOException {
        String tower = Stream.concat(
                        Stream.of("a0: &a0 []"),
                        IntStream.range(1, 60).mapToObj(i -> "a%d: &a%d [*a%d]".formatted(i, i, i - 1)))
                .collect(Collectors.joining("\n"));
        assertEquals(
                List.of("x.yaml:50:12: with its aliases this is nested more than 50 levels deep"), mistakes(tower));
    }

    @Test
    void aliasesThatNameNothingOrThemselves() throws IOException {
        assertEquals(List.of("x.yaml:1:7: the alias *nope names no anchor before it"), mistakes("name: *nope\n"));
        assertEquals(List.of("x.yaml:1:12: the alias *me stands inside what it names"), mistakes("name: &me [*me]\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s", // No mapping.
                "%s: 1",
                "? %s\n: 1",
                "data: %s",
                "data: [%s]",
                "seeds: 1%s",
                "x: !%s y",
                "x: *%s",
                "variants: {? %s : {x: 1}}",
                "extends: %s"
            })
    void ofAVeryLongTextAMessageShowsWhatMatters(String text) throws IOException {
        List<String> mistakes = mistakes(Folder.GOOD + text.replace("%s", "1".repeat(600_000)) + "\n");
        assertTrue(mistakes.stream().mapToInt(String::length).max().orElseThrow() < 1100, mistakes::toString);
    }

    @Test
    void ofVeryManyMistakesTheFirstAreTold() throws IOException {
        String many = IntStream.range(0, 9000).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
        List<String> mistakes = mistakes(Folder.GOOD + many);
        assertEquals(51, mistakes.size());
        assertTrue(mistakes.get(0).contains("unknown key \"k0\""), mistakes.get(0));
        assertEquals("And 8950 more mistakes.", mistakes.get(50));
    }
}
