package org.dropwhere.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.Variant;
import org.dropwhere.config.YamlText;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Cell;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The text of {@code plan.yaml}: the resolved experiment, the command's arguments that changed it, the cells in the
 * order of the plan, every trial with its full description, and a checksum.
 */
final class PlanYaml {
    /** Longer than any list of seeds that a person would look at. */
    private static final int WIDTH = 160;

    private PlanYaml() {}

    static String write(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numeric-version", NumericVersion.CURRENT);
        map.put("experiment", Plain.of(plan.experiment()));
        // With the file and these arguments the command can be given again.
        map.put("overrides", plan.overrides());
        map.put("cells", plan.cells().stream().map(PlanYaml::cell).toList());
        if (!plan.swept().isEmpty()) {
            map.put(
                    "swept",
                    plan.swept().entrySet().stream().map(PlanYaml::swept).toList());
        }
        map.put("trials", plan.trials().stream().map(PlanYaml::trial).toList());
        return Seal.COMMENT.close(YamlText.of(map, WIDTH));
    }

    private static Map<String, Object> cell(Cell cell) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("variant", cell.arm().variant());
        if (!cell.arm().point().equals(Point.ONLY)) {
            map.put("point", cell.arm().point().values());
        }
        map.put("seed", cell.seed());
        map.put("trial", cell.trial().id());
        return map;
    }

    private static Map<String, Object> swept(Map.Entry<Arm, Variant> arm) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("point", arm.getKey().point().values());
        map.put("variant", Plain.of(arm.getValue()));
        return map;
    }

    private static Map<String, Object> trial(Trial trial) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", trial.id());
        map.putAll(Plain.of(trial.description()));
        return map;
    }

    /**
     * Reads what {@link #write} wrote, be it with another numeric version.
     *
     * @throws Damaged if the text is anything else
     */
    static Plan read(byte[] sealed) throws Damaged {
        String text = Seal.COMMENT.open(sealed);
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return plan((Map<?, ?>) new Load(settings).loadFromString(text));
        } catch (RuntimeException e) {
            throw Damaged.unknownFormat(e);
        }
    }

    private static Plan plan(Map<?, ?> map) {
        int numericVersion = (Integer) get(map, "numeric-version");
        Map<String, Trial> trials = list(map, "trials").stream()
                .map(trial -> trial(trial, numericVersion))
                .collect(Collectors.toMap(Trial::id, Function.identity()));
        return new Plan(
                Records.of(Experiment.class, (Map<?, ?>) get(map, "experiment")),
                ((List<?>) get(map, "overrides"))
                        .stream().map(String.class::cast).toList(),
                list(map, "cells").stream().map(cell -> cell(cell, trials)).toList(),
                map.containsKey("swept") ? swept(list(map, "swept")) : Map.of());
    }

    private static Map<Arm, Variant> swept(List<Map<?, ?>> arms) {
        Map<Arm, Variant> swept = new LinkedHashMap<>();
        for (Map<?, ?> arm : arms) {
            Variant variant = Records.of(Variant.class, (Map<?, ?>) get(arm, "variant"));
            swept.put(new Arm(point(arm), variant.name()), variant);
        }
        return swept;
    }

    private static Trial trial(Map<?, ?> map, int numericVersion) {
        Map<Object, Object> description = new LinkedHashMap<>(map);
        Object id = description.remove("id");
        Trial trial = Trial.of(Records.of(TrialDescription.class, description), numericVersion);
        if (!trial.id().equals(id)) {
            throw new IllegalArgumentException("the trial " + id + " has the description of " + trial.id());
        }
        return trial;
    }

    private static Cell cell(Map<?, ?> map, Map<String, Trial> trials) {
        Point point = map.containsKey("point") ? point(map) : Point.ONLY;
        return new Cell(new Arm(point, (String) get(map, "variant")), ((Number) get(map, "seed")).longValue(), (Trial)
                get(trials, (String) get(map, "trial")));
    }

    private static Point point(Map<?, ?> map) {
        return Records.of(Point.class, Map.of("values", get(map, "point")));
    }

    private static List<Map<?, ?>> list(Map<?, ?> map, String key) {
        return ((List<?>) get(map, key))
                .stream().<Map<?, ?>>map(each -> (Map<?, ?>) each).toList();
    }

    private static Object get(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
