package org.dropwhere.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dropwhere.config.sweep.Axis;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.config.yaml.YamlText;
import tools.jackson.databind.JsonNode;

/**
 * An experiment as a file of its own, with the settings of the files that it extends and of the command: it means the
 * same wherever it is read. Comments are lost, and files of sequences are named relative to the folder that it is for,
 * or as seen from the experiment's folder where they are far apart.
 */
final class ResolvedYaml {
    private static final int WIDTH = 100;

    /** Paths of settings that are paths of files. */
    private static final Pattern FILE = Pattern.compile(
            "(^|\\.)(data\\.(file|(files|csv)\\.(train|validation|test))(\\.[xy])?" + "|model\\.(embedding\\.)?from)$");
    /** Paths of settings that are texts of files of sequences, whatever else they look like. */
    private static final Pattern NAMED = Pattern.compile("(^|\\.)data\\.(columns|labels)\\.");

    private final Path folder;
    private final Path experiment;

    private ResolvedYaml(Path folder, Path experiment) {
        this.folder = folder;
        this.experiment = experiment;
    }

    /**
     * The text of the file.
     *
     * @param tree without mistakes, merged, and as the command set it
     * @param grid axes beside those of the tree
     * @param name of the experiment
     * @param folder in which the file is to be
     * @param experiment in which the experiment's file is
     */
    static String of(Mapping tree, List<Axis> grid, String name, Path folder, Path experiment) {
        return new ResolvedYaml(folder, experiment).of(tree, grid, name);
    }

    private String of(Mapping tree, List<Axis> grid, String name) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("name", name);
        tree.entries().forEach((key, entry) -> whole.put(key, plain(key, entry.value())));
        whole.remove("extends");
        if (!grid.isEmpty()) {
            whole.put("sweep", widened(tree, grid));
        }
        return YamlText.of(whole, WIDTH);
    }

    /** Each axis as a group of its own after the groups that are there: axes keep their order. */
    private Map<String, Object> widened(Mapping tree, List<Axis> more) {
        Map<String, Object> sweep = new LinkedHashMap<>();
        tree.child("sweep").map(Mapping.class::cast).ifPresent(given -> sweep.putAll(mapping("sweep", given)));
        List<Object> groups = new ArrayList<>();
        tree.at(List.of("sweep", "zip"))
                .map(Sequence.class::cast)
                .ifPresent(zip -> groups.addAll(list("sweep.zip", zip.items())));
        more.forEach(axis -> groups.add(Map.of(axis.path(), list(axis.path(), axis.values()))));
        sweep.put("zip", groups);
        return sweep;
    }

    private Object plain(String path, YamlNode value) {
        if (value instanceof Mapping mapping) {
            return mapping(path, mapping);
        }
        return value instanceof Sequence sequence ? list(path, sequence.items()) : simple(path, (Scalar) value);
    }

    private Map<String, Object> mapping(String path, Mapping mapping) {
        Map<String, Object> plain = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> plain.put(key, plain(path + "." + key, entry.value())));
        return plain;
    }

    private List<Object> list(String path, List<YamlNode> items) {
        return items.stream().map(item -> plain(path, item)).toList();
    }

    private Object simple(String path, Scalar scalar) {
        JsonNode json = scalar.json();
        if (NAMED.matcher(path).find()) {
            return scalar.text();
        }
        if (json.isIntegralNumber()) {
            return json.bigIntegerValue();
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        return isFile(path)
                ? RelativePath.text(RelativePath.of(
                        folder, experiment, scalar.position().source().sibling(scalar.text())))
                : scalar.text();
    }

    /** Also on an axis of a sweep, whose path follows that of the sweep. */
    private static boolean isFile(String path) {
        return FILE.matcher(path).find();
    }
}
