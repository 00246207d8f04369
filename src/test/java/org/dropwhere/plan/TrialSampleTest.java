package org.dropwhere.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dropwhere.config.ExperimentFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialSampleTest {
    @TempDir
    private Path folder;

    private Plan plan;

    /** Two trials of control, which the sweep does not change, and six of drop. */
    @BeforeEach
    void sweep() throws Exception {
        plan = Planner.plan(ExperimentFile.read(Files.writeString(folder.resolve("x.yaml"), """
                        data: {task: majority, length: 8, vocabulary: 4, train: 40, validation: 20, test: 20}
                        model: {embedding: 3, units: 4}
                        training: {epochs: 2}
                        seeds: 2
                        variants: {control: {}, drop: {lstm-input: 0.5}}
                        sweep: {grid: {variants.drop.lstm-input: [0.1, 0.2, 0.3]}}
                        """)), data -> "");
    }

    @Test
    void takesAsManyOfEachVariantAsOfAnyOtherWhileThereAreSome() {
        assertEquals(List.of("control 2", "drop 0.2 2"), sample(2));
        assertEquals(List.of("control 1", "control 2", "drop 0.1 2", "drop 0.3 1"), sample(4));
        assertEquals(6, sample(6).size());
        assertTrue(sample(6).containsAll(List.of("control 1", "control 2")));
    }

    @Test
    void takesAllInTheOrderOfThePlanIfThereAreNoMore() {
        List<String> all = plan.trials().stream().map(this::name).toList();
        assertEquals(8, all.size());
        assertEquals(all, sample(8));
        assertEquals(all, sample(100));
    }

    @Test
    void takesSoManyDifferentOnes() {
        for (int size = 1; size <= 8; size++) {
            assertEquals(size, Set.copyOf(sample(size)).size());
        }
    }

    @Test
    void takesCandidatesOnly() {
        List<Trial> odd = List.of(
                plan.trials().get(1), plan.trials().get(3), plan.trials().get(5));
        for (int size = 1; size <= 4; size++) {
            List<Trial> taken = TrialSample.of(plan, new LinkedHashSet<>(odd), size);
            assertEquals(Math.min(size, 3), taken.size());
            assertTrue(odd.containsAll(taken));
        }
    }

    private List<String> sample(int size) {
        return TrialSample.of(plan, new LinkedHashSet<>(plan.trials()), size).stream()
                .map(this::name)
                .toList();
    }

    private String name(Trial trial) {
        PlannedRun run = plan.runs().stream()
                .filter(each -> each.trial().equals(trial))
                .findFirst()
                .orElseThrow();
        String variant = run.arm().variant();
        return variant
                + (variant.equals("drop")
                        ? " " + String.join("", run.arm().point().values().values())
                        : "")
                + " " + run.seed();
    }
}
