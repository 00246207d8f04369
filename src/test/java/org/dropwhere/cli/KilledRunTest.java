package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed at random moments end with the same bytes as one that nobody disturbs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no kill")
class KilledRunTest {
    /** A few in each build, 20 in {@code .ci/run}, 200 with the Maven profile proof. */
    private static final int KILLS = Integer.getInteger("proof.kills", 2);

    /** A few kills may all come before the first checkpoint. */
    private static final int KILLS_THAT_MEET_A_CHECKPOINT = 20;

    /** Beginning and end of a run, 4 trials with beginning, end and epochs. */
    private static final int EVENTS = 2 + 4 * (2 + 12);

    /** Trials of more than a second, so that most kills come after the first checkpoint, on a faster machine too. */
    private static final String LONG =
            Tiny.SETTINGS.replace("epochs: 2", "epochs: 12").replace("train: 40", "train: 8000");

    @TempDir
    private Path folder;

    @Test
    void endsWithTheSameBytesHoweverOftenAndWheneverItIsKilled() throws Exception {
        Tiny.write(folder, "tiny", LONG + "seeds: 2\n" + Tiny.VARIANTS);
        Program program = Program.in(folder);
        Result undisturbed = program.run("run", "tiny.yaml", "--results", "undisturbed", "--jobs", "1");
        assertEquals(0, undisturbed.code());
        SortedMap<String, String> expected = Program.files(folder.resolve("undisturbed/tiny"));

        SplittableRandom random = new SplittableRandom(7);
        int kills = 0;
        int resumed = 0;
        for (int round = 1; kills < KILLS; round++) {
            String results = "round-" + round;
            // As soon as it was not killed early enough, it is complete.
            boolean complete = false;
            while (!complete && kills < KILLS) {
                try (RunningProgram run = RunningProgram.start(
                        program, "run", "tiny.yaml", "--results", results, "--jobs", "" + (1 << kills % 3))) {
                    letRun(run, random);
                    if (run.kill()) {
                        kills++;
                    } else {
                        complete = true;
                    }
                }
                resumed += hasCheckpoint(results) ? 1 : 0;
            }
            Result last = program.run("run", "tiny.yaml", "--results", results, "--jobs", "2");
            assertEquals(0, last.code(), last.err());
            assertTrue(!last.err().contains("damaged"), last.err());
            assertEquals(undisturbed.out(), last.out());
            assertEquals(expected, Program.files(folder.resolve(results + "/tiny")), "seen after " + kills + " kills");
        }
        assertTrue(resumed > 0 || kills < KILLS_THAT_MEET_A_CHECKPOINT, "no kill has left a checkpoint");
    }

    /** Up to a random event, some near the end or before the first one, and a few milliseconds more. */
    private static void letRun(RunningProgram run, SplittableRandom random) throws Exception {
        int events = random.nextInt(8) == 0 ? EVENTS : random.nextInt(12);
        Optional<String> event = Optional.of("");
        for (int i = 0; i < events && event.isPresent(); i++) {
            event = run.next();
        }
        run.process().waitFor(random.nextInt(events == 0 ? 1000 : 50), TimeUnit.MILLISECONDS);
    }

    private boolean hasCheckpoint(String results) throws Exception {
        Path tiny = folder.resolve(results + "/tiny");
        return tiny.toFile().exists()
                && Program.files(tiny).keySet().stream().anyMatch(file -> file.endsWith("/checkpoint.bin"));
    }
}
