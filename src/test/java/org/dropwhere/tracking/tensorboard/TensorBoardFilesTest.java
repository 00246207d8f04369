package org.dropwhere.tracking.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dropwhere.failure.BadInput;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ToolFolder;
import org.dropwhere.tracking.TrackedPlan;
import org.dropwhere.tracking.tensorboard.EventFile.Fields;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardFilesTest {
    private static final String NAME = "events.out.tfevents.0.dropwhere";

    /** Two variants, one of which does not drop, at one seed. */
    private static final Plan PLAN = HandMade.plan(1, "none", "some");

    @TempDir
    private Path folder;

    private TensorBoardFiles files(String name) {
        return files(PLAN, name);
    }

    private TensorBoardFiles files(Plan plan, String name) {
        return new TensorBoardFiles(new TrackedPlan(plan), ToolFolder.at(folder.resolve(name)));
    }

    private EventFile written(String name) throws IOException {
        return EventFile.read(folder.resolve(name + "/" + NAME));
    }

    /** As TensorFlow 2 masks and stores the checksum of the record "abc", whose CRC-32C is 0x364b3fb7. */
    @Test
    void recordsHaveTheChecksumsOfThePublishedFormat() {
        byte[] record =
                new Records().add("abc".getBytes(StandardCharsets.US_ASCII)).toBytes();
        int crc = 0x364b3fb7;
        int masked = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
        assertEquals(masked, EventFile.masked("abc".getBytes(StandardCharsets.US_ASCII)));
        assertEquals(
                String.format("%08x", Integer.reverseBytes(masked)),
                HexFormat.of().formatHex(record, record.length - 4, record.length));
        assertEquals("0300000000000000", HexFormat.of().formatHex(record, 0, 8));
    }

    /** The examples of protobuf.dev/programming-guides/encoding. */
    @Test
    void messagesAreThoseOfTheEncodingsGuide() {
        assertEquals("089601", hex(new Message().number(1, 150)));
        assertEquals("120774657374696e67", hex(new Message().text(2, "testing")));
        assertEquals("1a03089601", hex(new Message().message(3, new Message().number(1, 150))));
        assertEquals("08feffffffffffffffff01", hex(new Message().number(1, -2)));
    }

    private static String hex(Message message) {
        return HexFormat.of().formatHex(message.toBytes());
    }

    @Test
    void aRunHasItsScalarsBySteps() throws IOException {
        Outcome outcome = HandMade.finished(0.5, 0.75, 0.625);
        TensorBoardFiles files = files("tb");
        files.begin();
        files.write(PLAN.trials().get(0), outcome);
        EventFile run = written("tb/none/seed-1");
        assertEquals(
                List.of(
                        "accuracy/train",
                        "accuracy/validation",
                        "loss/train",
                        "loss/train_with_dropout",
                        "loss/validation",
                        "test/accuracy_at_best",
                        "test/accuracy_at_last",
                        "test/loss_at_best",
                        "test/loss_at_last"),
                List.copyOf(run.scalars().keySet()));
        assertEquals(
                new TreeMap<>(Map.of(1L, 0.5f, 2L, 0.75f, 3L, 0.625f)),
                run.scalars().get("accuracy/validation"));
        assertEquals(new TreeMap<>(Map.of(3L, 0.625f)), run.scalars().get("test/accuracy_at_last"));
    }

    @Test
    void aRunHasItsSettingsAndHowItEnded() throws IOException {
        TensorBoardFiles files = files("tb");
        files.begin();
        files.write(PLAN.trials().get(0), HandMade.finished(0.5));
        files.write(PLAN.trials().get(1), HandMade.failed(0.5));
        Fields start = written("tb/some/seed-1").hparams("_hparams_/session_start_info", 3);
        assertEquals("some/seed-1", start.text(4));
        Map<String, Object> settings = new LinkedHashMap<>();
        for (Fields entry : start.messages(1)) {
            Fields value = entry.message(2);
            settings.put(entry.text(1), value.all(2).isEmpty() ? value.text(3) : value.only(2));
        }
        assertEquals(
                Map.of("variant", "some", "seed", 1.0, "dropout.lstm-input", 0.05, "dropout.lstm-recurrent", 0.5),
                settings);
        assertEquals(
                1L,
                written("tb/none/seed-1")
                        .hparams("_hparams_/session_end_info", 4)
                        .only(1));
        assertEquals(
                2L,
                written("tb/some/seed-1")
                        .hparams("_hparams_/session_end_info", 4)
                        .only(1));
    }

    @Test
    void theExperimentSaysWhatRunsDifferInAndWhatTheirResultsAre() throws IOException {
        files("tb").begin();
        Fields experiment = written("tb").hparams("_hparams_/experiment", 2);
        assertEquals("hand-made", experiment.text(6));
        assertEquals(
                List.of("variant", "seed", "dropout.lstm-input", "dropout.lstm-recurrent"),
                experiment.messages(4).stream().map(hparam -> hparam.text(1)).toList());
        Fields variant = experiment.messages(4).get(0);
        assertEquals(1L, variant.only(4));
        assertEquals(
                List.of("none", "some"),
                variant.message(5).messages(1).stream()
                        .map(value -> value.text(3))
                        .toList());
        assertEquals(1L, variant.only(7));
        assertEquals(0L, experiment.messages(4).get(1).only(7));
        Fields rate = experiment.messages(4).get(2);
        assertEquals(3L, rate.only(4));
        assertEquals(
                List.of(0.0, 0.05),
                rate.message(5).messages(1).stream().map(value -> value.only(2)).toList());
        assertEquals(
                List.of(
                        "test/accuracy_at_best",
                        "test/loss_at_best",
                        "accuracy/validation",
                        "loss/validation",
                        "accuracy/train",
                        "loss/train"),
                experiment.messages(5).stream()
                        .map(metric -> metric.message(1).text(2))
                        .toList());
    }

    @Test
    void theBytesDoNotDependOnTheOrderInWhichTrialsEnd() throws IOException {
        List<Trial> trials = PLAN.trials();
        TensorBoardFiles one = files("one");
        one.begin();
        trials.forEach(trial -> one.write(trial, HandMade.finished(0.5, 0.75)));
        TensorBoardFiles other = files("other");
        other.write(trials.get(1), HandMade.failed());
        other.begin();
        other.write(trials.get(1), HandMade.finished(0.5, 0.75));
        other.write(trials.get(0), HandMade.finished(0.5, 0.75));
        for (String name : List.of(NAME, "none/seed-1/" + NAME, "some/seed-1/" + NAME)) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one/" + name)),
                    Files.readAllBytes(folder.resolve("other/" + name)));
        }
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        Path foreign = folder.resolve("tb/some/seed-1/" + NAME);
        Files.createDirectories(folder.resolve("tb/some/seed-1"));
        Files.writeString(foreign, "of somebody else");
        BadInput refusal = assertThrows(BadInput.class, () -> files("tb").begin());
        assertEquals(
                foreign + " is not as this program wrote it and is left alone. Move it away.", refusal.getMessage());
        assertEquals("of somebody else", Files.readString(foreign));
        assertEquals(false, Files.exists(folder.resolve("tb/" + NAME)));
    }

    /** As the documentation says. */
    @Test
    void runsThatAnEditedExperimentHasNoMoreStay() throws IOException {
        TensorBoardFiles before = files("tb");
        before.begin();
        before.write(PLAN.trials().get(1), HandMade.finished(0.5));
        Path old = folder.resolve("tb/some/seed-1/" + NAME);
        byte[] bytes = Files.readAllBytes(old);
        files(HandMade.plan(1, "none"), "tb").begin();
        assertArrayEquals(bytes, Files.readAllBytes(old));
    }

    /** TensorBoard would read it, for its name has what event files have. */
    @Test
    void whatAKilledRunHasLeftHalfWrittenIsRemoved() throws IOException {
        Path run = Files.createDirectories(folder.resolve("tb/some/seed-1"));
        Path left = Files.writeString(run.resolve("." + NAME + ".999999999999-1.part"), "half");
        Path other = Files.writeString(run.resolve(".other.999999999999-1.part"), "of somebody else");
        Path written = Files.writeString(
                run.resolve("." + NAME + "." + ProcessHandle.current().pid() + "-1.part"), "half");
        files("tb").begin();
        assertEquals(
                List.of(false, true, true), List.of(Files.exists(left), Files.exists(other), Files.exists(written)));
    }
}
