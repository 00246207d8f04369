package org.dropwhere.keras.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.dropwhere.failure.BadInput;
import org.dropwhere.text.Phrases;
import org.dropwhere.text.Words;

/** Files of models that Keras has not saved in one of its forms: what they are, and how to get one that can be read. */
final class ForeignFile {
    /** The cure of a damaged file, a sentence. */
    static final String SAVE_AGAIN = "Save the model again (Keras: model.save('my.keras')).";

    private static final String SAVE = "In Python: model.save('my.keras').";
    private static final String REBUILD = "Build the model in Keras, and save it: model.save('my.keras').";
    private static final int SHOWN = 5;

    private ForeignFile() {}

    /** A folder. */
    static BadInput folder(Path path) {
        if (Files.exists(path.resolve("saved_model.pb")) || Files.exists(path.resolve("keras_metadata.pb"))) {
            return savedModel(path, "a folder of a SavedModel");
        }
        if (Files.exists(path.resolve(KerasArchive.CONFIG))) {
            return new BadInput(path + ": this is the folder of an unpacked .keras file. Zip the files in it,"
                    + " not the folder itself (cd FOLDER; zip -0 ../my.keras *).");
        }
        return new BadInput(path + ": this is a directory, not a file of a model. " + SAVE);
    }

    private static BadInput savedModel(Path path, String what) {
        return new BadInput(path + ": this is " + what + " of TensorFlow, which holds code rather than layers."
                + " In Python, with the Keras that has written it: tf.keras.models.load_model('FOLDER')"
                + ".save('my.h5').");
    }

    /** A zip in which there is no model of Keras. */
    static BadInput zip(Path path, List<String> names) {
        if (names.stream().anyMatch(name -> name.endsWith("data.pkl"))) {
            return new BadInput(path + ": this is a file of PyTorch, which does not tell the layers. " + REBUILD);
        }
        if (names.stream().anyMatch(name -> name.endsWith(".npy"))) {
            return new BadInput(
                    path + ": this is an archive of NumPy's arrays, which does not tell the layers. " + SAVE);
        }
        if (names.stream().anyMatch(name -> name.endsWith("saved_model.pb"))) {
            return savedModel(path, "a zipped SavedModel");
        }
        String found = names.isEmpty()
                ? "is empty"
                : "has " + Phrases.first(names.stream().map(Words::quoted).toList(), SHOWN);
        return new BadInput(path + ": this is no .keras file: the archive " + found + ", and no config.json. " + SAVE);
    }

    /**
     * Any other file.
     *
     * @param start its first bytes
     */
    static BadInput file(Path path, byte[] start) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.isEmpty()) {
            return new BadInput(path + ": the file is empty. " + SAVE);
        }
        if (text.startsWith("version https://git-lfs")) {
            return new BadInput(path + ": this is a pointer of Git LFS in the place of the file. Fetch the file itself:"
                    + " git lfs pull.");
        }
        if (text.startsWith("\u0080") && text.length() > 1 && text.charAt(1) <= 5) {
            return new BadInput(
                    path + ": this is a pickle (of Python or PyTorch), which runs code when it is"
                            + " loaded, and so it is not. Load it where you trust it, and save the model: model.save('my.keras').");
        }
        if (text.startsWith("\u0093NUMPY")) {
            return new BadInput(path + ": this is an array of NumPy, which does not tell the layers. " + SAVE);
        }
        if (text.startsWith("\u001f\u008b")) {
            return new BadInput(path + ": this file is packed with gzip. Unpack it first.");
        }
        if (text.startsWith("TFL3", 4)) {
            return new BadInput(
                    path + ": this is a model of TensorFlow Lite, which does not tell the layers. " + REBUILD);
        }
        if (name.endsWith(".onnx")) {
            return new BadInput(path + ": this is a model in ONNX, which does not tell the layers. " + REBUILD);
        }
        if (name.endsWith(".pb")) {
            return savedModel(path, "a part of a SavedModel");
        }
        if (name.endsWith(".safetensors")) {
            return new BadInput(path + ": these are weights (safetensors) without the layers. " + REBUILD);
        }
        if (text.startsWith("backend:") || text.startsWith("class_name:") || text.startsWith("config:")) {
            return new BadInput(path + ": this is a model in YAML, as older Keras wrote it. In Python, with the"
                    + " Keras that has written it: open('my.json', 'w').write(model.to_json()).");
        }
        if (text.replace("\u00ef\u00bb\u00bf", "").strip().startsWith("[")) {
            return new BadInput(path + ": this begins as a list in JSON, and a model of Keras is an object there."
                    + " In Python: open('my.json', 'w').write(model.to_json()).");
        }
        return new BadInput(path + ": this is no model of Keras, neither a .keras file nor HDF5 nor JSON. " + SAVE);
    }
}
