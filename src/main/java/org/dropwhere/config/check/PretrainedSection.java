package org.dropwhere.config.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.failure.BadInput;
import org.dropwhere.pretrained.KnownModel;
import org.dropwhere.pretrained.KnownVectors;
import org.dropwhere.pretrained.PretrainedFiles;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.data.WordContent;

/**
 * What an experiment file has below {@code model} of what was made before: the file of a whole model, or the vectors of
 * an embedding.
 */
final class PretrainedSection {
    /** The keys of layers, in the place of which the file of a model stands. */
    static final List<String> LAYERS = List.of("units", "layers", "pooling", "dense", "mask-zero");

    static final String FROM = "from";
    static final String WEIGHTS = "weights";
    static final String EMBEDDING = "embedding";

    private static final String MODEL_FROM = "model.from";
    private static final String MODEL_WEIGHTS = "model.weights";
    private static final String MODEL_EMBEDDING = "model.embedding";
    private static final String SIZE = "model.embedding.size";
    private static final String VECTORS = "model.embedding.from";
    private static final String TRAIN = "model.embedding.train";

    private PretrainedSection() {}

    /** Whether the layers are those of a file, be it one that can be read or not. */
    static boolean isModel(Settings settings) {
        return settings.has(MODEL_FROM) || settings.mistakes().isInvalid(MODEL_FROM);
    }

    /** Adds what is wrong with the file of a model, and what does not go together with it. */
    static void checkModel(Settings settings, PretrainedFiles files) {
        for (String key : LAYERS) {
            refuseBesideModel("model." + key, settings);
        }
        if (settings.mapping(MODEL_EMBEDDING).isPresent()) {
            refuseBesideModel(SIZE, settings);
            refuseBesideModel(VECTORS, settings);
        } else {
            refuseBesideModel(MODEL_EMBEDDING, settings);
        }
        read(MODEL_FROM, settings, files::model).ifPresent(known -> checkFit(known, settings));
    }

    private static void refuseBesideModel(String path, Settings settings) {
        settings.entry(path)
                .ifPresent(entry -> settings.mistakes()
                        .add(
                                entry.key(),
                                path + " stands beside " + MODEL_FROM
                                        + settings.entry(MODEL_FROM)
                                                .map(from -> " (at " + from.key() + ")")
                                                .orElse("")
                                        + ", whose file says it; leave out one of them"));
    }

    private static void checkFit(KnownModel known, Settings settings) {
        boolean isEmbedded = known.model().input() instanceof EmbeddingSpec;
        if (isEmbedded && FileSettings.areFeatures(settings)) {
            settings.addMistake(
                    MODEL_FROM,
                    MODEL_FROM + " has an embedding of tokens, and with data.features the steps of the data are"
                            + " numbers; give data of tokens, or a model that reads features");
            settings.mistakes().markInvalid(MODEL_FROM);
        }
        if (!isEmbedded && !FileSettings.mentionFeatures(settings)) {
            settings.addMistake(
                    MODEL_FROM,
                    MODEL_FROM + " has no embedding and reads " + known.inputs()
                            + " features at a step; give files with data.features");
            settings.mistakes().markInvalid(MODEL_FROM);
        }
        if (!isEmbedded && settings.has(TRAIN)) {
            settings.addMistake(TRAIN, TRAIN + " has no meaning for a model without an embedding; leave it out");
        }
        if (keepsWeights(settings) && !known.hasWeights()) {
            settings.addMistake(
                    MODEL_WEIGHTS,
                    MODEL_WEIGHTS + " is keep, but the file of " + MODEL_FROM
                            + " has no weights; allowed is new, or a file that model.save has written");
        }
        if (keepsWeights(settings) && settings.has("data." + WordContent.KEY)) {
            settings.addMistake(
                    MODEL_WEIGHTS,
                    MODEL_WEIGHTS + " is keep, but data." + WordContent.KEY
                            + " numbers the words anew, which the model's embedding knows by other numbers; allowed is"
                            + " new, or data of the tokens that the model was trained on");
        }
    }

    /** Adds what is wrong with an embedding that is not a number alone, in a model that is written out. */
    static void checkEmbedding(Settings settings, PretrainedFiles files) {
        settings.entry(MODEL_WEIGHTS)
                .ifPresent(entry -> settings.mistakes()
                        .add(
                                entry.key(),
                                MODEL_WEIGHTS + " is for the file of a model, and there is no " + MODEL_FROM
                                        + "; leave it out"));
        settings.mapping(MODEL_EMBEDDING).ifPresent(embedding -> {
            if (!settings.has(SIZE) && !settings.has(VECTORS) && !isInvalid(SIZE, settings)) {
                settings.mistakes().add(embedding.position(), Settings.lacks(MODEL_EMBEDDING, List.of("size", FROM)));
                settings.mistakes().markInvalid(MODEL_EMBEDDING);
            }
        });
        read(VECTORS, settings, files::vectors).ifPresent(known -> {
            OptionalInt size = settings.integer(SIZE);
            if (size.isPresent() && size.getAsInt() != known.columns()) {
                settings.addMistake(
                        SIZE,
                        SIZE + " is " + size.getAsInt() + ", but the vectors of " + VECTORS + " have " + known.columns()
                                + " features; leave it out");
            }
        });
    }

    private static boolean isInvalid(String path, Settings settings) {
        return settings.mistakes().isInvalid(path);
    }

    /** What a file holds; if it cannot be read its mistakes are added, and its setting counts as absent. */
    private static <T> Optional<T> read(String path, Settings settings, Function<Path, T> read) {
        if (!NamedFile.isThere(path, settings)) {
            settings.mistakes().markInvalid(path);
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(NamedFile.named(path, settings)));
        } catch (BadInput e) {
            e.sentences().forEach(sentence -> settings.addMistake(path, path + ": " + withoutStop(sentence)));
            settings.mistakes().markInvalid(path);
            return Optional.empty();
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** The model of a file, if it can be read. */
    static Optional<ModelSpec> model(Settings settings, PretrainedFiles files) {
        if (!settings.has(MODEL_FROM)) {
            return Optional.empty();
        }
        KnownModel known = files.model(NamedFile.named(MODEL_FROM, settings));
        return Optional.of(known.model()
                .with(new Pretrained(
                        Optional.of(known.file()).filter(file -> keepsWeights(settings)),
                        Optional.empty(),
                        trainsEmbedding(settings))));
    }

    /** What of a model that is written out was made before. */
    static Pretrained pretrained(Settings settings, PretrainedFiles files) {
        return new Pretrained(
                Optional.empty(), vectors(settings, files).map(KnownVectors::file), trainsEmbedding(settings));
    }

    /** Features of an embedding that is not a number alone. */
    static OptionalInt size(Settings settings, PretrainedFiles files) {
        Optional<KnownVectors> vectors = vectors(settings, files);
        return vectors.isPresent() ? OptionalInt.of(vectors.get().columns()) : settings.integer(SIZE);
    }

    private static Optional<KnownVectors> vectors(Settings settings, PretrainedFiles files) {
        return settings.has(VECTORS)
                ? Optional.of(files.vectors(NamedFile.named(VECTORS, settings)))
                : Optional.empty();
    }

    private static boolean keepsWeights(Settings settings) {
        return settings.text(MODEL_WEIGHTS).filter("keep"::equals).isPresent();
    }

    private static boolean trainsEmbedding(Settings settings) {
        Optional<YamlNode> train = settings.value(TRAIN);
        return train.isEmpty() || settings.isTrue(TRAIN);
    }
}
