package org.dropwhere.keras;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.spec.CosineDecay;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.setting.Limits;
import org.dropwhere.spec.setting.Setting;
import org.dropwhere.spec.setting.Values;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code compile_config} of Keras 3 and {@code training_config} of the older format: the loss, and the optimizer
 * with all its settings. Settings and their defaults are those of {@code get_config()}.
 */
final class CompiledReader {
    private static final String LEARNING_RATE = "learning-rate";

    private static final String OPTIMIZER_NAMES = "RMSprop, Adam, AdamW, Nadam and SGD";

    private final KerasDialect dialect;
    private final Refusals refusals;
    private final Notes notes = new Notes();
    private Optional<Schedule> schedule = Optional.empty();

    private CompiledReader(KerasDialect dialect, Refusals refusals) {
        this.dialect = dialect;
        this.refusals = refusals;
    }

    /** What is said of the compiled model, if anything is. */
    static KerasTraining read(Optional<JsonNode> compiled, KerasDialect dialect, Refusals refusals) {
        CompiledReader reader = new CompiledReader(dialect, refusals);
        Optional<OptimizerSpec> optimizer = compiled.flatMap(reader::read);
        return new KerasTraining(optimizer, reader.schedule, reader.notes.sentences());
    }

    private Optional<OptimizerSpec> read(JsonNode compiled) {
        checkLoss(compiled.path("loss"));
        JsonNode weights = compiled.path("loss_weights");
        JsonNode weight = weights.isContainer() && weights.size() == 1
                ? weights.values().iterator().next()
                : weights;
        boolean isOne = weight.isNumber() && weight.asDouble(0) == 1;
        boolean isNone = weights.isMissingNode() || weights.isNull() || (weights.isContainer() && weights.isEmpty());
        if (!isNone && !isOne) {
            refusals.add("the model was compiled with loss_weights " + Shown.value(weights) + "; allowed is none");
        }
        JsonNode optimizer = compiled.has("optimizer") ? compiled.path("optimizer") : compiled.path("optimizer_config");
        return optimizer.isMissingNode() || optimizer.isNull() ? Optional.empty() : optimizer(optimizer);
    }

    private void checkLoss(JsonNode given) {
        // One loss for one output may stand in a list, or by the output's name.
        JsonNode loss = given.isArray() || (given.isObject() && !given.has("class_name"))
                ? given.size() == 1 ? given.values().iterator().next() : given
                : given;
        if (loss.isMissingNode() || loss.isNull()) {
            return;
        }
        String word = Shown.word(loss).orElse("");
        String title = "the loss " + Words.quoted(word);
        if (!word.replace("_", "").toLowerCase(Locale.ROOT).equals("binarycrossentropy") || isCustom(loss)) {
            refusals.add("the loss is " + Shown.value(given) + "; allowed is Keras' binary_crossentropy");
            return;
        }
        if (!loss.path("config").isObject()) {
            return;
        }
        SavedObject config = new SavedObject(title, loss.path("config"), refusals);
        config.ignore("name", "axis", "fn", "dtype");
        if (config.isTrue("from_logits", false)) {
            config.refuse(
                    "from_logits",
                    "which takes what the last layer gives for a logit",
                    "false: let the last layer be Dense(1, activation='sigmoid'), compile without from_logits, and"
                            + " save again");
        }
        if (config.number("label_smoothing", Limits.from(0)).orElse(0) > 0) {
            config.refuse("label_smoothing", "which moves the labels", "0");
        }
        config.word(
                "reduction",
                List.of("sum_over_batch_size", "mean", "auto", "mean_with_sample_weight"),
                "which scales every gradient");
        config.refuseOthers();
    }

    private static boolean isCustom(JsonNode object) {
        JsonNode registered = object.path("registered_name");
        JsonNode module = object.path("module");
        boolean isFunction = object.path("class_name").asString("").equals("function");
        boolean isOwn = registered.isString()
                && !isFunction
                && !registered.stringValue().equals(object.path("class_name").asString(""));
        return isOwn
                || (module.isString()
                        && !module.stringValue().equals("builtins")
                        && !module.stringValue().equals("keras")
                        && !module.stringValue().startsWith("keras."));
    }

    private Optional<OptimizerSpec> optimizer(JsonNode optimizer) {
        String className = Shown.word(optimizer).orElse("");
        // TensorFlow 2.11 and 2.12 write their own optimizers so.
        String plain = !dialect.isKeras3() && className.startsWith("Custom>")
                ? className.substring("Custom>".length())
                : className;
        Optional<OptimizerKind> kind = OptimizerKinds.ALL.stream()
                .filter(each -> each.name().equals(plain)
                        || (optimizer.isString() && each.key().equals(plain)))
                .findFirst();
        if (kind.isEmpty() || isCustom(optimizer)) {
            refusals.add("the optimizer is " + Shown.value(optimizer) + "; allowed are Keras' " + OPTIMIZER_NAMES);
            return Optional.empty();
        }
        return optimizer(
                kind.get(),
                new SavedObject("the optimizer " + Words.quoted(plain), optimizer.path("config"), refusals));
    }

    private Optional<OptimizerSpec> optimizer(OptimizerKind kind, SavedObject config) {
        int before = refusals.sentences().size();
        config.ignore("name", "ema_momentum", "ema_overwrite_frequency", "jit_compile", "is_legacy_optimizer", "dtype");
        config.require("use_ema", false, "which ends with mean weights");
        config.requireNone("loss_scale_factor", "which scales the loss");
        if (config.number("gradient_accumulation_steps", Limits.from(0)).orElse(1) != 1) {
            config.refuse("gradient_accumulation_steps", "which makes a step of several batches", "none");
        }
        if (config.number("decay", Limits.from(0)).orElse(0) != 0) {
            config.refuse("decay", "with which Keras 2 lowers the learning rate", "0");
        }
        Map<String, Number> values = new HashMap<>();
        for (Setting setting : kind.settings()) {
            if (setting.key().equals(LEARNING_RATE)) {
                values.put(LEARNING_RATE, learningRate(config, setting));
            } else {
                value(config, setting).ifPresent(value -> values.put(setting.key(), value));
            }
        }
        config.refuseOthers();
        if (refusals.sentences().size() > before) {
            return Optional.empty();
        }
        addNotes(kind);
        // Of no momentum it is nothing to Keras.
        values.computeIfPresent(
                "nesterov", (key, value) -> values.getOrDefault("momentum", 0).doubleValue() == 0 ? 0 : value);
        try {
            return Optional.of(kind.factory().apply(new Values(values)));
        } catch (IllegalArgumentException contradiction) {
            refusals.add(config.title() + ": " + contradiction.getMessage());
            return Optional.empty();
        }
    }

    private void addNotes(OptimizerKind kind) {
        if (!dialect.isKeras3() && kind.key().equals("rmsprop")) {
            notes.add("RMSprop of Keras 2 adds epsilon outside the root; here it stands inside, as in Keras 3");
        }
    }

    /** Keras' name of a setting. */
    private static String kerasKey(Setting setting) {
        return switch (setting.key()) {
            case "clip-norm" -> "clipnorm";
            case "clip-value" -> "clipvalue";
            case "global-clip-norm" -> "global_clipnorm";
            default -> setting.key().replace('-', '_');
        };
    }

    private static Optional<Number> value(SavedObject config, Setting setting) {
        Optional<Number> fallback = setting.fallback().constant();
        String key = kerasKey(setting);
        if (setting.limits().isTruth()) {
            boolean truth = config.isTrue(
                    key, fallback.filter(number -> number.intValue() == 1).isPresent());
            return Optional.of(truth ? 1 : 0);
        }
        if (key.equals("weight_decay") && !config.has(key)) {
            // Not there and null mean none, whatever an experiment's default is.
            config.ignore(key);
            return Optional.of(0.0);
        }
        OptionalDouble number = config.number(key, setting.limits());
        return number.isPresent() ? Optional.of(number.getAsDouble()) : fallback.map(Number::doubleValue);
    }

    private double learningRate(SavedObject config, Setting setting) {
        // Its name up to Keras 2.2.
        String key = config.has("learning_rate") ? "learning_rate" : config.has("lr") ? "lr" : "learning_rate";
        config.ignore("learning_rate", "lr");
        JsonNode value = config.get(key);
        if (value.isObject()) {
            return schedule(config, key, value, setting);
        }
        return config.number(key, setting.limits())
                .orElse(setting.fallback().constant().orElse(0).doubleValue());
    }

    /** Takes a schedule; its learning rate at the beginning. */
    private double schedule(SavedObject optimizer, String key, JsonNode given, Setting setting) {
        String className = Shown.word(given).orElse("");
        SavedObject config = new SavedObject("the schedule " + Words.quoted(className), given.path("config"), refusals);
        if (isCustom(given) || !List.of("ExponentialDecay", "CosineDecay").contains(className)) {
            optimizer.refuse(key, "", "a number, ExponentialDecay or CosineDecay");
            return 0;
        }
        config.ignore("name");
        OptionalDouble initial = config.number("initial_learning_rate", setting.limits());
        OptionalInt steps = config.whole("decay_steps", 1, Integer.MAX_VALUE);
        if (initial.isEmpty() && !config.has("initial_learning_rate")) {
            config.refuse("has no initial_learning_rate; allowed is a number above 0");
        }
        if (className.equals("ExponentialDecay")) {
            OptionalDouble rate = config.number("decay_rate", Limits.above(0));
            if (rate.isEmpty() && !config.has("decay_rate")) {
                config.refuse("has no decay_rate; allowed is a number above 0");
            }
            boolean staircase = config.isTrue("staircase", false);
            if (steps.isPresent() && rate.isPresent()) {
                schedule = Optional.of(new ExponentialDecay(steps.getAsInt(), rate.getAsDouble(), staircase));
            }
        } else {
            config.requireNone("warmup_target", "which raises the learning rate first");
            if (config.number("warmup_steps", Limits.from(0)).orElse(0) != 0) {
                config.refuse("warmup_steps", "which raises the learning rate first", "0");
            }
            double alpha = config.number("alpha", Limits.from(0).upTo(1)).orElse(0);
            if (steps.isPresent()) {
                schedule = Optional.of(new CosineDecay(steps.getAsInt(), alpha));
            }
        }
        config.refuseOthers();
        return initial.orElse(0);
    }
}
