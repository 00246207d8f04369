package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.dropwhere.config.schema.SchemaCheck;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file, reading it gives an experiment or {@link BadInput}. */
class MutationTest {
    private static final int MUTANTS = 2000;

    private static final List<String> SPLINTERS = List.of(
            "[",
            "]",
            "{",
            "}",
            ": ",
            ", ",
            "- ",
            "\n",
            "\n  ",
            "\t",
            "#",
            "&a ",
            "*a",
            "!!x ",
            "! ",
            "<<: ",
            "? ",
            "|\n",
            ">\n",
            "'",
            "\"",
            "%",
            "---\n",
            "...\n",
            "~",
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            ".nan",
            "1e-400",
            "0x1f",
            "99999999999999999999",
            "\\",
            "\\x",
            "\u0000",
            "\u2028",
            "\uD83D\uDE00",
            "\uFEFF",
            "extends: x.yaml\n",
            "extends: base.yaml\n",
            "csv",
            "data",
            "variants",
            "keras",
            "rate",
            "layers",
            "lstm",
            "dense",
            "seeds");

    @TempDir
    Path temporary;

    @Test
    void mutantsAreReadOrRefused() throws IOException {
        Folder folder = new Folder(temporary).with("base.yaml", Folder.GOOD);
        List<String> originals = List.of(
                Folder.GOOD,
                Files.readString(Path.of("experiments/quickstart.yaml")),
                "extends: [base.yaml]\ndata: {csv: {train: a, validation: b, test: c}}\n",
                "extends: base.yaml\nvariants: {new: {keras: &k {dropout: 0.5}, lstm-recurrent: {rate: 0.5,"
                        + " gates: shared}}, other: {keras: *k}}\nseeds: [1, 2, -3]\n",
                "extends: base.yaml\nmodel: {layers: [lstm: 3, gru: {units: 4, bidirectional: true, reset-after:"
                        + " false}], dense: [5, {units: 6, activation: tanh}], pooling: max}\n"
                        + "sweep: {grid: {model.layers.2.gru.units: [3, 4]}}\n");
        SchemaCheck schema = new SchemaCheck();
        SplittableRandom random = new SplittableRandom(1);
        int read = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutant(originals.get(i % originals.size()), random);
            folder.with("x.yaml", mutant);
            try {
                assertTrue(!ExperimentFile.read(temporary.resolve("x.yaml"), Overrides.NONE, schema)
                        .combinations()
                        .isEmpty());
                read++;
            } catch (BadInput bad) {
                for (String sentence : bad.sentences()) {
                    assertTrue(sentence.startsWith(temporary.toString()), sentence);
                    assertEquals(1, sentence.lines().count(), sentence);
                }
            } catch (RuntimeException | StackOverflowError other) {
                throw new AssertionError("Mutant " + i + ": " + new String(mutant, StandardCharsets.UTF_8), other);
            }
        }
        assertTrue(read > 0 && read < MUTANTS, read + " mutants were read");
    }

    private static byte[] mutant(String original, SplittableRandom random) {
        byte[] bytes = original.getBytes(StandardCharsets.UTF_8);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + random.nextInt(12));
            bytes = switch (random.nextInt(4)) {
                case 0 -> replaced(bytes, from, from, splinter(random));
                case 1 -> replaced(bytes, from, to, splinter(random));
                case 2 -> replaced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
                default -> replaced(bytes, from, to, new byte[] {(byte) random.nextInt(256)});
            };
        }
        return bytes;
    }

    private static byte[] splinter(SplittableRandom random) {
        return SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] all = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, all, 0, from);
        System.arraycopy(by, 0, all, from, by.length);
        System.arraycopy(bytes, to, all, from + by.length, bytes.length - to);
        return all;
    }
}
