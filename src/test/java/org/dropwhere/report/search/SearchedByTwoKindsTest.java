package org.dropwhere.report.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dropwhere.execution.Provenance;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.Report;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchedByTwoKindsTest {
    /** Stopped before its first look. */
    private static final MadeUpSearch SEARCH =
            MadeUpSearch.of(MadeUpSearch.searching(1, Optional.empty()), 0.04).upTo(1);

    @TempDir
    private Path results;

    @Test
    void pageAndTerminalSaySo() throws IOException {
        ResultsFolder folder = SEARCH.folder(results);
        Provenance some = HandMade.PROVENANCE;
        Provenance other = new Provenance(
                some.program(),
                some.numeric(),
                some.jdk(),
                some.system(),
                some.cpu(),
                "another BLAS",
                some.libraries());
        Trial trial = SEARCH.course().plan().trials().get(0);
        folder.store(trial, SEARCH.outcome(trial).orElseThrow(), other);

        Report report = SearchReport.write(folder, SEARCH.course(), Runnable::run);

        String begin = "The trials were computed by 2 kinds of machine, which round differently: 1 trial by numeric"
                + " version 1, another BLAS; " + (report.ended() - 1) + " trials by numeric version 1, some BLAS.";
        assertTrue(report.text().replace('\n', ' ').contains(begin + " "), report.text());
        String page = Files.readString(report.page());
        assertTrue(page.contains("<p class=\"note\">" + begin + "</p>"), page);
        assertTrue(page.contains("<caption>Which kind of machine computed which trials</caption>"), page);
    }
}
