package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.cli.Program.Result;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.ResultsFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says over the file. */
class OverridesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeAnExperiment() throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 2\nvariants: {control: {}, drop: {after-embedding: 0.5}}\n");
    }

    @Test
    void tellsSettingsThatAreForAnotherTask() throws Exception {
        String parity = "--set=data.parity.bits=3";
        Result idle = Program.in(folder).run("plan", "tiny.yaml", parity);
        assertEquals(0, idle.code());
        assertEquals("--set data.parity.bits=3: this has no effect, as the task is temporal-order\n", idle.err());
        Result used = Program.in(folder).run("plan", "tiny.yaml", parity, "--grid=data.task=temporal-order,parity");
        assertEquals(0, used.code());
        assertEquals("", used.err());
    }

    @Test
    void aRunWithSettingsIsRecordedSoThatItCanBeRepeated() throws Exception {
        Result run = Program.in(folder)
                .run(
                        "run",
                        "tiny.yaml",
                        "--grid",
                        "variants.drop.after-embedding=0,0.25",
                        "--set",
                        "training.epochs=1",
                        "--seeds",
                        "3,5",
                        "--quiet");
        assertEquals("", run.err());
        assertEquals(0, run.code());

        String text = Files.readString(folder.resolve("results/tiny/plan.yaml"));
        Plan plan =
                ResultsFolder.of(folder.resolve("results"), "tiny").readPlan().orElseThrow();
        assertEquals(1, plan.experiment().training().epochs());
        List<String> arguments = plan.overrides();
        assertEquals(
                List.of("--set=training.epochs=1", "--grid=variants.drop.after-embedding=0,0.25", "--seeds=3,5"),
                arguments);
        assertEquals(
                List.of(
                        "variant,variants.drop.after-embedding,seed",
                        "control,0,3",
                        "drop,0,3",
                        "control,0,5",
                        "drop,0,5",
                        "control,0.25,3",
                        "drop,0.25,3",
                        "control,0.25,5",
                        "drop,0.25,5"),
                Files.readString(folder.resolve("results/tiny/tables/epochs.csv"))
                        .lines()
                        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 3)))
                        .toList());

        assertEquals(
                List.of("control,0", "drop,0", "control,0.25", "drop,0.25"),
                Files.readString(folder.resolve("results/tiny/tables/summary.csv"))
                        .lines()
                        .skip(1)
                        .map(line -> String.join(",", List.of(line.split(",")).subList(0, 2)))
                        .distinct()
                        .toList());

        Result again = Program.in(folder)
                .run(Stream.concat(Stream.of("run", "tiny.yaml"), arguments.stream())
                        .toArray(String[]::new));
        assertEquals(text, Files.readString(folder.resolve("results/tiny/plan.yaml")));
        assertEquals(run.out(), again.out());
        assertTrue(again.err().contains("4 trials, all finished before; nothing to train"), again.err());
    }

    @Test
    void aPlanShowsWhatWasSet() throws Exception {
        Result plan = Program.in(folder).run("plan", "tiny.yaml", "--set", "question=Why?", "--seeds=1");
        assertEquals("", plan.err());
        assertEquals(
                List.of("tiny", "Why?", "Given on the command line: --set=question=Why? --seeds=1", ""),
                plan.out().lines().limit(4).toList());
        assertTrue(plan.out().contains("\n2 trials (2 variants, 1 seed)\n"), plan.out());
    }

    @Test
    void dataAreThoseOfTheSettings() throws Exception {
        Result data = Program.in(folder).run("data", "tiny.yaml", "--out", "csv", "--set", "data.test=3");
        assertEquals(0, data.code(), data.err());
        assertEquals(4, Files.readString(folder.resolve("csv/test.csv")).lines().count());
    }

    @Test
    void everyMistakeIsToldWithItsOption() throws Exception {
        Result result = Program.in(folder)
                .run(
                        "run",
                        "tiny.yaml",
                        "--seeds",
                        "0",
                        "--grid",
                        "variants.drop.after-embedding=0,25",
                        "--set",
                        "training.epoch=1");
        assertEquals(new Result(2, "", """
                        --set training.epoch=1: unknown key "epoch" in training; allowed are epochs, batch-size, batches, optimizer, embedding-gradient, l2, max-norm, schedule, early-stopping and class-weights; did you mean epochs?
                        --grid variants.drop.after-embedding=0,25: variants.drop.after-embedding is 25; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping); did you mean 0.25?
                        --seeds 0: seeds is 0; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
                        """), result);
        assertFalse(Files.exists(folder.resolve("results")));
    }

    @Test
    void anOptimizerBesideThatOfTheFileIsToldWithItsOptionAndTheCure() throws Exception {
        Tiny.write(
                folder,
                "adam",
                Tiny.SETTINGS.replace("epochs: 2", "epochs: 2, optimizer: adam") + "seeds: 1\n" + Tiny.VARIANTS);
        assertEquals(
                new Result(2, "", """
                        --set training.optimizer.rmsprop.learning-rate=0.1: training.optimizer names rmsprop beside adam; to replace it write --set 'training.optimizer={rmsprop: {...}}'
                        """),
                Program.in(folder).run("plan", "adam.yaml", "--set", "training.optimizer.rmsprop.learning-rate=0.1"));
        assertEquals(
                0,
                Program.in(folder)
                        .run("plan", "adam.yaml", "--set", "training.optimizer={rmsprop: {learning-rate: 0.1}}")
                        .code());
    }
}
