package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.config.Overrides;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that is read back is equal to the one that was written. */
class PlanCodecTest {
    private static final String EVERYTHING = """
            question: "Does it: matter?\\n# \\t'Où' İ – ₀ \\U0001F600 \\u0007"
            data: {task: %s, length: 9, vocabulary: 4, train: 30, validation: 20, test: 20, label-noise: 0.1}
            model: {embedding: 2, units: 3}
            training: {epochs: 2, optimizer: {rmsprop: {learning-rate: 0.1e-2, rho: 0, epsilon: 1e-20}}}
            seeds: [-9223372036854775808, 3, 9223372036854775807]
            variants:
              'true': {}
              keras: {keras: {version: '2.0', implementation: 1, dropout: 0.5, recurrent-dropout: 0.3333333333333333}}
              pytorch: {pytorch: {dropout: 0.5}, after-lstm: 0.1}
              '12': {after-embedding: {rate: 0.25, time: per-sequence}, lstm-recurrent: {rate: 0.5, gates: per-gate}}
              matched: {after-embedding: {matched-to: '12'}, lstm-recurrent: {rate: 0.5, gates: per-gate}}
            """;

    @TempDir
    Path folder;

    static List<Path> experiments() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("experiments"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentThatComesWithTheProgramIsReadBack(Path file)
            throws DamagedContentException, UnsupportedVersionException {
        assertReadBack(plan(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"majority", "temporal-order", "delayed-recall", "parity", "bigram"})
    void everyTaskAndWayToSayDropoutIsReadBack(String task) throws Exception {
        assertReadBack(plan(EVERYTHING.formatted(task)));
    }

    @Test
    void aSweepIsReadBackWithItsPointsInOrder() throws Exception {
        Plan plan = plan(EVERYTHING.formatted("parity") + """
                sweep:
                  grid: {training.epochs: [2, 1], data.label-noise: [0, 0.25], variants.pytorch.after-lstm: [0, {rate: 0.5}]}
                  zip: [{model.units: [5, 4, 3], data.train: [10, 20, 30]}]
                """);
        assertEquals(24, plan.points().size());
        assertReadBack(plan);
    }

    /** Plans that say nothing of it keep the format and the bytes that earlier programs read. */
    @Test
    void comparedAxesAreReadBackAndStoredOnlyWhereTheyAreGiven() throws Exception {
        String sweep =
                EVERYTHING.formatted("parity") + "sweep: {grid: {training.epochs: [2, 1], data.train: [20, 30]}}\n";
        Plan silent = plan(sweep);
        assertTrue(
                write(silent).startsWith("# dropwhere plan 2\n"), write(silent).substring(0, 40));
        assertTrue(!write(silent).contains("compare-along"));
        Plan given = plan(sweep + "compare-along: {training.epochs: 1}\n");
        assertReadBack(given);
        assertTrue(write(given).startsWith("# dropwhere plan 3\n"), write(given).substring(0, 40));
        assertReadBack(plan(sweep + "compare-along: []\n"));
    }

    @Test
    void aComparedAxisThatIsNoneIsNoticedUnderARightChecksumToo() throws Exception {
        String text = TrailingChecksum.COMMENT.open(
                bytes(
                        write(
                                plan(
                                        EVERYTHING.formatted("parity")
                                                + "sweep: {grid: {training.epochs: [2, 1], data.train: [20, 30]}}\ncompare-along: [training.epochs]\n"))));
        String changed = text.replaceFirst("(compare-along:\\s+- paths: ?\\[?)training.epochs", "$1training.epoch");
        assertTrue(!changed.equals(text), text.substring(0, 3000));
        DamagedContentException damaged =
                assertThrows(DamagedContentException.class, () -> read(TrailingChecksum.COMMENT.close(changed)));
        assertEquals(
                "it holds what no experiment can come to: compare-along has what is no axis, or one twice",
                damaged.getMessage());
    }

    @Test
    void whatTheCommandLineSaidIsReadBack() throws Exception {
        Path file = Files.writeString(folder.resolve("x.yaml"), EVERYTHING.formatted("parity"));
        Overrides overrides = new Overrides(
                List.of("question='Why: #?'", "model.units=4"), List.of("data.train=10, 20"), Optional.of("3,5"));
        Plan plan = Planner.plan(ExperimentFile.read(file, overrides), Datasets::digest);
        assertEquals(4, plan.overrides().size());
        assertReadBack(plan);
    }

    @Test
    void csvDataAreReadBack() throws Exception {
        for (String part : List.of("train", "validation", "test")) {
            Files.writeString(folder.resolve(part + ".csv"), "label,tokens\n0,1 2 3 4\n1,4 3 2 1\n");
        }
        String csv = "{csv: {train: train.csv, validation: validation.csv, test: test.csv}";
        for (String data : List.of(csv + "}", csv + ", vocabulary: 9}")) {
            assertReadBack(plan("data: " + data + """

                    model: {embedding: 2, units: 1, mask-zero: true}
                    training: {epochs: 1}
                    seeds: 1
                    variants: {control: {}}
                    """));
        }
    }

    private static void assertReadBack(Plan plan) throws DamagedContentException, UnsupportedVersionException {
        String text = write(plan);
        Plan read = read(text);
        assertEquals(plan, read);
        assertEquals(plan.axes(), read.axes());
        assertEquals(text, write(read));
    }

    @Test
    void everyCutIsNoticed() throws Exception {
        String text = write(plan(EVERYTHING.formatted("parity")));
        for (int end = 0; end < text.length(); end++) {
            String cut = text.substring(0, end);
            assertThrows(DamagedContentException.class, () -> read(cut), cut);
        }
    }

    @Test
    void everyChangedCharacterIsNoticed() throws Exception {
        String text = write(plan(EVERYTHING.formatted("parity")));
        SplittableRandom random = new SplittableRandom(1);
        for (int at = 0; at < text.length(); at++) {
            char other = (char) (text.charAt(at) ^ (1 + random.nextInt(31)));
            String changed = text.substring(0, at) + other + text.substring(at + 1);
            assertThrows(DamagedContentException.class, () -> read(changed), changed);
        }
    }

    @Test
    void aTrialThatIsNotItsDescriptionIsNoticedUnderARightChecksumToo() throws Exception {
        String text = TrailingChecksum.COMMENT.open(bytes(write(plan(EVERYTHING.formatted("parity")))));
        for (String[] change : new String[][] {
            {"numeric-version: ", "numeric-version: 9"},
            {"\"embedding\": 2,", "\"embedding\": 20,"},
            {"embedding: 2,", "embeding: 2,"},
            {"kind: parity", "kind: parties"},
            {"per-sequence", "per-season"},
            {"\ncells:", "\nshells:"},
            {"\"trial\": \"", "\"trial\": \"0"}
        }) {
            String changed = TrailingChecksum.COMMENT.close(text.replace(change[0], change[1]));
            DamagedContentException damaged =
                    assertThrows(DamagedContentException.class, () -> read(changed), change[1]);
            assertTrue(
                    String.valueOf(damaged.getMessage()).startsWith("it is nothing that this version"),
                    damaged.toString());
        }
    }

    private Plan plan(String text) throws IOException {
        return plan(Files.writeString(folder.resolve("x.yaml"), text));
    }

    private static Plan read(String text) throws DamagedContentException, UnsupportedVersionException {
        return PlanCodec.INSTANCE.read(bytes(text));
    }

    private static String write(Plan plan) {
        return new String(PlanCodec.INSTANCE.write(plan), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Plan plan(Path file) {
        return Planner.plan(ExperimentFile.read(file), Datasets::digest);
    }
}
