package org.dropwhere.config.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Entry;
import org.dropwhere.config.yaml.YamlNode.Mapping;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.InputSpec;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RecurrentKind;
import org.dropwhere.spec.RecurrentKinds;
import org.dropwhere.spec.RecurrentSpec;

/**
 * What an experiment file has below {@code model}. All that differs between recurrent layers comes from
 * {@link RecurrentKind}.
 */
public final class ModelSection {
    /** Where it stands. */
    public static final String PATH = "model";

    private static final String EMBEDDING = "model.embedding";
    private static final String MASK_ZERO = "model.mask-zero";
    private static final String UNITS = "units";
    private static final String LAYERS = "layers";
    private static final String DENSE = "dense";
    private static final String BIDIRECTIONAL = "bidirectional";
    private static final String GO_BACKWARDS = "go-backwards";

    /** Recurrent layers, and hidden dense layers. Chosen, not measured. */
    private static final int MOST_LAYERS = 100;

    private ModelSection() {}

    /**
     * The section of which another file, or a setting of its own, is laid over: without {@code units} if there will be
     * {@code layers}, and the other way round.
     *
     * @param upper keys that will be laid over
     */
    public static Mapping below(Mapping model, Iterable<String> upper) {
        Map<String, Entry> entries = new LinkedHashMap<>(model.entries());
        for (String key : upper) {
            entries.keySet().removeAll(alternatives(key));
        }
        return new Mapping(model.position(), entries);
    }

    /** The paths of what is left out where a setting is laid over. */
    public static List<String> alternativePaths(String path) {
        String parent = at(PATH, "");
        return path.startsWith(parent)
                ? alternatives(path.substring(parent.length())).stream()
                        .map(key -> at(PATH, key))
                        .toList()
                : List.of();
    }

    /** The file of a model stands for all its layers, and any of them written out for what the file was for. */
    private static List<String> alternatives(String key) {
        List<String> alternatives = new ArrayList<>();
        if (key.equals(PretrainedSection.FROM)) {
            alternatives.addAll(PretrainedSection.LAYERS);
            alternatives.add(PretrainedSection.EMBEDDING);
        } else if (PretrainedSection.LAYERS.contains(key)) {
            alternatives.addAll(List.of(PretrainedSection.FROM, PretrainedSection.WEIGHTS));
        }
        if (key.equals(UNITS)) {
            alternatives.add(LAYERS);
        } else if (key.equals(LAYERS)) {
            alternatives.add(UNITS);
        }
        return alternatives;
    }

    /** Adds what is missing and what does not go together. */
    public static void check(Settings settings, PretrainedFiles files) {
        if (PretrainedSection.isModel(settings)) {
            PretrainedSection.checkModel(settings, files);
            return;
        }
        PretrainedSection.checkEmbedding(settings, files);
        checkInput(settings);
        settings.mapping(PATH).ifPresent(model -> {
            Optional<Entry> units = model.entry(UNITS);
            Optional<Entry> layers = model.entry(LAYERS);
            if (units.isPresent() && layers.isPresent()) {
                settings.mistakes()
                        .add(
                                layers.get().key(),
                                "model has both units (at " + units.get().key()
                                        + "), which stands for a single LSTM, and layers; give one");
                settings.mistakes().markInvalid(at(PATH, UNITS));
            } else if (units.isEmpty()
                    && layers.isEmpty()
                    && !settings.mistakes().isInvalid(at(PATH, UNITS))
                    && !settings.mistakes().isInvalid(at(PATH, LAYERS))) {
                settings.mistakes().add(model.position(), Settings.lacks(PATH, List.of(UNITS, LAYERS)));
            }
        });
        checkNumber(LAYERS, settings);
        checkNumber(DENSE, settings);
        items(LAYERS, settings).forEach(path -> checkLayer(path, settings));
    }

    /** Features of the data are read without an embedding. */
    private static void checkInput(Settings settings) {
        boolean isNone = settings.value(EMBEDDING).filter(ModelSection::isText).isPresent();
        if (!FileSettings.mentionFeatures(settings)) {
            settings.require(PATH, "embedding");
            if (isNone) {
                settings.addMistake(
                        EMBEDDING,
                        EMBEDDING + " is none, and the steps of the data are no numbers to be read as they are; allowed"
                                + " is a whole number, or files with data.features");
            }
        } else if (FileSettings.areFeatures(settings)) {
            if (!isNone) {
                refuse(EMBEDDING, "leave it out, or write none", settings);
            }
            if (settings.isTrue(MASK_ZERO)) {
                refuse(MASK_ZERO, "leave it out, or write false", settings);
            }
        }
    }

    private static boolean isText(YamlNode value) {
        return value.json().isString();
    }

    private static void refuse(String path, String cure, Settings settings) {
        settings.entry(path)
                .ifPresent(entry -> settings.mistakes()
                        .add(
                                entry.key(),
                                path + " is for tokens, and with data.features the steps of the data are numbers; "
                                        + cure));
    }

    private static void checkNumber(String list, Settings settings) {
        String path = at(PATH, list);
        if (settings.value(path).orElse(settings.root()) instanceof Sequence items
                && items.items().size() > MOST_LAYERS) {
            settings.addMistake(
                    path, path + " is a list of " + items.items().size() + "; allowed are at most " + MOST_LAYERS);
            settings.mistakes().markInvalid(path);
        }
    }

    private static void checkLayer(String path, Settings settings) {
        Mistakes mistakes = settings.mistakes();
        Optional<Mapping> layer = settings.mapping(path);
        if (layer.isEmpty()) {
            return;
        }
        List<String> named = named(layer.get());
        if (named.size() > 1) {
            layer.get()
                    .entry(named.get(1))
                    .ifPresent(second -> mistakes.add(
                            second.key(),
                            name(path) + " is both " + named.get(0) + " and " + named.get(1)
                                    + "; give each layer an item of its own"));
            mistakes.markInvalid(path);
        } else if (layer.get().entries().isEmpty()) { // An unknown key is reported by the schema.
            mistakes.add(layer.get().position(), Settings.lacks(name(path), RecurrentKinds.keys()));
        } else if (!named.isEmpty()) {
            checkDirection(at(path, named.get(0)), settings);
        }
    }

    private static void checkDirection(String path, Settings settings) {
        String backwards = at(path, GO_BACKWARDS);
        if (isBidirectional(path, settings) && settings.isTrue(backwards)) {
            settings.entry(backwards)
                    .ifPresent(entry -> settings.mistakes()
                            .add(
                                    entry.key(),
                                    backwards + " is true, but the layer is bidirectional and reads both ways; leave"
                                            + " out one of them"));
        }
    }

    /** The model of settings without a mistake; fills in defaults. */
    static ModelSpec model(Settings settings, PretrainedFiles files) {
        return complete(settings, files).orElseThrow();
    }

    /** The model if all that its sizes depend on is there and allowed. */
    static Optional<ModelSpec> complete(Settings settings, PretrainedFiles files) {
        if (PretrainedSection.isModel(settings)) {
            return PretrainedSection.model(settings, files);
        }
        Optional<InputSpec> input = input(settings, files);
        List<RecurrentSpec> recurrent = new ArrayList<>();
        settings.integer(at(PATH, UNITS)).ifPresent(units -> recurrent.add(new LstmSpec(units)));
        List<String> layers = items(LAYERS, settings);
        layers.forEach(path -> layer(path, settings).ifPresent(recurrent::add));
        List<String> hidden = items(DENSE, settings);
        List<DenseSpec> dense =
                hidden.stream().flatMap(path -> dense(path, settings).stream()).toList();
        if (input.isEmpty()
                || recurrent.size() != Math.max(1, layers.size())
                || dense.size() < hidden.size()
                || settings.mistakes().isInvalid(at(PATH, LAYERS))
                || settings.mistakes().isInvalid(at(PATH, DENSE))) {
            return Optional.empty();
        }
        return Optional.of(new ModelSpec(
                input.get(),
                recurrent,
                word(at(PATH, "pooling"), Pooling.class, settings).orElse(Pooling.LAST),
                dense,
                HeadSpec.SIGMOID,
                PretrainedSection.pretrained(settings, files)));
    }

    private static Optional<InputSpec> input(Settings settings, PretrainedFiles files) {
        if (FileSettings.areFeatures(settings)) {
            return Optional.of(new FeaturesSpec());
        }
        if (settings.mapping(EMBEDDING).isPresent()) {
            return PretrainedSection.size(settings, files).stream()
                    .mapToObj(size -> (InputSpec) new EmbeddingSpec(size, settings.isTrue(MASK_ZERO)))
                    .findFirst();
        }
        return settings.value(EMBEDDING)
                .filter(value -> !isText(value))
                .map(size -> new EmbeddingSpec(size.json().decimalValue().intValueExact(), settings.isTrue(MASK_ZERO)));
    }

    private static Optional<RecurrentSpec> layer(String path, Settings settings) {
        return settings.mapping(path)
                .flatMap(layer -> RecurrentKinds.ALL.stream()
                        .filter(kind -> named(layer).equals(List.of(kind.key())))
                        .findFirst())
                .flatMap(kind -> layer(kind, at(path, kind.key()), settings));
    }

    private static Optional<RecurrentSpec> layer(RecurrentKind kind, String path, Settings settings) {
        Map<String, Boolean> on = new LinkedHashMap<>();
        kind.switches()
                .forEach(each -> on.put(
                        each.key(),
                        settings.has(at(path, each.key())) ? settings.isTrue(at(path, each.key())) : each.fallback()));
        return units(path, settings).stream()
                .mapToObj(units ->
                        kind.factory().of(units, direction(path, settings), key -> on.getOrDefault(key, false)))
                .findFirst();
    }

    private static Optional<DenseSpec> dense(String path, Settings settings) {
        return units(path, settings).stream()
                .mapToObj(units -> new DenseSpec(
                        units,
                        word(at(path, "activation"), Activation.class, settings).orElse(Activation.RELU)))
                .findFirst();
    }

    /** The number alone, or that of a mapping. */
    private static OptionalInt units(String path, Settings settings) {
        return settings.mapping(path).isPresent() ? settings.integer(at(path, UNITS)) : settings.integer(path);
    }

    private static Direction direction(String path, Settings settings) {
        if (isBidirectional(path, settings)) {
            // True alone is Keras' default.
            return settings.value(at(path, BIDIRECTIONAL))
                    .filter(value -> value.json().isString())
                    .flatMap(value -> Keyed.find(Direction.class, value.json().stringValue()))
                    .orElse(Direction.CONCAT);
        }
        return settings.isTrue(at(path, GO_BACKWARDS)) ? Direction.BACKWARD : Direction.FORWARD;
    }

    private static boolean isBidirectional(String path, Settings settings) {
        return settings.value(at(path, BIDIRECTIONAL))
                .filter(value -> value.json().isString() || value.json().booleanValue())
                .isPresent();
    }

    private static <E extends Enum<E> & Keyed> Optional<E> word(String path, Class<E> type, Settings settings) {
        return settings.text(path).flatMap(word -> Keyed.find(type, word));
    }

    private static List<String> named(Mapping layer) {
        return RecurrentKinds.keys().stream()
                .filter(layer.entries()::containsKey)
                .toList();
    }

    /** The paths of a list's items; of a value that is no list that of the value. */
    private static List<String> items(String key, Settings settings) {
        String path = at(PATH, key);
        Optional<YamlNode> value = settings.value(path);
        if (value.isPresent() && value.get() instanceof Sequence list) {
            return IntStream.rangeClosed(1, list.items().size())
                    .mapToObj(number -> at(path, String.valueOf(number)))
                    .toList();
        }
        return value.stream().map(single -> path).toList();
    }

    /** What messages call an item. */
    private static String name(String path) {
        int dot = path.lastIndexOf('.');
        return "item " + path.substring(dot + 1) + " of " + path.substring(0, dot);
    }

    private static String at(String parent, String key) {
        return parent + "." + key;
    }

    /** The mapping {@code model} from which this would be read. */
    public static Map<String, Object> written(ModelSpec model) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (model.input() instanceof EmbeddingSpec embedding) {
            written.put("embedding", embedding.size());
            written.put("mask-zero", embedding.maskZero());
        }
        if (model.isOneLstm()) {
            written.put(UNITS, model.pooledFeatures());
        } else {
            written.put(
                    LAYERS,
                    model.recurrent().stream().map(ModelSection::written).toList());
            written.put("pooling", model.pooling().key());
            written.put(DENSE, model.dense().stream().map(ModelSection::written).toList());
        }
        return written;
    }

    private static Map<String, Object> written(RecurrentSpec layer) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(UNITS, layer.units());
        if (layer.direction().isBidirectional()) {
            written.put(BIDIRECTIONAL, layer.direction().key());
        } else {
            written.put(GO_BACKWARDS, layer.direction() == Direction.BACKWARD);
        }
        layer.kind().switches().forEach(each -> written.put(each.key(), layer.isOn(each)));
        return Map.of(layer.kind().key(), written);
    }

    private static Map<String, Object> written(DenseSpec layer) {
        return Map.of(UNITS, layer.units(), "activation", layer.activation().key());
    }
}
