package org.dropwhere.pretrained;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dropwhere.failure.BadInput;
import org.dropwhere.failure.FileFailures;
import org.dropwhere.keras.KerasModel;
import org.dropwhere.keras.file.KerasFile;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.ParameterLayout;
import org.dropwhere.spec.ParameterLayout.Parameter;
import org.dropwhere.spec.Pretrained;
import org.dropwhere.spec.WeightsFile;
import org.dropwhere.text.Sha256;

/**
 * The files of what has been trained before, each read once; weights are given up if memory runs short, and read again
 * when they are asked for. May be used by several threads.
 */
public final class PretrainedFiles {
    private final Map<Path, Attempt<KnownModel>> models = new HashMap<>();
    private final Map<Path, Attempt<KnownVectors>> vectors = new HashMap<>();
    private final Map<WeightsFile, SoftReference<Map<String, float[]>>> weights = new HashMap<>();

    /** What came of reading a file. */
    private record Attempt<T>(Optional<T> result, Optional<BadInput> refusal) {
        static <T> Attempt<T> of(Path file, Function<Path, T> read) {
            try {
                return new Attempt<>(Optional.of(read.apply(file)), Optional.empty());
            } catch (BadInput e) {
                return new Attempt<>(Optional.empty(), Optional.of(e));
            }
        }

        T get() {
            return result.orElseThrow(refusal::orElseThrow);
        }
    }

    /** Nothing is read yet. */
    public PretrainedFiles() {}

    /**
     * The model of a file of Keras.
     *
     * @throws BadInput if it is none, or one that cannot be said in this program's words
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    public synchronized KnownModel model(Path file) {
        return models.computeIfAbsent(file, each -> Attempt.of(each, PretrainedFiles::readModel))
                .get();
    }

    private static KnownModel readModel(Path path) {
        String sha256 = sha256(path);
        KerasFile file = KerasFile.read(path);
        KerasModel model = KerasModel.of(file);
        return new KnownModel(model.model(), model.inputs(), file.hasWeights(), new WeightsFile(path, sha256));
    }

    /**
     * The vectors of an embedding.
     *
     * @throws BadInput if the file has no array {@code [types of tokens, features]} of finite numbers
     * @throws org.dropwhere.failure.ExpectedFailure if it cannot be read
     */
    public synchronized KnownVectors vectors(Path file) {
        return vectors.computeIfAbsent(file, each -> Attempt.of(each, PretrainedFiles::readVectors))
                .get();
    }

    private static KnownVectors readVectors(Path path) {
        Vectors read = Vectors.read(path);
        return new KnownVectors(read.rows(), read.columns(), new WeightsFile(path, sha256(path)));
    }

    /**
     * The arrays that training begins with, by their names in {@link ParameterLayout}; those that are drawn anew are
     * not among them. Nobody may change them.
     *
     * @param inputs types of tokens, or features of the data where there is no embedding
     * @throws BadInput if a file has changed since the model was read, or has not the sizes that the data ask for
     * @throws org.dropwhere.failure.ExpectedFailure if a file cannot be read
     */
    public synchronized Map<String, float[]> weights(ModelSpec model, int inputs) {
        Pretrained pretrained = model.pretrained();
        Map<String, float[]> all = new LinkedHashMap<>();
        pretrained
                .model()
                .ifPresent(file -> all.putAll(kept(
                        file, () -> KerasModel.of(KerasFile.read(file.path())).weights())));
        pretrained
                .embedding()
                .ifPresent(file -> all.putAll(kept(
                        file,
                        () -> Map.of(
                                ParameterLayout.EMBEDDINGS,
                                Vectors.read(file.path()).values()))));
        if (!all.isEmpty()) {
            requireSizes(model, inputs, all);
        }
        return all;
    }

    private Map<String, float[]> kept(WeightsFile file, Supplier<Map<String, float[]>> read) {
        Optional<Map<String, float[]>> before =
                Optional.ofNullable(weights.get(file)).map(SoftReference::get);
        if (before.isPresent()) {
            return before.get();
        }
        requireUnchanged(file);
        Map<String, float[]> now = read.get();
        // Not while it was read either.
        requireUnchanged(file);
        weights.put(file, new SoftReference<>(now));
        return now;
    }

    private static void requireUnchanged(WeightsFile file) {
        if (!sha256(file.path()).equals(file.sha256())) {
            throw new BadInput(file.path() + ": the pretrained weights have changed since the run began.");
        }
    }

    /** The data decide how many rows the first array has. */
    private static void requireSizes(ModelSpec model, int inputs, Map<String, float[]> arrays) {
        for (Parameter parameter : ParameterLayout.of(model, inputs).parameters()) {
            Optional<float[]> values = Optional.ofNullable(arrays.get(parameter.name()));
            if (values.filter(there -> there.length != parameter.size()).isPresent()) {
                Path file = model.paths().get(0);
                int rows = values.orElseThrow().length / parameter.columns();
                throw new BadInput(
                        parameter.name().equals(ParameterLayout.EMBEDDINGS)
                                ? file + ": the embedding has vectors for " + rows
                                        + " types of tokens, but the data have " + inputs
                                        + (rows > inputs
                                                ? "; say vocabulary: " + rows + " in data."
                                                : "; tokens from " + rows + " on have no vector.")
                                : file + ": the model reads " + rows + " features at a step, but the data have "
                                        + inputs + ".");
            }
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in);
        } catch (IOException e) {
            throw FileFailures.cannotRead(file, e);
        }
    }
}
