package org.dropwhere.config.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Scalar;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.text.Words;

/**
 * What an experiment file has below {@code data.columns} and {@code data.labels}: names and texts as the files of
 * sequences write them, so that a number or a truth value stands for its text.
 */
final class ColumnsSection {
    static final String COLUMNS = "columns";
    static final String LABELS = "labels";

    private static final String TOKENS = "tokens";
    private static final String FEATURES = "features";
    private static final String LABEL = "label";
    private static final String SEQUENCE = "sequence";
    private static final String TIME = "time";

    private ColumnsSection() {}

    /** Adds what does not go together. */
    static void check(Settings settings) {
        boolean features = FileSettings.areFeatures(settings);
        if (features) {
            refuse(TOKENS, "; allowed is " + path(FEATURES), settings);
        } else {
            String cure = "; allowed beside it is data." + FeatureContent.KEY;
            List.of(FEATURES, SEQUENCE, TIME).forEach(key -> refuse(key, cure, settings));
        }
        checkDifferent(settings);
        text(labelPath("0"), settings)
                .filter(zero -> text(labelPath("1"), settings).equals(Optional.of(zero)))
                .ifPresent(zero -> settings.addMistake(
                        labelPath("1"),
                        "data.labels has the text " + Words.quoted(zero) + " for both labels; allowed are two texts"));
    }

    private static void refuse(String key, String cure, Settings settings) {
        boolean areTokens = key.equals(TOKENS);
        settings.entry(path(key))
                .ifPresent(entry -> settings.mistakes()
                        .add(
                                entry.key(),
                                path(key) + (areTokens ? " is for tokens and words" : " is for features")
                                        + ", and the steps of these files are "
                                        + (areTokens ? "features" : "tokens or words") + cure));
    }

    private static void checkDifferent(Settings settings) {
        Map<String, Position> first = new HashMap<>();
        for (String key : List.of(TOKENS, FEATURES, LABEL, SEQUENCE, TIME)) {
            for (Scalar name : names(path(key), settings)) {
                Position before = first.putIfAbsent(name.text(), name.position());
                if (before != null) {
                    settings.mistakes()
                            .add(
                                    name.position(),
                                    path(key) + " names the column " + Words.quoted(name.text())
                                            + ", which is named already at " + before + "; name each column once");
                }
            }
        }
    }

    private static String path(String key) {
        return "data." + COLUMNS + "." + key;
    }

    private static String labelPath(String label) {
        return "data." + LABELS + "." + label;
    }

    private static List<Scalar> names(String path, Settings settings) {
        Optional<YamlNode> value = settings.value(path);
        Stream<YamlNode> names =
                value.isPresent() && value.get() instanceof Sequence list ? list.items().stream() : value.stream();
        return names.filter(Scalar.class::isInstance).map(Scalar.class::cast).toList();
    }

    private static Optional<String> text(String path, Settings settings) {
        return settings.value(path)
                .filter(Scalar.class::isInstance)
                .map(Scalar.class::cast)
                .map(Scalar::text);
    }

    /** The columns of settings without a mistake. */
    static Columns columns(Settings settings) {
        String steps = FileSettings.areFeatures(settings) ? FEATURES : TOKENS;
        return new Columns(
                names(path(steps), settings).stream().map(Scalar::text).toList(),
                text(path(LABEL), settings).orElse(""),
                text(path(SEQUENCE), settings).orElse(""),
                text(path(TIME), settings).orElse(""));
    }

    /** The labels of settings without a mistake. */
    static LabelNames labels(Settings settings) {
        return new LabelNames(
                text(labelPath("0"), settings).orElse(""),
                text(labelPath("1"), settings).orElse(""));
    }

    /** What stands for them below {@code data}; nothing at the defaults. */
    static Map<String, Object> written(FileData files) {
        Columns columns = files.columns();
        Map<String, Object> names = new LinkedHashMap<>();
        if (!columns.steps().isEmpty()) {
            names.put(files.content() instanceof FeatureContent ? FEATURES : TOKENS, new ArrayList<>(columns.steps()));
        }
        put(LABEL, columns.label(), names);
        put(SEQUENCE, columns.sequence(), names);
        put(TIME, columns.time(), names);
        // Numbers, so that the keys are written without quotes.
        Map<Integer, String> texts = new LinkedHashMap<>();
        put(0, files.labels().zero(), texts);
        put(1, files.labels().one(), texts);
        Map<String, Object> written = new LinkedHashMap<>();
        if (!names.isEmpty()) {
            written.put(COLUMNS, names);
        }
        if (!texts.isEmpty()) {
            written.put(LABELS, texts);
        }
        return written;
    }

    private static <K> void put(K key, String text, Map<K, ? super String> written) {
        if (!text.isEmpty()) {
            written.put(key, text);
        }
    }
}
