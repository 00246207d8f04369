package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmPairTest {
    private static final String SETTINGS = """
            data: {task: majority, length: 6, vocabulary: 8, train: 9, validation: 4, test: 4}
            model: {embedding: 3, units: 4}
            training: {epochs: 1}
            seeds: 2
            """;

    @TempDir
    private Path folder;

    private Plan plan(String rest) throws Exception {
        Path file = Files.writeString(folder.resolve("along.yaml"), SETTINGS + rest);
        return Planner.plan(ExperimentFile.read(file), Datasets::digest);
    }

    private List<String> compared(String rest) throws Exception {
        return ArmPair.of(plan(rest)).stream()
                .map(pair -> ComparedNames.of(pair.arm(), pair.baseline()).difference())
                .toList();
    }

    @Test
    void theOnlyVariantIsComparedAlongEveryAxis() throws Exception {
        String one =
                "variants: {drop: {cell: 0.5}}\nsweep: {grid: {variants.drop.cell: [0, 0.5], data.train: [9, 8]}}\n";
        assertEquals(
                List.of(
                        "cell 0.5 (data.train=9) - cell 0",
                        "cell 0.5 (data.train=8) - cell 0",
                        "drop with train 8 (variants.drop.cell=0) - drop with train 9",
                        "drop with train 8 (variants.drop.cell=0.5) - drop with train 9"),
                compared(one));
        assertEquals(List.of(), compared(one + "compare-along: []\n"));
        assertEquals(
                List.of(
                        "drop with train 9 (variants.drop.cell=0) - drop with train 8",
                        "drop with train 9 (variants.drop.cell=0.5) - drop with train 8"),
                compared(one + "compare-along: {data.train: 8}\n"));
    }

    @Test
    void severalVariantsAreComparedAsBeforeUnlessAnAxisIsNamed() throws Exception {
        String two = "variants: {none: {}, drop: {cell: 0.5}}\nsweep: {grid: {variants.drop.cell: [0.1, 0.5]}}\n";
        List<String> variants = List.of("drop (variants.drop.cell=0.1) - none", "drop (variants.drop.cell=0.5) - none");
        assertEquals(variants, compared(two));
        // The axis changes nothing of none, which is compared with itself nowhere.
        List<String> more = new ArrayList<>(variants);
        more.add("cell 0.5 - cell 0.1");
        assertEquals(more, compared(two + "compare-along: [variants.drop.cell]\n"));
    }

    @Test
    void trialsThatComeUpAgainAtAnotherValueOfAnAxisThatDoesNotChangeThemAreComparedOnce() throws Exception {
        assertEquals(
                List.of(
                        "a.cell 0.2 (variants.b.cell=0.3) - a.cell 0.1",
                        "b.cell 0.4 (variants.a.cell=0.1) - b.cell 0.3"),
                compared("""
                        variants: {a: {cell: 0.1}, b: {cell: 0.3}}
                        comparisons: [[a, b]]
                        sweep: {grid: {variants.a.cell: [0.1, 0.2], variants.b.cell: [0.3, 0.4]}}
                        compare-along: [variants.a.cell, variants.b.cell]
                        """).subList(4, 6));
    }

    @Test
    void axesThatMoveTogetherAreComparedAsOneAlsoWhereNothingSaysThatTheyDo() throws Exception {
        String zipped =
                "variants: {drop: {cell: 0.5}}\nsweep: {zip: [{data.train: [9, 8], training.epochs: [1, 2]}]}\n";
        List<String> one = List.of("drop with train 8 / epochs 2 - drop with train 9 / epochs 1");
        assertEquals(one, compared(zipped));
        assertEquals(one, compared(zipped + "compare-along: [training.epochs]\n"));
    }

    /** All pairs of points are tried; what differs from one value of one axis to its baseline counts. */
    private static Set<Set<String>> naive(Plan plan, Map<String, String> baselines) {
        Set<Set<String>> trials = new HashSet<>();
        for (String variant : List.of("a", "b")) {
            for (Point point : plan.points()) {
                for (Point other : plan.points()) {
                    List<String> apart = plan.axes().stream()
                            .filter(axis -> !point.valuesOf(List.of(axis)).equals(other.valuesOf(List.of(axis))))
                            .toList();
                    boolean isToBaseline = apart.size() == 1
                            && baselines.containsKey(apart.get(0))
                            && baselines.get(apart.get(0)).equals(other.values().get(apart.get(0)));
                    String arm = ids(plan, new Arm(point, variant));
                    String baseline = ids(plan, new Arm(other, variant));
                    if (isToBaseline && !arm.equals(baseline)) {
                        trials.add(Set.of("+" + arm, "-" + baseline));
                    }
                }
            }
        }
        return trials;
    }

    private static String ids(Plan plan, Arm arm) {
        return plan.runs(arm).stream().map(run -> run.trial().id()).toList().toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void comparesThosePairsThatANaiveSearchFinds(int seed) throws Exception {
        Random random = new Random(seed);
        List<String> values = List.of("0", "0.1", "0.2", "0.3");
        SortedMap<String, List<String>> axes = new TreeMap<>(Map.of(
                "variants.a.cell", values.subList(0, 2 + random.nextInt(3)),
                "variants.b.after-lstm", values.subList(random.nextInt(2), 3),
                "training.epochs", List.of("1", "2", "3").subList(0, 1 + random.nextInt(3))));
        SortedMap<String, String> baselines = new TreeMap<>();
        axes.forEach((path, of) -> {
            if (random.nextInt(3) > 0) {
                baselines.put(path, of.get(random.nextInt(of.size())));
            }
        });
        Plan plan = plan("variants: {a: {}, b: {}}\nsweep:\n  grid: " + yaml(axes)
                + "\n  exclude: [{variants.a.cell: 0.1, variants.b.after-lstm: 0.1}]\ncompare-along: " + yaml(baselines)
                + "\n");

        List<ArmPair> pairs = ArmPair.of(plan).stream()
                .filter(pair -> pair.arm().variant().equals(pair.baseline().variant()))
                .toList();
        Set<Set<String>> found = new HashSet<>();
        pairs.forEach(pair -> found.add(Set.of("+" + ids(plan, pair.arm()), "-" + ids(plan, pair.baseline()))));
        assertEquals(naive(plan, baselines), found);
        assertEquals(pairs.size(), found.size(), "none twice");
        assertEquals(
                ArmPair.of(plan).stream()
                        .filter(pair -> !pair.isIdentical(plan))
                        .count(),
                LookLimits.of(plan, InterimLooks.single(5)).comparisons());
    }

    /** On one line. */
    private static String yaml(SortedMap<String, ?> mapping) {
        return mapping.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
