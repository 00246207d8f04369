package org.dropwhere.config.check;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Located.Mapping;
import org.dropwhere.config.yaml.Located.Sequence;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.CsvData;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Task;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;

/** Settings without a mistake to records; fills in defaults. */
public final class Assembly {
    private static final int BATCH_SIZE = 32;
    private static final RmsProp KERAS = new RmsProp(0.001, 0.9, 1e-7);
    private static final int MARGIN = 1;
    private static final int MOST_BITS = 8;
    private static final double STRENGTH = 0.3;

    private final Settings settings;

    public Assembly(Settings settings) {
        this.settings = settings;
    }

    public Experiment experiment(String name) {
        return new Experiment(
                name,
                settings.text("question").orElse(""),
                settings.has("data.csv") ? csvData() : taskData(),
                ModelSpec.lstm(integer("model.embedding"), integer("model.units"), settings.isTrue("model.mask-zero")),
                new Training(
                        integer("training.epochs"),
                        settings.integer("training.batch-size").orElse(BATCH_SIZE),
                        optimizer("training.optimizer.rmsprop.")),
                seeds(),
                variants(),
                new AnalysisAssembly(settings).analysis());
    }

    private CsvData csvData() {
        return new CsvData(file("train"), file("validation"), file("test"), settings.integer("data.vocabulary"));
    }

    private Path file(String part) {
        Located said = settings.value("data.csv." + part).orElseThrow();
        return said.position().source().sibling(said.json().stringValue());
    }

    private TaskData taskData() {
        return new TaskData(
                task(settings.text("data.task").orElseThrow(), integer("data.length")),
                integer("data.length"),
                integer("data.vocabulary"),
                integer("data.train"),
                integer("data.validation"),
                integer("data.test"),
                real("data.label-noise", 0));
    }

    private Task task(String key, int length) {
        return switch (key) {
            case "majority" ->
                new Task.Majority(settings.integer("data.majority.margin").orElse(MARGIN));
            case "temporal-order" ->
                new Task.TemporalOrder(
                        settings.integer("data.temporal-order.within-last").orElse(length));
            case "delayed-recall" ->
                new Task.DelayedRecall(
                        settings.integer("data.delayed-recall.delay").orElse(length - 1));
            case "parity" ->
                new Task.Parity(settings.integer("data.parity.bits").orElse(Math.min(length, MOST_BITS)));
            case "bigram" -> new Task.Bigram(real("data.bigram.strength", STRENGTH));
            default -> throw new IllegalArgumentException("There is no task " + key);
        };
    }

    private RmsProp optimizer(String path) {
        return new RmsProp(
                real(path + "learning-rate", KERAS.learningRate()),
                real(path + "rho", KERAS.rho()),
                real(path + "epsilon", KERAS.epsilon()));
    }

    private List<Long> seeds() {
        Located said = settings.value("seeds").orElseThrow();
        LongStream seeds = said instanceof Sequence list
                ? list.items().stream()
                        .mapToLong(item -> item.json().decimalValue().longValueExact())
                : LongStream.rangeClosed(1, integer(said instanceof Mapping ? "seeds.first" : "seeds"));
        return seeds.sorted().boxed().toList();
    }

    private List<Variant> variants() {
        VariantAssembly assembly = new VariantAssembly(settings);
        return settings.mapping("variants").orElseThrow().entries().keySet().stream()
                .map(assembly::variant)
                .toList();
    }

    private int integer(String path) {
        OptionalInt value = settings.integer(path);
        return value.orElseThrow();
    }

    private double real(String path, double otherwise) {
        return settings.value(path).map(value -> value.json().doubleValue()).orElse(otherwise);
    }
}
