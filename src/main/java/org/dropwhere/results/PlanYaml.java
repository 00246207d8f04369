package org.dropwhere.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.YamlText;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.NumericVersion;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Variant;

/**
 * The text of {@code plan.yaml}: the resolved experiment, the command's arguments that changed it, the cells in the
 * order of the plan, every trial with its full description, and a checksum.
 */
final class PlanYaml {
    /** Longer than any list of seeds that a person would look at. */
    private static final int WIDTH = 160;

    /** A hundred thousand trials take less. */
    static final int MOST_BYTES = 1 << 27;

    private PlanYaml() {}

    static String write(Plan plan) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("numeric-version", NumericVersion.CURRENT);
        map.put("experiment", Plain.of(plan.experiment()));
        // With the file and these arguments the command can be given again.
        map.put("overrides", plan.overrides());
        map.put("cells", plan.runs().stream().map(PlanYaml::cell).toList());
        if (!plan.swept().isEmpty()) {
            map.put(
                    "swept",
                    plan.swept().entrySet().stream().map(PlanYaml::swept).toList());
        }
        map.put("trials", plan.trials().stream().map(PlanYaml::trial).toList());
        return Seal.COMMENT.close(YamlText.of(map, WIDTH));
    }

    private static Map<String, Object> cell(PlannedRun cell) {
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
        Plan plan;
        try {
            plan = plan(PlainYaml.mapping(Seal.COMMENT.open(sealed)));
        } catch (IllegalArgumentException e) {
            throw Damaged.unknownFormat(e);
        }
        Optional<String> broken = PlanRules.broken(plan);
        if (broken.isPresent()) {
            throw new Damaged("it holds what no experiment can come to: " + broken.get());
        }
        return plan;
    }

    private static Plan plan(Map<?, ?> map) {
        int numericVersion = get(map, "numeric-version", Integer.class);
        Map<String, Trial> trials = new HashMap<>();
        for (Map<?, ?> each : mappings(map, "trials")) {
            Trial trial = trial(each, numericVersion);
            if (trials.put(trial.id(), trial) != null) {
                throw new IllegalArgumentException("the trial " + trial.id() + " is there twice");
            }
        }
        return new Plan(
                Records.of(Experiment.class, get(map, "experiment", Map.class)),
                texts(get(map, "overrides", List.class)),
                mappings(map, "cells").stream().map(cell -> cell(cell, trials)).toList(),
                map.containsKey("swept") ? swept(mappings(map, "swept")) : Map.of());
    }

    private static Map<Arm, Variant> swept(List<Map<?, ?>> arms) {
        Map<Arm, Variant> swept = new LinkedHashMap<>();
        for (Map<?, ?> arm : arms) {
            Variant variant = Records.of(Variant.class, get(arm, "variant", Map.class));
            swept.put(new Arm(point(arm), variant.name()), variant);
        }
        return swept;
    }

    private static Trial trial(Map<?, ?> map, int numericVersion) {
        Map<Object, Object> description = new LinkedHashMap<>(map);
        Object id = String.valueOf(description.remove("id"));
        Trial trial = Trial.of(Records.of(TrialDescription.class, description), numericVersion);
        if (!trial.id().equals(id)) {
            throw new IllegalArgumentException("the trial " + id + " has the description of " + trial.id());
        }
        return trial;
    }

    private static PlannedRun cell(Map<?, ?> map, Map<String, Trial> trials) {
        Point point = map.containsKey("point") ? point(map) : Point.ONLY;
        String id = get(map, "trial", String.class);
        return new PlannedRun(
                new Arm(point, get(map, "variant", String.class)),
                seed(get(map, "seed", Number.class)),
                Optional.ofNullable(trials.get(id))
                        .orElseThrow(() -> new IllegalArgumentException("the trial " + id + " is missing")));
    }

    private static Point point(Map<?, ?> map) {
        return Records.of(Point.class, Map.of("values", get(map, "point", Map.class)));
    }

    private static long seed(Number seed) {
        if (seed instanceof Integer || seed instanceof Long) {
            return seed.longValue();
        }
        throw new IllegalArgumentException("the seed " + seed + " is none");
    }

    private static List<String> texts(List<?> list) {
        List<String> texts = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String text)) {
                throw new IllegalArgumentException("overrides holds what is no text");
            }
            texts.add(text);
        }
        return texts;
    }

    private static List<Map<?, ?>> mappings(Map<?, ?> map, String key) {
        List<Map<?, ?>> mappings = new ArrayList<>();
        for (Object each : get(map, key, List.class)) {
            if (!(each instanceof Map<?, ?> mapping)) {
                throw new IllegalArgumentException(key + " holds what is no mapping");
            }
            mappings.add(mapping);
        }
        return mappings;
    }

    private static <T> T get(Map<?, ?> map, String key, Class<T> type) {
        Object value = map.get(key);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(key + (value == null ? " is missing" : " is of another kind"));
        }
        return type.cast(value);
    }
}
