package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** Searches that are killed at random moments end with the same bytes as one that nobody disturbs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no kill")
class KilledSearchTest {
    /** One in each build, 20 in {@code .ci/run}. */
    private static final int KILLS = Integer.getInteger("proof.kills", 1);

    /** Trials and looks of a search: more than a hundred. */
    private static final int EVENTS = 300;

    @TempDir
    private Path folder;

    @Test
    void endsWithTheSameBytesHoweverOftenAndWheneverItIsKilled() throws Exception {
        Tiny.write(folder, "tiny", Tiny.SETTINGS + "seeds: 2\nvariants: {no-dropout: {}}\n" + SearchTest.SEARCH);
        Program program = Program.in(folder);
        Result undisturbed = program.run("search", "tiny.yaml", "--results", "undisturbed", "--jobs", "1");
        assertEquals(0, undisturbed.code(), undisturbed.err());
        SortedMap<String, String> expected = Program.files(folder.resolve("undisturbed/tiny-search"));

        SplittableRandom random = new SplittableRandom(11);
        int kills = 0;
        for (int round = 1; kills < KILLS; round++) {
            String results = "round-" + round;
            boolean complete = false;
            while (!complete && kills < KILLS) {
                try (RunningProgram search = RunningProgram.start(
                        program, "search", "tiny.yaml", "--results", results, "--jobs", "" + (1 << kills % 3))) {
                    Optional<String> event = Optional.of("");
                    for (int left = random.nextInt(EVENTS); left > 0 && event.isPresent(); left--) {
                        event = search.next();
                    }
                    search.process().waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
                    if (search.kill()) {
                        kills++;
                    } else {
                        complete = true;
                    }
                }
            }
            Result last = program.run("search", "tiny.yaml", "--results", results, "--jobs", "2");
            assertEquals(0, last.code(), last.err());
            assertEquals(undisturbed.out(), last.out());
            assertEquals(
                    expected,
                    Program.files(folder.resolve(results + "/tiny-search")),
                    "seen after " + kills + " kills");
        }
    }
}
