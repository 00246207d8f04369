package org.dropwhere.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a file says that changes no weight or probability of its own, but should be known to whoever trains anew. */
final class Notes {
    /** How far apart numbers of one setting may be. */
    private static final double NOISE = 1e-9;

    /** The initializers by default, under all their names. */
    private static final Map<String, List<String>> DEFAULTS = Map.of(
            "embeddings_initializer", List.of("RandomUniform", "uniform", "random_uniform"),
            "kernel_initializer", List.of("GlorotUniform", "glorot_uniform"),
            "recurrent_initializer", List.of("Orthogonal", "OrthogonalInitializer", "orthogonal"),
            "bias_initializer", List.of("Zeros", "zeros", "zero"));

    private final List<String> sentences = new ArrayList<>();

    /** Adds a clause, of which a sentence is made; the same one is told once. */
    void add(String clause) {
        String sentence = clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
    }

    /** Asks a layer for an initializer; one that is not Keras' default is worth a note. */
    void initializer(SavedObject layer, String key) {
        JsonNode value = layer.get(key);
        boolean isNamed = isNamed(key, value);
        if (layer.has(key) && !(isNamed && hasUsualSettings(value))) {
            add(layer.title() + " has " + key + " " + Shown.value(value) + (isNamed ? " with settings of its own" : "")
                    + "; new weights here are drawn as by Keras' default");
        }
    }

    private static boolean isNamed(String key, JsonNode value) {
        List<String> names = Optional.ofNullable(DEFAULTS.get(key)).orElse(List.of());
        Optional<String> word = Shown.word(value);
        // What older versions wrote for GlorotUniform.
        return word.filter(names::contains).isPresent()
                || (key.equals("kernel_initializer")
                        && word.filter("VarianceScaling"::equals).isPresent());
    }

    private static boolean hasUsualSettings(JsonNode value) {
        JsonNode config = value.path("config");
        return is(config, "gain", 1)
                && is(config, "minval", -0.05)
                && is(config, "maxval", 0.05)
                && is(config, "scale", 1)
                && config.path("mode").asString("fan_avg").equals("fan_avg")
                && config.path("distribution").asString("uniform").equals("uniform");
    }

    private static boolean is(JsonNode config, String key, double expected) {
        JsonNode value = config.path(key);
        return !value.isNumber() || Math.abs(value.asDouble(Double.NaN) - expected) < NOISE;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
