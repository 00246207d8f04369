package org.dropwhere.config.check;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Training;

/**
 * What an experiment file has below {@code training.l2}, {@code training.max-norm} and
 * {@code training.embedding-gradient}.
 */
public final class RegularizationSection {
    private static final String L2 = "l2";
    private static final String MAX_NORM = "max-norm";
    private static final String EMBEDDING_GRADIENT = "embedding-gradient";

    private RegularizationSection() {}

    /**
     * Adds a mistake where there is no embedding that a setting is of, or where occurrences of tokens cannot have
     * gradients of their own: Keras on TensorFlow sums them as soon as the table's weights are part of the loss, and
     * their mean square can be less than the square of their mean.
     */
    public static void check(Settings settings) {
        if (FileSettings.areFeatures(settings)) {
            refuseEmbedding(settings);
            return;
        }
        if (embeddingGradient(settings) == EmbeddingGradient.SUMMED) {
            return;
        }
        String path = path(EMBEDDING_GRADIENT);
        String found = path + " is " + EmbeddingGradient.BY_OCCURRENCE.key();
        String embedding = path(L2) + "." + Role.EMBEDDING.key();
        String centered = "training.optimizer.rmsprop.centered";
        if (settings.has(embedding)) {
            settings.addMistake(
                    path,
                    found + " beside " + embedding + ", with which Keras on TensorFlow sums the occurrences too; leave"
                            + " one of them out");
        }
        if (settings.isTrue(centered)) {
            settings.addMistake(
                    path,
                    found + " beside " + centered + ", and squares of single occurrences have no variance about a mean"
                            + " of their sums; leave one of them out");
        }
    }

    /** Of a model that reads the features of the data as they are. */
    private static void refuseEmbedding(Settings settings) {
        String embedding = path(L2) + "." + Role.EMBEDDING.key();
        String why = " is of the embedding, and with data.features there is none; leave it out";
        settings.entry(embedding).ifPresent(entry -> settings.mistakes().add(entry.key(), embedding + why));
        if (embeddingGradient(settings) != EmbeddingGradient.SUMMED) {
            String path = path(EMBEDDING_GRADIENT);
            settings.entry(path).ifPresent(entry -> settings.mistakes().add(entry.key(), path + why));
        }
    }

    static EmbeddingGradient embeddingGradient(Settings settings) {
        return settings.text(path(EMBEDDING_GRADIENT))
                .flatMap(word -> Keyed.find(EmbeddingGradient.class, word))
                .orElse(EmbeddingGradient.SUMMED);
    }

    static Regularization regularization(Settings settings) {
        return new Regularization(byRole(L2, settings), byRole(MAX_NORM, settings));
    }

    private static Map<Role, Double> byRole(String key, Settings settings) {
        Map<Role, Double> values = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            settings.real(path(key) + "." + role.key()).ifPresent(value -> values.put(role, value));
        }
        return values;
    }

    private static String path(String key) {
        return "training." + key;
    }

    /** What a file has for it below {@code training}; nothing at the defaults. */
    public static Map<String, Object> written(Training training) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (training.embeddingGradient() != EmbeddingGradient.SUMMED) {
            written.put(EMBEDDING_GRADIENT, training.embeddingGradient().key());
        }
        put(L2, training.regularization().l2(), written);
        put(MAX_NORM, training.regularization().maxNorm(), written);
        return written;
    }

    private static void put(String key, Map<Role, Double> values, Map<String, Object> written) {
        if (!values.isEmpty()) {
            Map<String, Object> byKey = new LinkedHashMap<>();
            values.forEach((role, value) -> byKey.put(role.key(), value));
            written.put(key, byKey);
        }
    }
}
