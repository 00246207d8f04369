package org.dropwhere.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.task.Parity;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Placement EXTRA =
            new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED);
    private static final Variant CONTROL = new Variant("control", List.of());
    private static final Variant KERAS =
            Variant.of("keras", List.of(new KerasDropout(0.5, 0)), ModelSpec.lstm(1, 1, false), List.of(), List.of());
    private static final Variant BY_SITE = new Variant(
            "by-site", List.of(new Placement(Site.LSTM_INPUT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED)));
    private static final Variant BOTH = Variant.of(
            "both", List.of(new KerasDropout(0.5, 0)), ModelSpec.lstm(1, 1, false), List.of(), List.of(EXTRA));

    @Test
    void cellsGoSeedBySeedInTheOrderOfTheVariants() {
        Plan plan = planned(experiment(List.of(3L, 7L), CONTROL, BOTH, KERAS));

        assertEquals(
                List.of("control 3", "both 3", "keras 3", "control 7", "both 7", "keras 7"),
                plan.runs().stream()
                        .map(run -> run.arm().variant() + " " + run.seed())
                        .toList());
        assertEquals(6, plan.trials().size());
        assertEquals(6, plan.trials().stream().map(Trial::id).distinct().count());
    }

    @Test
    void aTrialIsDescribedByAllThatDecidesItsNumbers() {
        Experiment experiment = experiment(List.of(7L), BOTH);

        Trial trial = planned(experiment).trials().get(0);

        assertEquals(
                new TrialDescription(
                        experiment.data(), "", experiment.model(), experiment.training(), BOTH.placements(), 7),
                trial.description());
        assertEquals(TrialId.of(trial.description(), NumericVersion.CURRENT), trial.id());
    }

    @Test
    void variantsThatMeanTheSameShareATrial() {
        Plan plan = planned(experiment(List.of(1L, 2L), KERAS, CONTROL, BY_SITE));

        assertEquals(4, plan.trials().size());
        assertEquals(plan.runs().get(0).trial(), plan.runs().get(2).trial());
        assertEquals(plan.runs().get(3).trial(), plan.runs().get(5).trial());
        assertNotEquals(plan.runs().get(0).trial(), plan.runs().get(3).trial());
    }

    /** Where the mask is said does not matter: the trial is described by the one form, and so are its numbers. */
    @Test
    void aMaskSharedByTheGatesIsDescribedAsOneAfterTheEmbedding() {
        Variant spatial = new Variant(
                "spatial",
                List.of(new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED)));
        Plan plan = planned(experiment(List.of(1L), KERAS, BY_SITE, spatial));

        assertEquals(1, plan.trials().size());
        assertEquals(spatial.placements(), plan.trials().get(0).description().placements());
    }

    @Test
    void otherVariantsAndSeedsChangeNoTrial() {
        List<String> few = idsOf("both", 2, experiment(List.of(2L), BOTH));

        assertEquals(few, idsOf("both", 2, experiment(List.of(1L, 2L, 3L), CONTROL, KERAS, BOTH)));
        assertEquals(few, idsOf("both", 2, experiment(List.of(0L, 2L), BOTH, CONTROL)));
    }

    @Test
    void namesAndQuestionsChangeNoTrial() {
        Experiment one = experiment(List.of(2L), BOTH);
        Experiment renamed = new Experiment(
                "renamed",
                "Another question?",
                one.data(),
                one.model(),
                one.training(),
                one.seeds(),
                List.of(new Variant("renamed", BOTH.words(), List.of(), BOTH.placements())));

        assertEquals(planned(one).trials(), planned(renamed).trials());
    }

    @Test
    void aPlanKnowsTheCellsOfATrialAndOfAnArm() {
        Plan plan = planned(experiment(List.of(1L, 2L), KERAS, CONTROL, BY_SITE));
        List<PlannedRun> cells = plan.runs();

        assertEquals(List.of(cells.get(3), cells.get(5)), plan.runs(cells.get(3).trial()));
        assertEquals(List.of(cells.get(1), cells.get(4)), plan.runs(cells.get(1).arm()));
        Trial elsewhere = planned(experiment(List.of(3L), KERAS)).trials().get(0);
        assertEquals(List.of(), plan.runs(elsewhere));
    }

    /** A plain sum of the entries' hashes has 862 values on this grid, which makes looking up a point slow. */
    @Test
    void pointsOfAGridHaveDifferentHashes() {
        Set<Integer> hashes = new HashSet<>();
        for (int rate = 0; rate < 100; rate++) {
            for (int units = 0; units < 100; units++) {
                hashes.add(new Point(Map.of("rate", "0." + (100 + rate), "units", "0." + (100 + units))).hashCode());
            }
        }

        assertTrue(hashes.size() > 9_990, hashes.size() + " hashes of 10,000 points");
        assertEquals(
                new Point(new LinkedHashMap<>(Map.of("a", "1", "b", "2"))).hashCode(),
                new Point(new TreeMap<>(Map.of("b", "2", "a", "1"))).hashCode());
    }

    @Test
    void aPlanKeepsItsExperiment() {
        Experiment experiment = experiment(List.of(1L), CONTROL);

        assertSame(experiment, planned(experiment).experiment());
    }

    private static Plan planned(Experiment experiment) {
        return Planner.plan(
                new Sweep(List.of(), folder -> "", Path.of(""), List.of(new Combination(Map.of(), experiment))),
                data -> "");
    }

    private static List<String> idsOf(String variant, long seed, Experiment experiment) {
        return planned(experiment).runs().stream()
                .filter(run -> run.arm().variant().equals(variant) && run.seed() == seed)
                .map(run -> run.trial().id())
                .toList();
    }

    private static Experiment experiment(List<Long> seeds, Variant... variants) {
        return new Experiment(
                "some",
                "",
                new TaskData(new Parity(4), 10, 2, 100, 50, 50, 0.1),
                ModelSpec.lstm(4, 8, false),
                new Training(2, 32, new RmsProp(0.001, 0.9, 1e-7)),
                seeds,
                List.of(variants));
    }
}
