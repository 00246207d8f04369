package org.dropwhere.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random sweeps in a file against a plain expansion of the same sweep, made here. */
class SweepPlanTest {
    private static final int SWEEPS = 120;

    /** Axes and values that may be picked; none of them contradict each other. */
    private static final Map<String, List<String>> AXES = axes();

    /** Ranges and lists of which values may be drawn. */
    private static final List<String> RANGES = List.of(
            "data.validation: {from: 10, to: 30}",
            "training.optimizer.rmsprop.rho: {from: 0.1, to: 0.9}",
            "model.embedding: [2, 3, 4]",
            "variants.c.lstm-recurrent: {from: 0.01, to: 0.5, scale: log}");

    private static final String EXPERIMENT = """
            data: {task: parity, length: 9, vocabulary: 2, train: 30, validation: 20, test: 20}
            model: {embedding: 2, units: 2}
            training: {epochs: 3}
            seeds: [7, 3]
            variants: {a: {}, b: {after-embedding: 0.5}, c: {keras: {dropout: 0.5}}}
            """;

    @TempDir
    Path temporary;

    private static Map<String, List<String>> axes() {
        Map<String, List<String>> axes = new LinkedHashMap<>();
        axes.put("data.train", List.of("40", "50", "60", "70"));
        axes.put("data.label-noise", List.of("0", "0.1", "0.25"));
        axes.put("model.units", List.of("3", "4", "5"));
        axes.put("training.epochs", List.of("1", "2"));
        axes.put("training.optimizer.rmsprop.learning-rate", List.of("0.001", "0.01", "0.02"));
        axes.put("variants.b.after-embedding", List.of("0", "0.25", "0.5"));
        axes.put("variants.c.keras.dropout", List.of("0", "0.5"));
        return axes;
    }

    @Test
    void everyCombinationComesOnceInOrderWithItsValuesAndSharesTrialsWithItsEquals() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        int shared = 0;
        for (int i = 0; i < SWEEPS; i++) {
            List<List<String>> groups = groups(random);
            Map<String, List<String>> values = values(groups, random);
            String axes = text(groups, values, random);
            String drawn = random(random);
            List<List<String>> wheels = new ArrayList<>(
                    groups.stream().filter(group -> !group.isEmpty()).toList());
            if (!drawn.isEmpty()) {
                wheels.add(samples(drawn, values));
            }
            List<Map<String, String>> expected = reference(wheels, values);
            List<Map<String, Set<String>>> conditions = conditions(expected, values, random);
            expected.removeIf(point -> conditions.stream().anyMatch(condition -> meets(point, condition)));
            if (expected.isEmpty()) {
                continue;
            }
            String text = axes + drawn + said(conditions);
            Plan plan = plan(text);
            assertEquals(expected, plan.points().stream().map(Point::values).toList(), text);
            List<String> cells = new ArrayList<>();
            expected.forEach(point -> {
                for (String seed : List.of("3", "7")) {
                    for (String variant : List.of("a", "b", "c")) {
                        cells.add(point + " " + seed + " " + variant);
                    }
                }
            });
            assertEquals(
                    cells,
                    plan.runs().stream()
                            .map(run -> run.arm().point().values() + " " + run.seed() + " "
                                    + run.arm().variant())
                            .toList(),
                    text);
            plan.runs().forEach(run -> assertEquals(described(run), resolved(run), text));
            // Trials of one description have one id, and others have others.
            Map<String, String> ids = new HashMap<>();
            plan.runs()
                    .forEach(run -> assertEquals(
                            run.trial().id(),
                            ids.computeIfAbsent(
                                    described(run).toString(),
                                    key -> run.trial().id()),
                            text));
            assertEquals(ids.size(), plan.trials().size(), text);
            assertEquals(
                    ids.size(), plan.trials().stream().map(Trial::id).distinct().count(), text);
            shared += ids.size() < cells.size() ? 1 : 0;
        }
        assertEquals(true, shared > 0 && shared < SWEEPS, shared + " sweeps share trials");
    }

    private Plan plan(String text) throws IOException {
        Sweep sweep = ExperimentFile.read(Files.writeString(temporary.resolve("x.yaml"), text));
        return Planner.plan(sweep, data -> "");
    }

    /** Random axes, sometimes. */
    private static String random(SplittableRandom random) {
        List<String> ranges = new ArrayList<>(RANGES);
        while (ranges.size() > 3 || (!ranges.isEmpty() && random.nextBoolean())) {
            ranges.remove(random.nextInt(ranges.size()));
        }
        return ranges.isEmpty()
                ? ""
                : "  random: {" + String.join(", ", ranges) + ", samples: " + (1 + random.nextInt(4)) + "}\n";
    }

    /** The axes of a sweep that has nothing else; puts in the values that were drawn. */
    private List<String> samples(String drawn, Map<String, List<String>> values) throws IOException {
        Plan plan = plan(EXPERIMENT + "sweep:\n" + drawn);
        plan.axes()
                .forEach(axis -> values.put(
                        axis,
                        plan.points().stream()
                                .map(point -> point.values().getOrDefault(axis, ""))
                                .toList()));
        return plan.axes();
    }

    /** Conditions each of which some point meets. */
    private static List<Map<String, Set<String>>> conditions(
            List<Map<String, String>> points, Map<String, List<String>> values, SplittableRandom random) {
        List<Map<String, Set<String>>> conditions = new ArrayList<>();
        while (random.nextInt(3) == 0) {
            Map<String, Set<String>> condition = new LinkedHashMap<>();
            points.get(random.nextInt(points.size())).forEach((path, value) -> {
                if (random.nextBoolean()) {
                    List<String> all = of(values, path);
                    condition.put(path, new TreeSet<>(Set.of(value)));
                    condition.getOrDefault(path, Set.of()).add(all.get(random.nextInt(all.size())));
                }
            });
            if (!condition.isEmpty()) {
                conditions.add(condition);
            }
        }
        return conditions;
    }

    private static boolean meets(Map<String, String> point, Map<String, Set<String>> condition) {
        for (Map.Entry<String, Set<String>> part : condition.entrySet()) {
            if (!part.getValue().contains(point.getOrDefault(part.getKey(), ""))) {
                return false;
            }
        }
        return true;
    }

    private static String said(List<Map<String, Set<String>>> conditions) {
        return conditions.stream()
                .map(condition -> condition.entrySet().stream()
                        .map(part -> part.getKey() + ": "
                                + (part.getValue().size() == 1 ? String.join("", part.getValue()) : part.getValue()))
                        .collect(Collectors.joining(", ", "{", "}")))
                .collect(Collectors.joining(", ", "  exclude: [", "]\n"));
    }

    /** Some of the axes in some order, in groups of one (grid) or more (zip). */
    private static List<List<String>> groups(SplittableRandom random) {
        List<String> paths = new ArrayList<>(AXES.keySet());
        List<List<String>> grid = new ArrayList<>();
        List<List<String>> zip = new ArrayList<>();
        int axes = random.nextInt(5);
        while (axes > 0) {
            int size = random.nextInt(3) == 0 ? Math.min(axes, 2) : 1;
            List<String> group = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                group.add(paths.remove(random.nextInt(paths.size())));
            }
            (size > 1 || random.nextInt(4) == 0 ? zip : grid).add(group);
            axes -= size;
        }
        grid.addAll(zip);
        // Where the zip begins is where the first null stands.
        grid.add(grid.size() - zip.size(), List.of());
        return grid;
    }

    private static Map<String, List<String>> values(List<List<String>> groups, SplittableRandom random) {
        Map<String, List<String>> values = new HashMap<>();
        for (List<String> group : groups) {
            int most =
                    group.stream().mapToInt(path -> of(AXES, path).size()).min().orElse(1);
            int count = 1 + random.nextInt(most);
            for (String path : group) {
                List<String> all = new ArrayList<>(of(AXES, path));
                while (all.size() > count) {
                    all.remove(random.nextInt(all.size()));
                }
                if (random.nextBoolean()) {
                    Collections.reverse(all);
                }
                values.put(path, all);
            }
        }
        return values;
    }

    private static String text(List<List<String>> groups, Map<String, List<String>> values, SplittableRandom random) {
        int zip = groups.indexOf(List.of());
        String grid = groups.subList(0, zip).stream()
                .map(group -> mapping(group, values))
                .collect(Collectors.joining(", ", "  grid: {", "}\n"));
        String zips = groups.subList(zip + 1, groups.size()).stream()
                .map(group -> "{" + mapping(group, values) + "}")
                .collect(Collectors.joining(", ", "  zip: [", "]\n"));
        return EXPERIMENT + "sweep:\n" + (random.nextBoolean() ? grid + zips : zips + grid);
    }

    private static List<String> of(Map<String, List<String>> values, String path) {
        return values.getOrDefault(path, List.of());
    }

    private static String mapping(List<String> group, Map<String, List<String>> values) {
        return group.stream().map(path -> path + ": " + of(values, path)).collect(Collectors.joining(", "));
    }

    /** Counts through the steps of the groups as an odometer does. */
    private static List<Map<String, String>> reference(List<List<String>> wheels, Map<String, List<String>> values) {
        int total = wheels.stream()
                .mapToInt(group -> of(values, group.get(0)).size())
                .reduce(1, (a, b) -> a * b);
        List<Map<String, String>> points = new ArrayList<>();
        for (int number = 0; number < total; number++) {
            int rest = number;
            int[] steps = new int[wheels.size()];
            for (int wheel = wheels.size() - 1; wheel >= 0; wheel--) {
                int size = of(values, wheels.get(wheel).get(0)).size();
                steps[wheel] = rest % size;
                rest /= size;
            }
            Map<String, String> point = new LinkedHashMap<>();
            for (int wheel = 0; wheel < steps.length; wheel++) {
                for (String path : wheels.get(wheel)) {
                    point.put(path, of(values, path).get(steps[wheel]));
                }
            }
            points.add(point);
        }
        return points;
    }

    /** What the cell's trial should be by the words of its point, as far as axes may change it. */
    private static Map<String, Object> described(PlannedRun run) {
        Map<String, String> point = run.arm().point().values();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", run.seed());
        map.put("validation", Integer.parseInt(point.getOrDefault("data.validation", "20")));
        map.put("embedding", Integer.parseInt(point.getOrDefault("model.embedding", "2")));
        map.put("rho", Double.parseDouble(point.getOrDefault("training.optimizer.rmsprop.rho", "0.9")));
        map.put("train", Integer.parseInt(point.getOrDefault("data.train", "30")));
        map.put("noise", Double.parseDouble(point.getOrDefault("data.label-noise", "0")));
        map.put("units", Integer.parseInt(point.getOrDefault("model.units", "2")));
        map.put("epochs", Integer.parseInt(point.getOrDefault("training.epochs", "3")));
        map.put("rate", Double.parseDouble(point.getOrDefault("training.optimizer.rmsprop.learning-rate", "0.001")));
        double dropped = switch (run.arm().variant()) {
            case "a" -> 0;
            case "b" -> Double.parseDouble(point.getOrDefault("variants.b.after-embedding", "0.5"));
            default -> Double.parseDouble(point.getOrDefault("variants.c.keras.dropout", "0.5"));
        };
        String time = run.arm().variant().equals("b") ? "per-step" : "per-sequence";
        List<String> drops = new ArrayList<>(dropped == 0 ? List.of() : List.of(time + " " + dropped));
        if (run.arm().variant().equals("c") && point.containsKey("variants.c.lstm-recurrent")) {
            drops.add("per-sequence " + Double.parseDouble(point.getOrDefault("variants.c.lstm-recurrent", "")));
        }
        map.put("drops", drops);
        return map;
    }

    private static Map<String, Object> resolved(PlannedRun run) {
        TrialDescription description = run.trial().description();
        TaskData data = (TaskData) description.data();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seed", description.seed());
        map.put("validation", data.validation());
        map.put("embedding", description.model().input().width(0));
        map.put("rho", description.training().optimizer().settings().get("rho"));
        map.put("train", data.train());
        map.put("noise", data.labelNoise());
        map.put("units", description.model().pooledFeatures());
        map.put("epochs", description.training().epochs());
        map.put("rate", description.training().optimizer().settings().get("learning-rate"));
        map.put(
                "drops",
                description.placements().stream().map(SweepPlanTest::said).toList());
        return map;
    }

    private static String said(Placement placement) {
        return placement.time().key() + " " + placement.rate();
    }
}
