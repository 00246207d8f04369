package org.dropwhere.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Columns;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are damaged at random are read or refused, and nothing else happens. */
class MutatedTextTest {
    private static final int FILES = 600;
    private static final String INTERESTING = "\",;\t|\n\r[]{}():.-+eE0123456789 x\0\u00e9\ufeff\\";

    @TempDir
    Path folder;

    static Stream<Arguments> files() {
        String csv = "id,label,tokens\n0,1,\"[3, 0, 12]\"\n1,0,7 8 9\n2,True,4.0\n";
        String words = "label;text\n1;\"Well, \"\"so\"\"\nit is\"\n0;no more\n";
        String features = "id,t,y,a,b\np,2,1,0.5,3\np,1,1,-4e1,.25\nr,2024-01-02,0,1,1\n";
        String json = "{\"tokens\": [3, 0, 12], \"label\": 1}\n{\"label\": false, \"tokens\": \"1 2\", \"z\": [{}]}\n";
        String jsonFeatures =
                "[{\"features\": [[1, 2.5], [3, 4]], \"label\": 1}, {\"features\": [[1, 2]], \"label\": 0}]";
        Reading steps = Reading.FEATURES.with(new Columns(List.of(), "", "id", "t"));
        return Stream.of(
                Arguments.of("tokens", csv, Reading.TOKENS),
                Arguments.of("words", words, Reading.WORDS),
                Arguments.of("features", features, steps),
                Arguments.of("JSON", json, Reading.TOKENS),
                Arguments.of("JSON words", json.replace("tokens", "text"), Reading.WORDS),
                Arguments.of("JSON features", jsonFeatures, Reading.FEATURES));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void whatIsDamagedIsReadOrRefused(String name, String content, Reading reading) throws IOException {
        Random random = new Random(name.hashCode());
        byte[] good = content.getBytes(UTF_8);
        for (int i = 0; i < FILES; i++) {
            byte[] changed = mutated(good, random);
            check(i % 10 == 0 ? mutated(gzipped(changed), random) : changed, reading);
        }
    }

    private void check(byte[] content, Reading reading) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        try {
            Sequences sequences = reading.sequences(file);
            assertTrue(sequences.size() > 0);
            for (int i = 0; i < sequences.size(); i++) {
                assertTrue(sequences.steps().length(i) > 0);
            }
        } catch (BadInput e) {
            assertTrue(e.sentences().size() <= 12, e::getMessage);
            for (String sentence : e.sentences()) {
                assertTrue(sentence.startsWith(file.toString()), sentence);
                assertFalse(sentence.contains("Exception"), sentence);
            }
        }
    }

    /** One to four bytes replaced, inserted or removed, or the end cut off. */
    private static byte[] mutated(byte[] good, Random random) {
        byte[] interesting = INTERESTING.getBytes(UTF_8);
        byte[] changed = good;
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && changed.length > 1; i++) {
            int at = random.nextInt(changed.length);
            byte with = random.nextInt(8) == 0
                    ? (byte) random.nextInt(256)
                    : interesting[random.nextInt(interesting.length)];
            changed = switch (random.nextInt(8)) {
                case 0 -> Arrays.copyOf(changed, at);
                case 1, 2 -> joined(Arrays.copyOf(changed, at), Arrays.copyOfRange(changed, at + 1, changed.length));
                case 3, 4 ->
                    joined(
                            joined(Arrays.copyOf(changed, at), new byte[] {with}),
                            Arrays.copyOfRange(changed, at, changed.length));
                default ->
                    joined(
                            joined(Arrays.copyOf(changed, at), new byte[] {with}),
                            Arrays.copyOfRange(changed, at + 1, changed.length));
            };
        }
        return changed;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }
}
