package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.results.Forger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file is named and set aside, its trial runs again, and all is as if nothing had happened. */
@Tag("slow")
class DamagedFilesTest {
    private static final Path TINY = Path.of("results", "tiny");

    @TempDir
    private static Path folder;

    private static SortedMap<String, String> whole;
    private static List<Path> trials;

    @BeforeAll
    static void runOnce() throws Exception {
        Tiny.write(folder);
        assertEquals(0, Program.in(folder).run("run", "tiny.yaml").code());
        whole = Program.files(folder.resolve(TINY));
        try (Stream<Path> folders = Files.list(folder.resolve(TINY).resolve("trials"))) {
            trials = folders.map(folder::relativize).sorted().toList();
        }
        assertEquals(4, trials.size());
    }

    /** Each trial's file in another way: empty, cut off, changed, no text. */
    private static void damage(String name) throws IOException {
        Files.writeString(file(0, name), "");
        String text = Files.readString(file(1, name));
        Files.writeString(file(1, name), text.substring(0, text.length() / 2));
        String changed = Files.readString(file(2, name));
        Files.writeString(file(2, name), changed.replaceFirst("0\\.\\d", "0.9999"));
        Files.write(file(3, name), new byte[] {(byte) 0xff, '\n'});
    }

    private static Path file(int trial, String name) {
        return folder.resolve(trials.get(trial)).resolve(name);
    }

    @Test
    void anyDamageOfATrialsDescription() throws Exception {
        damage("trial.json");
        assertMended(
                trials.get(0).resolve("trial.json") + " is damaged: it is empty; its trial runs again"
                        + " (what was there is now trial.json.damaged).",
                trials.get(1).resolve("trial.json") + " is damaged: the checksum at its end is missing;",
                trials.get(2).resolve("trial.json") + " is damaged: its content does not have the checksum at its end;",
                trials.get(3).resolve("trial.json") + " is damaged: it is not UTF-8;");
    }

    @Test
    void anyDamageOfATrialsEpochs() throws Exception {
        damage("epochs.csv");
        assertMended(
                trials.get(0).resolve("epochs.csv") + " is damaged: it is empty; its trial runs again"
                        + " (what was there is now epochs.csv.damaged).",
                trials.get(1).resolve("epochs.csv")
                        + " is damaged: its content does not have the checksum in trial.json;",
                trials.get(2).resolve("epochs.csv")
                        + " is damaged: its content does not have the checksum in trial.json;",
                trials.get(3).resolve("epochs.csv")
                        + " is damaged: its content does not have the checksum in trial.json;");
    }

    @Test
    void aLostFileAndADamagedCheckpoint() throws Exception {
        Files.delete(file(0, "epochs.csv"));
        Files.delete(file(1, "trial.json"));
        Files.writeString(file(1, "checkpoint.bin"), "");
        Files.delete(file(2, "trial.json"));
        Files.writeString(file(2, "checkpoint.bin"), "x".repeat(1000));
        // Litter of a process that was killed.
        Files.writeString(file(3, ".epochs.csv.1-1.part"), "epo");
        assertMended(
                trials.get(0).resolve("epochs.csv") + " is damaged: it is missing; its trial runs again.",
                trials.get(1).resolve("checkpoint.bin") + " is damaged: it is empty; its trial begins anew"
                        + " (what was there is now checkpoint.bin.damaged).",
                trials.get(2).resolve("checkpoint.bin")
                        + " is damaged: its content does not have the checksum at its end;");
    }

    @Test
    void anyDamageOfThePlanTablesAndCharts() throws Exception {
        Path plan = folder.resolve(TINY).resolve("plan.yaml");
        Files.writeString(plan, Files.readString(plan).replace("units: 4", "units: 5"));
        Files.writeString(folder.resolve(TINY).resolve("tables/summary.csv"), "");
        Files.delete(folder.resolve(TINY).resolve("charts/loss.png"));
        assertMended(TINY.resolve("plan.yaml")
                + " is damaged: its content does not have the checksum at its end; it is written again"
                + " (what was there is now plan.yaml.damaged).");
        assertEquals(0, Program.in(folder).run("run", "tiny.yaml", "--quiet").code());
    }

    /** That is not mended: from then on it is not known what was looked at before. */
    @Test
    void aLostRecordOfLooksIsNamedAndIntervalsAreNominalFromThenOn() throws Exception {
        Program program = Program.in(folder);
        Path record = Path.of("results", "looks", "looks.csv");
        // Something is learnt, so that there is a verdict with an interval.
        Tiny.write(folder, "looks", """
                data: {task: majority, length: 5, vocabulary: 2, train: 100, validation: 20, test: 100}
                model: {embedding: 3, units: 4}
                training: {epochs: 3, batch-size: 10, optimizer: {rmsprop: {learning-rate: 0.05}}}
                seeds: 5
                independent-seeds: true
                variants: {a: {}, b: {}}
                """);
        String whole = program.run("run", "looks.yaml", "--quiet").out();
        assertTrue(whole.contains("interval") && !whole.contains("nominal"), whole);

        Files.writeString(folder.resolve(record), "");
        Result damaged = program.run("run", "looks.yaml", "--quiet");
        assertEquals(
                record + " is damaged: it is empty; it is not known which results were looked at before"
                        + " (what was there is now looks.csv.damaged).\n",
                damaged.err());
        assertNominal(damaged);
        Result again = program.run("run", "looks.yaml", "--quiet");
        assertEquals("", again.err());
        assertNominal(again);

        Files.writeString(
                folder.resolve(record), Files.readString(folder.resolve(record)).replace("1 2", "1"));
        Result changed = program.run("report", "results/looks");
        assertTrue(
                changed.err().startsWith(record + " is damaged: its content does not have the checksum at its end; "),
                changed.err());
        assertNominal(changed);

        Files.delete(folder.resolve(record));
        Result missing = program.run("run", "looks.yaml", "--quiet", "--seeds", "6");
        assertEquals(
                record + " is damaged: it is missing; it is not known which results were looked at before.\n",
                missing.err());
        assertNominal(missing);
    }

    private static void assertNominal(Result result) {
        assertTrue(result.out().contains("nominal"), result.out());
        assertTrue(
                result.out()
                        .replace("\n", " ")
                        .contains("What was looked at before these seeds were chosen is not known"),
                result.out());
    }

    @Test
    void aPlanTellsThemAndChangesNothing() throws Exception {
        String first = Files.readString(file(0, "trial.json"));
        String second = Files.readString(file(1, "trial.json"));
        Files.writeString(file(0, "trial.json"), "");
        Files.delete(file(1, "trial.json"));
        Files.writeString(file(1, "checkpoint.bin"), "");
        SortedMap<String, String> before = Program.files(folder.resolve(TINY));
        Result plan = Program.in(folder).run("plan", "tiny.yaml", "--format", "csv");
        assertEquals(0, plan.code());
        assertEquals(
                List.of(
                        trials.get(0).resolve("trial.json") + " is damaged: it is empty; its trial runs again.",
                        trials.get(1).resolve("checkpoint.bin") + " is damaged: it is empty; its trial runs again."),
                plan.errLines().stream()
                        .filter(line -> line.contains("damaged"))
                        .sorted()
                        .toList());
        assertEquals(before, Program.files(folder.resolve(TINY)));
        Files.writeString(file(0, "trial.json"), first);
        Files.writeString(file(1, "trial.json"), second);
        Files.delete(file(1, "checkpoint.bin"));
    }

    private static void assertMended(String... sentences) throws Exception {
        Result mended = Program.in(folder).run("run", "tiny.yaml", "--jobs", "2");
        assertEquals(0, mended.code(), mended.err());
        List<String> damages = mended.errLines().stream()
                .filter(line -> line.contains("damaged"))
                .sorted()
                .toList();
        assertEquals(sentences.length, damages.size(), mended.err());
        for (int i = 0; i < sentences.length; i++) {
            assertTrue(damages.get(i).startsWith(sentences[i]), damages.get(i));
        }
        SortedMap<String, String> files = Program.files(folder.resolve(TINY));
        files.keySet().removeIf(file -> file.contains(".damaged"));
        assertEquals(whole, files);
    }

    /** Whoever edits them can renew the checksums. */
    @Test
    void forgedTrialsAreNamedByEveryCommandAndRunAgain() throws Exception {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        Files.writeString(file(0, "trial.json"), Forger.sealedJson("{\"outcome\" : " + deep + "}"));
        forge(1, "\"best-epoch\" : [12]", "\"best-epoch\" : 2000000000");
        forge(2, "\"accuracy\" : [0-9.]+", "\"accuracy\" : 7");
        Files.delete(file(3, "trial.json"));
        byte[] content = new byte[200];
        Files.write(file(3, "checkpoint.bin"), Forger.sealedCheckpoint(content));

        String[] sentences = {
            trials.get(0).resolve("trial.json") + " is damaged: it is nothing that this version of the program has"
                    + " written (outcome is missing or not a stored outcome)",
            trials.get(1).resolve("trial.json") + " is damaged: it is nothing that this version of the program has"
                    + " written (the best epoch is 2000000000 of 2)",
            trials.get(2).resolve("trial.json") + " is damaged: it is nothing that this version of the program has"
                    + " written (a test accuracy is 7.0)",
            trials.get(3).resolve("checkpoint.bin") + " is damaged: it does not begin with the name of its format"
        };
        Result report = Program.in(folder).run("report", TINY.toString());
        assertEquals(2, report.code());
        assertEquals(
                Stream.concat(
                                Stream.of(sentences).limit(3).map(sentence -> sentence + "."),
                                Stream.of(TINY + ": no trial has ended, so there is nothing to report"))
                        .sorted()
                        .toList(),
                report.errLines().stream().sorted().toList());
        assertMended(sentences);
        // The other tests name what they set aside.
        for (String aside : Program.files(folder.resolve(TINY)).keySet()) {
            if (aside.contains(".damaged")) {
                Files.delete(folder.resolve(TINY).resolve(aside));
            }
        }
    }

    private static void forge(int trial, String from, String to) throws Exception {
        String opened = Forger.openedJson(Files.readString(file(trial, "trial.json")));
        Files.writeString(file(trial, "trial.json"), Forger.sealedJson(opened.replaceFirst(from, to)));
    }

    @Test
    void aForgedPlanIsNamedWithTheRuleThatItBreaks() throws Exception {
        Path plan = folder.resolve(TINY).resolve("plan.yaml");
        String whole = Files.readString(plan);
        String text = whole.substring(0, whole.lastIndexOf("# SHA-256"));
        Files.writeString(plan, Forger.sealedYaml(text.replaceFirst("units: 4", "units: 2000000000")));
        Result verify = Program.in(folder).run("verify", TINY.toString());
        assertEquals(2, verify.code());
        assertEquals(
                TINY.resolve("plan.yaml") + " is damaged: it holds what no experiment can come to: model.units is"
                        + " 2000000000; allowed is a whole number from 1 to 100000 (units of the LSTM).\n",
                verify.err());
        Files.writeString(plan, whole);
    }
}
