package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where charts cannot be drawn, as Java finds no fonts, all else is there, and the exit code says that they are not.
 */
class IncompleteReportTest {
    @TempDir
    private Path folder;

    @Test
    void partsThatCannotBeMadeAreNamedAndTheRestIsThere() throws Exception {
        Tiny.write(folder);
        Program program = Program.in(folder).with("-Dsun.awt.fontconfig=" + folder.resolve("no-such-file"));
        Result run = program.run("run", "tiny.yaml", "--quiet");
        assertEquals(ExitCode.REPORT_LACKS_PARTS, run.code(), run.err());
        assertTrue(run.out().startsWith("variant"), run.out());
        assertTrue(run.out().contains("2 seeds are too few for a verdict"), run.out());
        assertTrue(run.err().contains("The chart accuracy could not be made ("), run.err());
        List<String> lines = run.errLines();
        String last = lines.get(lines.size() - 1);
        assertTrue(
                last.matches("The report lacks \\d parts; all else is as it should be\\. Details are in .*\\.log\\."),
                last);
        Path log = Path.of(last.substring(last.indexOf("Details are in ") + 15, last.length() - 1));
        assertTrue(Files.readString(log).contains("\tat org.dropwhere.report.chart."));
        Files.delete(log);
        String page = Files.readString(folder.resolve("results/tiny/report.html"));
        assertTrue(page.contains("The chart accuracy could not be drawn; its numbers"), page);

        Result report = program.run("report", "results/tiny", "--format", "json");
        assertEquals(ExitCode.REPORT_LACKS_PARTS, report.code(), report.err());
        assertTrue(report.out().startsWith("{"), report.out());
        assertEquals(
                ExitCode.DONE, Program.in(folder).run("report", "results/tiny").code());
    }
}
