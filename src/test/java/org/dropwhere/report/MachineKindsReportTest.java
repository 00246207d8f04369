package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dropwhere.execution.Provenance;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.FirstLook;
import org.dropwhere.statistics.ResultsByArm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole folders whose trials several machines have computed. */
class MachineKindsReportTest {
    private static final Plan PLAN = HandMade.plan(5, "control", "both", "third");
    private static final Provenance SKYLAKE = machine("SkylakeX MAX_THREADS=64", "Intel");
    private static final Provenance HASWELL = machine("Haswell MAX_THREADS=64", "AMD");

    private static final String SKYLAKE_KIND = "numeric version 4, OpenBLAS 0.3.19 with kernels for SkylakeX";
    private static final String HASWELL_KIND = "numeric version 4, OpenBLAS 0.3.19 with kernels for Haswell";

    @TempDir
    private Path results;

    private static Provenance machine(String kernels, String cpu) {
        Provenance some = HandMade.PROVENANCE;
        return new Provenance(
                some.program(),
                "4",
                some.jdk(),
                some.system(),
                cpu,
                "OpenBLAS 0.3.19 DYNAMIC_ARCH NO_AFFINITY " + kernels,
                some.libraries());
    }

    private ResultsFolder folder(Function<Trial, Provenance> machines) {
        ResultsFolder folder = HandMade.folder(results, "hand-made");
        List<Trial> trials = PLAN.trials();
        for (int i = 0; i < trials.size(); i++) {
            Trial trial = trials.get(i);
            folder.store(trial, HandMade.finished(0.5, 0.5 + 0.03125 * (i % 7)), machines.apply(trial));
        }
        return folder;
    }

    private static boolean isOf(Trial trial, String variant) {
        return trial.id().startsWith(variant + "-");
    }

    private static String unwrapped(String text) {
        return text.replace('\n', ' ');
    }

    @Test
    void warnsOfPairsThatDifferentKindsHaveComputed() throws IOException {
        ResultsFolder folder =
                folder(trial -> isOf(trial, "both") && trial.description().seed() <= 2 ? HASWELL : SKYLAKE);

        Report report = Report.write(folder, PLAN);

        String warning = "The trials were computed by 2 kinds of machine, which round differently: 13 trials by "
                + SKYLAKE_KIND + "; 2 trials by " + HASWELL_KIND
                + ". Comparisons pair the trials of a seed, and not all pairs are fair, for the two were computed by"
                + " different kinds: both - control in 2 of 5 pairs. Their differences are partly of rounding.";
        assertTrue(unwrapped(report.text()).endsWith(warning + " "), report.text());
        String page = Files.readString(report.page());
        assertTrue(page.contains("<li>" + warning + "</li>"), page);
        assertEquals(
                List.of(
                        List.of("control", SKYLAKE_KIND, "5", "seeds 1 to 5"),
                        List.of("both", HASWELL_KIND, "2", "seeds 1, 2"),
                        List.of("both", SKYLAKE_KIND, "3", "seeds 3 to 5"),
                        List.of("third", SKYLAKE_KIND, "5", "seeds 1 to 5")),
                table(folder).rows());
        assertTrue(page.contains("<caption>Which kind of machine computed which trials</caption>"), page);
    }

    private static ResultTable table(ResultsFolder folder) {
        List<PlannedRunResult> results = folder.results(PLAN);
        return MachineKindsTable.of(results, MachineKinds.of(results, folder.provenances(results)));
    }

    @Test
    void saysThatPairsAreFairWhereEachSeedIsOfOneKind() {
        Report report = Report.write(folder(trial -> trial.description().seed() <= 2 ? HASWELL : SKYLAKE), PLAN);

        assertTrue(
                unwrapped(report.text())
                        .endsWith("6 trials by " + HASWELL_KIND + "; 9 trials by " + SKYLAKE_KIND
                                + ". In each pair of trials that is compared, both were computed by the same kind, so"
                                + " that the comparisons are fair. "),
                report.text());
    }

    @Test
    void saysNothingOfFairnessWhereTheKindOfATrialIsNotKnown() {
        ResultsFolder folder = folder(trial -> SKYLAKE);
        List<PlannedRunResult> results = folder.results(PLAN);
        List<Map<String, String>> provenances = results.stream()
                .map(result -> result.run().seed() == 1
                        ? Map.<String, String>of()
                        : Map.of(
                                "numeric",
                                "4",
                                "blas",
                                "BLAS of machine " + result.run().seed() % 2))
                .toList();
        MachineKinds kinds = MachineKinds.of(results, provenances);
        Comparisons comparisons = FirstLook.compare(ResultsByArm.of(PLAN, results));

        assertTrue(MachineKindsText.sentences(results, kinds, comparisons)
                .get(0)
                .endsWith(". Of some trials the kind is not known, so that it cannot be said whether all pairs"
                        + " that are compared are fair."));
    }

    @Test
    void isSilentWhereMachinesDifferInWhatDecidesNoNumber() throws IOException {
        Provenance other = machine("SkylakeX MAX_THREADS=128", "AMD");
        Report report = Report.write(folder(trial -> isOf(trial, "both") ? other : SKYLAKE), PLAN);

        assertFalse(report.text().contains("kinds of machine"), report.text());
        String page = Files.readString(report.page());
        assertTrue(page.contains("MAX_THREADS=128"), page);
        assertFalse(page.contains("kinds of machine") || page.contains("Which kind of machine"), page);
    }

    @Test
    void knowsNothingOfTrialsWhoseProvenanceDoesNotTell() {
        List<PlannedRunResult> results = HandMade.results(PLAN, HandMade.finished(0.5), HandMade.finished(0.5));
        MachineKinds kinds = MachineKinds.of(results, List.of(Map.of(), Map.of("numeric", "4", "blas", "some BLAS")));

        assertEquals(
                List.of(PLAN.trials().get(1).id()), List.copyOf(kinds.byTrial().keySet()));
        assertFalse(kinds.areSeveral());
        assertEquals(
                List.of(List.of("both", "numeric version 4, some BLAS", "1", "seed 1")),
                MachineKindsTable.of(results, kinds).rows());
    }
}
