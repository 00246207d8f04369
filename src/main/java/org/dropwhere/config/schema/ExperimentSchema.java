package org.dropwhere.config.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.RecurrentKind;
import org.dropwhere.spec.RecurrentKinds;
import org.dropwhere.spec.ScheduleKind;
import org.dropwhere.spec.ScheduleKinds;
import org.dropwhere.spec.Search;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.setting.Choice;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.task.TaskKind;
import org.dropwhere.spec.task.Tasks;
import org.dropwhere.text.Words;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema of experiment files: {@code experiment.base.json}, and in it a part for each task, each kind of
 * recurrent layer, each optimizer, each framework and each site, made from their descriptions.
 * {@code configs/experiment.schema.json} is its text, for editors.
 */
public final class ExperimentSchema {
    private static final String BASE = "experiment.base.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private ExperimentSchema() {}

    /** The schema as text, two spaces for each level, with line feeds. */
    public static String text() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance());
        return JSON.writer().with(printer).writeValueAsString(compose()) + "\n";
    }

    /** The schema as a tree of its own. */
    static JsonNode compose() {
        JsonNode schema = base();
        ObjectNode data = object(schema, "/properties/data/properties");
        addTasks(data);
        addRecurrentLayers(object(schema, "/properties/model/properties/layers/items/properties"));
        addOptimizers(object(schema, "/properties/training/properties/optimizer"));
        addSchedules(object(schema, "/properties/training/properties/schedule/properties"));
        addMetrics(schema);
        addSearch(object(schema, "/properties/search/properties"));
        VariantSchema.addTo(schema);
        return schema;
    }

    private static JsonNode base() {
        try (InputStream in = ExperimentSchema.class.getResourceAsStream(BASE)) {
            return JSON.readTree(Objects.requireNonNull(in, BASE + " is not bundled"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode object(JsonNode schema, String pointer) {
        return (ObjectNode) schema.at(pointer);
    }

    private static void addTasks(ObjectNode data) {
        ObjectNode choice = (ObjectNode) data.path("task");
        choice.put(
                "description",
                Tasks.KINDS.stream()
                        .map(kind -> kind.key() + ": " + kind.question())
                        .collect(Collectors.joining(" ")));
        choice.set("enum", array(Tasks.keys()));
        for (TaskKind kind : Tasks.KINDS) {
            data.set(kind.key(), mapping("settings of the task " + kind.key(), kind.settings()));
        }
    }

    /** What all kinds have in common is there already. */
    private static void addRecurrentLayers(ObjectNode kinds) {
        ObjectNode common = (ObjectNode) kinds.remove("each kind");
        for (RecurrentKind kind : RecurrentKinds.ALL) {
            ObjectNode either = common.deepCopy();
            either.put("title", kind.title());
            ObjectNode settings = (ObjectNode) either.path("properties");
            kind.switches()
                    .forEach(each -> settings.putObject(each.key())
                            .put("title", each.title())
                            .put("type", "boolean")
                            .put("default", each.fallback()));
            kinds.set(kind.key(), either);
        }
    }

    private static void addOptimizers(ObjectNode optimizer) {
        List<String> keys = OptimizerKinds.ALL.stream().map(OptimizerKind::key).toList();
        ((ObjectNode) optimizer.path("then")).set("enum", array(keys));
        ObjectNode settings = (ObjectNode) optimizer.path("properties");
        OptimizerKinds.ALL.forEach(kind -> settings.set(kind.key(), mapping(kind.title(), kind.settings())));
        optimizer.put("default", keys.get(0));
    }

    private static void addSchedules(ObjectNode schedules) {
        for (ScheduleKind kind : ScheduleKinds.ALL) {
            ObjectNode schedule = mapping(kind.title(), kind.settings());
            ObjectNode settings = (ObjectNode) schedule.path("properties");
            kind.choices().forEach(choice -> settings.set(choice.key(), choice(choice)));
            schedules.set(kind.key(), schedule);
        }
    }

    private static ObjectNode choice(Choice choice) {
        ObjectNode words = JSON.createObjectNode().put("title", choice.title());
        words.set("enum", array(choice.words()));
        return words.put("default", choice.fallback());
    }

    private static void addMetrics(JsonNode schema) {
        ObjectNode primary = object(schema, "/properties/primary");
        primary.set(
                "enum", array(PrimaryMetric.ALL.stream().map(PrimaryMetric::key).toList()));
        primary.put(
                "patternErrorMessage",
                "test-M-at-best, test-M-at-last, test-M-with-dropout-at-best or test-M-with-dropout-at-last where M is "
                        + Words.list(
                                Arrays.stream(Metric.values()).map(Metric::key).toList(), "or"));
        primary.put("default", Analysis.DEFAULT.primary().key());
        ObjectNode margins = object(schema, "/properties/equivalence/properties");
        for (Metric metric : Metric.values()) {
            margins.set(metric.key(), margin(metric));
        }
    }

    private static ObjectNode margin(Metric metric) {
        boolean isShare = Double.isFinite(metric.most());
        ObjectNode margin = JSON.createObjectNode()
                .put(
                        "title",
                        "difference in " + metric.words() + " that does not matter, "
                                + (isShare ? "as a share" : "in " + metric.unit()))
                .put("type", "number")
                .put("exclusiveMinimum", 0);
        if (isShare) {
            put(margin, "exclusiveMaximum", metric.most());
        }
        add(margin.putArray("examples"), isShare ? 0.01 : 0.05);
        return margin;
    }

    private static void addSearch(ObjectNode search) {
        ObjectNode place = (ObjectNode) search.at("/places/items");
        place.set("enum", array(Arrays.stream(Site.values()).map(Site::key).toList()));
        ObjectNode margins = (ObjectNode) search.at("/margin/properties");
        Search.METRICS.forEach(metric -> margins.set(metric.key(), margin(metric)));
    }

    /** An empty mapping. */
    static ObjectNode mapping() {
        return JSON.createObjectNode();
    }

    /** A list of words. */
    static ArrayNode array(List<String> texts) {
        ArrayNode array = JSON.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode mapping(String title, List<Setting> settings) {
        ObjectNode mapping = JSON.createObjectNode();
        mapping.put("title", title);
        mapping.put("type", "object");
        mapping.put("additionalProperties", false);
        ObjectNode properties = JSON.createObjectNode();
        settings.forEach(setting ->
                properties.set(setting.key(), setting.limits().isTruth() ? truth(setting) : number(setting)));
        mapping.set("properties", properties);
        return mapping;
    }

    private static ObjectNode truth(Setting setting) {
        ObjectNode truth = JSON.createObjectNode();
        truth.put("title", setting.title());
        truth.put("type", "boolean");
        setting.fallback().constant().ifPresent(constant -> truth.put("default", constant.intValue() == 1));
        return truth;
    }

    /** What a setting that is a number may be. */
    static ObjectNode number(Setting setting) {
        Limits limits = setting.limits();
        ObjectNode number = JSON.createObjectNode();
        number.put("title", setting.title());
        if (!setting.fallback().description().isEmpty()) {
            number.put("description", setting.fallback().description());
        }
        number.put("type", limits.isWhole() ? "integer" : "number");
        put(number, limits.isLeastAllowed() ? "minimum" : "exclusiveMinimum", limits.least());
        limits.most().ifPresent(most -> put(number, limits.isMostAllowed() ? "maximum" : "exclusiveMaximum", most));
        setting.fallback().constant().ifPresent(constant -> put(number, "default", constant.doubleValue()));
        if (!setting.examples().isEmpty()) {
            ArrayNode examples = number.putArray("examples");
            setting.examples().forEach(example -> add(examples, example.doubleValue()));
        }
        return number;
    }

    /** Whole numbers without a fraction, as messages show them. */
    private static void put(ObjectNode node, String key, double number) {
        if (number == Math.rint(number)) {
            node.put(key, (long) number);
        } else {
            node.put(key, number);
        }
    }

    private static void add(ArrayNode array, double number) {
        if (number == Math.rint(number)) {
            array.add((long) number);
        } else {
            array.add(number);
        }
    }
}
