package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.training.TestAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileFormatTest {
    private static final FileFormat FORMAT = new FileFormat("plan", 2, 3);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# dropwhere plan 2\nx",
                "# dropwhere plan 2",
                "{\n  \"format\" : \"dropwhere plan 2\",\n",
                "{\"format\":\"dropwhere plan 2\"}",
                "\0\20dropwhere plan 2\0\20x"
            })
    void aFileNamesItsVersionInItsFirstBytes(String beginning) throws UnsupportedVersionException {
        assertEquals(2, FORMAT.version(bytes(beginning)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "# dropwhere trial 9\n", "# x\n# dropwhere plan 9\n", "# dropwhere plan\n"})
    void whatNamesNoneIsOfVersion1(String beginning) throws UnsupportedVersionException {
        assertEquals(1, new FileFormat("plan", 1, 3).version(bytes(beginning)));
        assertThrows(UnsupportedVersionException.class, () -> FORMAT.version(bytes(beginning)));
    }

    @Test
    void tooOldAndTooNewAreTwoAnswers() {
        assertEquals(
                "is of format 1 of an earlier version of Dropwhere; this one reads formats 2 and 3."
                        + " Use the version that wrote it",
                assertThrows(UnsupportedVersionException.class, () -> FORMAT.version(bytes("# dropwhere plan 1\n")))
                        .getMessage());
        assertEquals(
                "is of format 31 of a later version of Dropwhere; this one reads formats 2 and 3."
                        + " Use the version that wrote it or a newer one",
                assertThrows(UnsupportedVersionException.class, () -> FORMAT.version(bytes("# dropwhere plan 31\n")))
                        .getMessage());
    }

    @Test
    void aVersionOfManyDigitsIsALaterOne() {
        assertThrows(UnsupportedVersionException.class, () -> FORMAT.version(bytes("# dropwhere plan 12345678901\n")));
        assertThrows(UnsupportedVersionException.class, () -> FORMAT.versionOf("dropwhere plan 12345678901"));
    }

    @Test
    void everyFileThatIsWrittenBeginsWithItsFormat() throws UnsupportedVersionException {
        List<Codec<?>> codecs = List.of(
                PlanCodec.INSTANCE,
                TrialCodec.INSTANCE,
                LooksCodec.INSTANCE,
                DataSummaryCodec.INSTANCE,
                ManifestCodec.INSTANCE,
                new CheckpointCodec(HandMade.smallTrial(5)),
                TestAnswersCodec.INSTANCE);
        // The newest format of plans and trials is written where earlier ones cannot say the model.
        ModelSpec later = new ModelSpec(new EmbeddingSpec(2, false), List.of(new GruSpec(3)), HeadSpec.SIGMOID);
        List<byte[]> written = List.of(
                PlanCodec.INSTANCE.write(HandMade.with(later, HandMade.plan(1, "control"))),
                TrialCodec.INSTANCE.write(StoredTrial.of(
                        HandMade.with(later, HandMade.smallTrial(1)),
                        HandMade.measured(),
                        "0".repeat(64),
                        Optional.of("1".repeat(64)),
                        Optional.empty(),
                        HandMade.PROVENANCE)),
                LooksCodec.INSTANCE.write(List.of(Look.UNKNOWN)),
                DataSummaryCodec.INSTANCE.write(List.of()),
                ManifestCodec.INSTANCE.write(Manifest.of(java.util.Map.of())),
                new CheckpointCodec(HandMade.smallTrial(5))
                        .write(HandMade.snapshot(HandMade.smallTrial(5), 0.5).by("some kind")),
                TestAnswersCodec.INSTANCE.write(new TestAnswers(HandMade.answers(3, 1), HandMade.answers(3, 0, 2))));
        for (int i = 0; i < codecs.size(); i++) {
            FileFormat format = codecs.get(i).format();
            assertEquals(format.newest(), format.version(written.get(i)), format.name());
            byte[] newer = new String(written.get(i), StandardCharsets.ISO_8859_1)
                    .replaceFirst(format.label(), "dropwhere " + format.name() + " " + (format.newest() + 1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            Codec<?> codec = codecs.get(i);
            assertThrows(UnsupportedVersionException.class, () -> codec.read(newer), format.name());
        }
    }

    /** Earlier programs read what they could have written themselves. */
    @Test
    void whatHasNoAnswersToTestSequencesIsWrittenAsBeforeTheyWereKept() throws UnsupportedVersionException {
        byte[] trial = TrialCodec.INSTANCE.write(StoredTrial.of(
                HandMade.smallTrial(1),
                HandMade.finished(0.5),
                "0".repeat(64),
                Optional.empty(),
                Optional.empty(),
                HandMade.PROVENANCE));
        assertEquals(2, TrialCodec.INSTANCE.format().version(trial));
        CheckpointCodec checkpoints = new CheckpointCodec(HandMade.smallTrial(5));
        byte[] checkpoint = checkpoints.write(HandMade.snapshot(HandMade.smallTrial(5), 0.5));
        assertEquals(1, checkpoints.format().version(checkpoint));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
