package org.dropwhere.keras.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.text.Words;
import tools.jackson.databind.JsonNode;

/**
 * A model that Keras has saved. Nothing in a file is executed, and no more memory is taken than a small multiple of the
 * file's size, whatever the file says of itself.
 */
public final class KerasFile {
    /**
     * Bytes of a file, and of what an archive unpacks to: about 90 million weights with the state of Adam, which is
     * more than the models that can be read have.
     */
    static final int MOST_BYTES = 1 << 30;

    private static final int START = 64;
    private static final String MODEL_CONFIG = "model_config";
    private static final String TRAINING_CONFIG = "training_config";
    private static final String COMPILE_CONFIG = "compile_config";
    private static final String KERAS_VERSION = "keras_version";

    private final Path path;
    private final Format format;
    private final Optional<String> kerasVersion;
    private final JsonNode model;
    private final Optional<JsonNode> compiled;

    private KerasFile(
            Path path, Format format, Optional<String> kerasVersion, JsonNode model, Optional<JsonNode> compiled) {
        this.path = path;
        this.format = format;
        this.kerasVersion = kerasVersion;
        this.model = model;
        this.compiled = compiled;
    }

    /** In what form a model was saved. */
    public enum Format {
        /** Keras 3's own, a zip. */
        KERAS,
        /** The older one, HDF5. */
        H5,
        /** The text of {@code model.to_json()}, without weights. */
        JSON
    }

    /**
     * Reads all of a file but its weights. Its form is told by its content; its name does not matter.
     *
     * @throws BadInput if it is no model of Keras, or is damaged
     */
    public static KerasFile read(Path file) {
        if (Files.isDirectory(file)) {
            throw ForeignFile.folder(file);
        }
        if (!Files.exists(file)) {
            throw new BadInput(file + ": there is no such file.");
        }
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + ": this is a device, a pipe or the like, not a file of a model.");
        }
        byte[] start = content(file, START);
        if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
            return ofArchive(file);
        }
        if (H5File.isStart(start)) {
            return ofH5(file);
        }
        if (isJson(start)) {
            return ofJson(file);
        }
        throw ForeignFile.file(file, start);
    }

    private static boolean isJson(byte[] start) {
        String text =
                new String(start, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
        return text.startsWith("{") || text.startsWith("\"{");
    }

    private static KerasFile ofArchive(Path file) {
        KerasArchive archive = new KerasArchive(file);
        byte[] config =
                archive.content(KerasArchive.CONFIG, ModelJson.MOST_BYTES).orElseThrow(archive::noModel);
        JsonNode model = json(config, file + ": " + KerasArchive.CONFIG);
        Optional<String> version = archive.content(KerasArchive.METADATA, ModelJson.MOST_BYTES)
                .flatMap(metadata -> version(json(metadata, file + ": " + KerasArchive.METADATA)));
        return of(file, Format.KERAS, file + ": " + KerasArchive.CONFIG, version, model, object(model, COMPILE_CONFIG));
    }

    private static KerasFile ofH5(Path file) {
        H5Group root = h5(file).root();
        String config = root.text(MODEL_CONFIG).orElseThrow(() -> weightsOnly(file, root));
        String where = file + ": " + MODEL_CONFIG;
        JsonNode model = ModelJson.read(config, where);
        Optional<JsonNode> compiled =
                root.text(TRAINING_CONFIG).map(text -> ModelJson.read(text, file + ": " + TRAINING_CONFIG));
        Optional<String> version = root.text(KERAS_VERSION).or(() -> version(model));
        return of(file, Format.H5, where, version, model, compiled.filter(JsonNode::isObject));
    }

    private static BadInput weightsOnly(Path file, H5Group root) {
        boolean hasWeights = List.of("layers", "model_weights", "_layer_checkpoint_dependencies").stream()
                        .anyMatch(root.names()::contains)
                || root.texts("layer_names").isPresent()
                || root.texts("layer_names0").isPresent();
        return new BadInput(
                hasWeights
                        ? file + ": these are weights without the layers (Keras: save_weights). Build the model, load"
                                + " them, and save all of it: model.save('my.keras')."
                        : file + ": this HDF5 file has no model of Keras: there is no attribute " + MODEL_CONFIG
                                + ". In Python: model.save('my.keras').");
    }

    private static KerasFile ofJson(Path file) {
        JsonNode read = json(content(file, ModelJson.MOST_BYTES + 1), file.toString());
        // What json.dump makes of the text that to_json() has made.
        JsonNode model = read.isString() ? ModelJson.read(read.asString(), file.toString()) : read;
        return of(file, Format.JSON, file.toString(), version(model), model, object(model, COMPILE_CONFIG));
    }

    private static KerasFile of(
            Path file,
            Format format,
            String where,
            Optional<String> version,
            JsonNode model,
            Optional<JsonNode> compiled) {
        if (!model.path("class_name").isString() || !model.path("config").isContainer()) {
            throw new BadInput(where + ": this JSON is no model of Keras: it has no "
                    + (model.path("class_name").isString() ? "object config" : "text class_name")
                    + ". In Python: open('my.json', 'w').write(model.to_json()).");
        }
        return new KerasFile(file, format, version, model, compiled);
    }

    private static JsonNode json(byte[] content, String where) {
        if (content.length > ModelJson.MOST_BYTES) {
            throw ModelJson.tooLarge(where);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return ModelJson.read(text.startsWith("\uFEFF") ? text.substring(1) : text, where);
        } catch (CharacterCodingException e) {
            throw new BadInput(where + ": this is no text in UTF-8, as Keras writes it. " + ForeignFile.SAVE_AGAIN, e);
        }
    }

    private static Optional<String> version(JsonNode node) {
        return node.path(KERAS_VERSION).isString()
                ? Optional.of(node.path(KERAS_VERSION).asString())
                : Optional.empty();
    }

    private static Optional<JsonNode> object(JsonNode node, String key) {
        return node.path(key).isObject() ? Optional.of(node.path(key)) : Optional.empty();
    }

    private static byte[] content(Path file, int most) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException e) {
            throw FileFailures.cannotRead(file, e);
        }
    }

    private static H5File h5(Path file) {
        byte[] content = content(file, MOST_BYTES + 1);
        if (content.length > MOST_BYTES) {
            throw new BadInput(file + ": this has more than " + MOST_BYTES
                    + " bytes, and no larger file is read. Save the model without its optimizer"
                    + " (Keras: model.save('my.h5', include_optimizer=False)).");
        }
        return H5File.of(content, file.toString());
    }

    /** Where it is, as given. */
    public Path path() {
        return path;
    }

    /** Its form. */
    public Format format() {
        return format;
    }

    /** The version of Keras that has written it, where it says so. */
    public Optional<String> kerasVersion() {
        return kerasVersion;
    }

    /** The model: an object with {@code class_name} and {@code config}. */
    public JsonNode model() {
        return model;
    }

    /** How the model was compiled: {@code compile_config} or {@code training_config}. */
    public Optional<JsonNode> compiled() {
        return compiled;
    }

    /** Whether the file has weights. */
    public boolean hasWeights() {
        return format != Format.JSON;
    }

    /**
     * The weights of all layers, read from the file anew.
     *
     * @param layers all of the model in its order, those without weights too
     * @return for each layer its arrays in Keras' order; of {@code Bidirectional} the forward layer's, then the
     *     backward layer's; none of classes that are not known
     * @throws BadInput if one is missing, damaged, not of float32, or not finite
     */
    public List<List<SavedArray>> weights(List<LayerName> layers) {
        return switch (format) {
            case KERAS -> WeightPlaces.numbered(archived(), layers);
            case H5 -> WeightPlaces.named(h5(path), layers);
            case JSON ->
                throw new BadInput(path + ": there are no weights in the text of model.to_json()."
                        + " In Python: model.save('my.keras').");
        };
    }

    private H5File archived() {
        KerasArchive archive = new KerasArchive(path);
        byte[] content = archive.content(KerasArchive.WEIGHTS, MOST_BYTES)
                .orElseThrow(() -> new BadInput(path + ": the archive has no weights: there is no "
                        + Words.quoted(KerasArchive.WEIGHTS) + ". Save the model in one file"
                        + " (Keras: model.save('my.keras'))."));
        return H5File.of(content, path + ": " + KerasArchive.WEIGHTS);
    }
}
