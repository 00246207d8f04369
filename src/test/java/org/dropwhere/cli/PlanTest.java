package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    @Test
    void tellsHowLongWhatIsLeftWillTake() throws Exception {
        Tiny.write(folder, "one", Tiny.SETTINGS + "seeds: 2\nvariants: {control: {}}\n");
        Result before = Program.in(folder).run("plan", "one.yaml", "--time", "--jobs", "2");
        assertEquals(0, before.code(), before.err());
        String last = before.out().lines().reduce((first, second) -> second).orElseThrow();
        assertTrue(
                last.matches("On this machine, 2 trials at a time, what is left to run takes about \\d+ seconds?\\."),
                last);

        Program.in(folder).run("run", "one.yaml");
        Result after = Program.in(folder).run("plan", "one.yaml", "--time", "--format", "csv");
        assertTrue(after.err().endsWith("\nNothing is left to train.\n"), after.err());
    }

    @Test
    void showsTheQuestionsModelSitesAndTrials() throws Exception {
        Path question = Path.of("experiments", "keras-question.yaml").toAbsolutePath();
        Path loaded = elsewhere.resolve("loaded.txt");
        Result result =
                Program.in(folder).with("-Xlog:class+load:file=" + loaded).run("plan", question.toString());

        String text = result.out();
        assertEquals("", result.err());
        assertEquals(0, result.code());
        assertTrue(text.contains(" test sequences of length 498, vocabulary 64\n"), text);
        // The counts are those of Keras' model.summary() for the question's model.
        assertTrue(text.contains("""
                layer           output            parameters
                embedding       [batch, 498, 64]        4096
                lstm            [batch, 100]           66000
                dense, sigmoid  [batch, 1]               101
                total                                  70197
                """), text);
        assertTrue(text.contains("""
                variant        site             rate  mask          gates     written as
                lstm-only      lstm-input       0.5   per-sequence  per-gate  keras: dropout
                lstm-only      lstm-recurrent   0.5   per-sequence  per-gate  keras: recurrent-dropout
                extra-dropout  after-embedding  0.25  per-step                after-embedding
                extra-dropout  lstm-input       0.5   per-sequence  per-gate  keras: dropout
                extra-dropout  lstm-recurrent   0.5   per-sequence  per-gate  keras: recurrent-dropout
                no-dropout     no dropout

                variant        what the framework does
                lstm-only      Keras 3.8 and later, recurrent dropout forces implementation 1: a mask for each gate, kept for the whole sequence
                extra-dropout  Keras 3.8 and later, recurrent dropout forces implementation 1: a mask for each gate, kept for the whole sequence

                arriving at the gates  input kept  input noise  hidden state kept  hidden state noise
                lstm-only              0.500       1.000        0.500              1.000
                extra-dropout          0.375       1.667        0.500              1.000
                no-dropout             1.000       0.000        1.000              0.000

                Keras' words are those of a layer with its default activations, not unrolled, on a CPU; only dropout follows the version, all else is Keras 3's.

                60 trials (3 variants, 20 seeds)
                """), text);
        List<String> trials = text.lines()
                .filter(line -> line.matches("(lstm-only|extra-dropout|no-dropout) +\\d+ +[0-9a-f]{16} +open +0"))
                .toList();
        assertEquals(60, trials.stream().distinct().count());
        assertEquals(trials, text.lines().skip(text.lines().count() - 60).toList());

        assertEquals(List.of(), entries(folder));
        String classes = Files.readString(loaded);
        // Both take long, and a plan has no use for them.
        assertFalse(classes.contains("org.nd4j"));
        assertFalse(classes.contains("io.github.classgraph"));
    }

    @Test
    void saysWhatEachLookAllowsForBothWaysOfSpending() throws Exception {
        Tiny.write(
                folder,
                "looks",
                Tiny.SETTINGS + "seeds: {first: 5, at-most: 20}\nequivalence: {accuracy: 0.02}\n"
                        + "variants: {control: {}, drop: {after-embedding: 0.5}}\n");
        Result result = Program.in(folder).run("plan", "looks.yaml");
        assertEquals("", result.err());
        assertTrue(result.out().contains("""

                Looks: seeds may be added up to 20, and all looks together err in no more than 5 %. With looks at these numbers of seeds, a difference needs at most the p value, and equivalence half of it on each side of the margin:

                seeds  obrien-fleming  pocock
                    5  1.47e-5         0.0178
                   10  0.00304         0.0179
                   20  0.0489          0.026

                The file declares obrien-fleming.

                10 trials (2 variants, 5 seeds)
                """), result.out());
        Result other = Program.in(folder).run("plan", "looks.yaml", "--set", "seeds.spending=pocock");
        assertTrue(other.out().contains("\nThe file declares pocock."), other.out());
    }

    @Test
    void writesInUtf8WhateverTheLocale() throws Exception {
        Tiny.write(folder, "tiny", "question: Où İ – ₀?\n" + Tiny.SETTINGS + "seeds: [7]\n" + Tiny.VARIANTS);
        Result result = Program.in(folder)
                .with("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-1")
                .run("plan", "tiny.yaml");
        assertEquals(
                List.of(
                        "tiny",
                        "Où İ – ₀?",
                        "",
                        "Data: temporal-order (within-last 8), new for each seed, label noise 0",
                        "      40 training, 20 validation, 20 test sequences of length 8, vocabulary 4",
                        "      the more frequent label: 0.5 of training, 0.5 of validation, 0.5 of test",
                        "",
                        "Training: 2 epochs, batch size 16, RMSprop with learning rate 0.001, rho 0.9, epsilon 1e-7"),
                result.out().lines().limit(8).toList());
        assertFalse(result.out().contains("\r"));
        assertEquals(List.of("tiny.yaml"), entries(folder));
    }

    @Test
    void takesItsSizesFromCsvFiles() throws Exception {
        for (String part : List.of("train", "validation", "test")) {
            Files.writeString(folder.resolve(part + ".csv"), "label,tokens\n0,1 2 3 4\n1,4 3 2 1\n");
        }
        Files.writeString(folder.resolve("test.csv"), "label,tokens\n1,5 0 0 0\n");
        Tiny.write(folder, "from-csv", """
                data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}}
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 1
                variants: {control: {}}
                """);
        Result result = Program.in(folder).run("plan", "from-csv.yaml");
        assertEquals("""
                from-csv

                Data: CSV files, the same for all seeds: train.csv, validation.csv, test.csv
                      2 training, 2 validation, 1 test sequences of length 4, vocabulary 6
                      the more frequent label: 0.5 of training, 0.5 of validation, 1 in 1 of test
                Warning: The only test sequence has the label 1, so the test cannot show whether the labels are told apart.
                Warning: The validation file has the same content as the training file (all 2 sequences): the best epoch is chosen by sequences that were trained on.
                Warning: Token 0 looks like padding: it stands only at the end of sequences (15.0 % of all tokens). The network reads it like any other token; with model: {mask-zero: true} it skips it.

                Training: 1 epoch, batch size 32, RMSprop with learning rate 0.001, rho 0.9, epsilon 1e-7

                layer           output         parameters
                embedding       [batch, 4, 2]          12
                lstm            [batch, 1]             16
                dense, sigmoid  [batch, 1]              2
                total                                  30

                variant  site        rate  mask  gates  written as
                control  no dropout

                Nothing is compared: control is the only variant. To compare control with another, add that under variants, such as dropout: {after-embedding: 0.5}.

                1 trial (1 variant, 1 seed)

                variant  seed  trial             state  epochs
                """, result.out().replaceAll("control +1 .*\n$", ""));
        assertEquals("", result.err());
        assertEquals(List.of("from-csv.yaml", "test.csv", "train.csv", "validation.csv"), entries(folder));
    }

    @Test
    void writesNumbersAndGatesAsTheFileHasThem() throws Exception {
        Tiny.write(
                folder,
                "tiny",
                Tiny.SETTINGS
                        + "seeds: 1\nvariants: {drop: {gate-outputs: 0.5, candidate: 1e-5, recurrent-weights: 0.5}}\n");
        Result result = Program.in(folder)
                .run("plan", "tiny.yaml", "--grid", "training.optimizer.rmsprop.learning-rate=1e38,0.00001");
        assertEquals("", result.err());
        assertTrue(result.out().contains("learning-rate  1e38, 1e-5\n"), result.out());
        assertTrue(result.out().contains("RMSprop with learning rate 1e38, rho 0.9, epsilon 1e-7\n"), result.out());
        assertTrue(result.out().contains("""
                variant  site               rate  mask       gates                  written as
                drop     recurrent-weights  0.5   per-batch  each weight by itself  recurrent-weights
                drop     gate-outputs       0.5   per-step   per-gate               gate-outputs
                drop     candidate          1e-5  per-step                          candidate
                """), result.out());
    }

    @Test
    void listsEveryTrialWithItsState() throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 2\nvariants: {control: {}, drop: {after-embedding: 0.5}}\n");
        String axis = "--grid=variants.drop.after-embedding=0,0.25";
        assertEquals(
                0,
                Program.in(folder)
                        .run("run", "tiny.yaml", "--seeds=1", "--quiet")
                        .code());

        Result csv = Program.in(folder).run("plan", "tiny.yaml", axis, "--format", "csv");
        assertEquals(0, csv.code(), csv.err());
        assertEquals(
                "4 trials (2 combinations, 2 variants, 2 seeds; arms that mean the same share trials): 1 finished, 3 open\n",
                csv.err());
        assertEquals(
                List.of(
                        "variant,variants.drop.after-embedding,seed,state,epochs",
                        "control,0,1,finished,2",
                        "drop,0,1,finished,2",
                        "control,0,2,open,0",
                        "drop,0,2,open,0",
                        "control,0.25,1,finished,2",
                        "drop,0.25,1,open,0",
                        "control,0.25,2,open,0",
                        "drop,0.25,2,open,0"),
                csv.out().lines().map(PlanTest::withoutId).toList());
        List<String> ids =
                csv.out().lines().skip(1).map(line -> line.split(",", -1)[3]).toList();
        assertEquals(4, ids.stream().distinct().count());
        assertEquals(ids.get(0), ids.get(1));
        assertEquals(ids.get(0), ids.get(4));

        String json = Program.in(folder)
                .run("plan", "tiny.yaml", axis, "--format", "json")
                .out();
        assertTrue(json.startsWith("""
                {
                  "counts" : [
                    {
                      "trials" : 4,
                      "finished" : 1,
                      "failed" : 0,
                      "stopped" : 0,
                      "open" : 3
                    }
                  ],
                  "trials" : [
                    {
                      "variant" : "control",
                      "variants.drop.after-embedding" : "0",
                      "seed" : 1,
                      "trial" : "%s",
                      "state" : "finished",
                      "epochs" : 2
                    },
                """.formatted(ids.get(0))), json);

        Result elsewhereOpen = Program.in(folder).run("plan", "tiny.yaml", "--results", "elsewhere");
        assertTrue(elsewhereOpen.out().contains("\n4 trials (2 variants, 2 seeds)\n"), elsewhereOpen.out());
        Result text = Program.in(folder).run("plan", "tiny.yaml");
        assertTrue(text.out().contains("\n4 trials (2 variants, 2 seeds): 2 finished, 2 open\n"), text.out());
    }

    private static String withoutId(String line) {
        return line.replaceFirst(",(trial|[0-9a-f]{16}),", ",");
    }

    private static List<String> entries(Path folder) throws Exception {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
