package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From YAML to numbers, at every place that there is. */
class EverySiteTest {
    @TempDir
    private Path folder;

    @Test
    void trainsToTheSameBytesWhateverTheJobs() throws Exception {
        Tiny.write(folder, "sites", Tiny.SETTINGS + """
                seeds: 1
                variants:
                  all:
                    word-type: 0.1
                    token: 0.1
                    after-embedding: 0.1
                    lstm-input: {rate: 0.1, time: per-step, gates: per-gate}
                    lstm-recurrent: {rate: 0.1, time: per-step, gates: per-gate}
                    recurrent-weights: 0.1
                    gate-outputs: 0.1
                    candidate: 0.1
                    cell: 0.1
                    zoneout: {cell: 0.2, hidden: 0.1}
                    after-lstm: 0.1
                  locked:
                    word-type: {rate: 0.1, time: per-sequence}
                    gate-outputs: {rate: 0.1, time: per-frame}
                    candidate: {rate: 0.1, time: per-sequence}
                  zoneout: {zoneout: 0.3}
                """);

        Result one = Program.in(folder).run("run", "sites.yaml", "--jobs", "1", "--results", "one");
        Result two = Program.in(folder).run("run", "sites.yaml", "--jobs", "2", "--results", "two");

        assertEquals(0, one.code(), one.err());
        List<String> rows = one.out().lines().limit(4).toList();
        for (int row = 1; row < rows.size(); row++) {
            assertTrue(rows.get(row).matches("(all|locked|zoneout) +1 +0 +0\\.\\d{4} .*"), rows.get(row));
        }
        assertEquals(one.out(), two.out());
        assertEquals(Program.files(folder.resolve("one/sites")), Program.files(folder.resolve("two/sites")));
    }
}
