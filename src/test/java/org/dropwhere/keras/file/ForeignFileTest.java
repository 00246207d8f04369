package org.dropwhere.keras.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of files that are no model of Keras, or one that was cut, packed or filled by others. */
class ForeignFileTest {
    private static final String MODEL = "{\"class_name\": \"Sequential\", \"config\": {}}";

    @TempDir
    Path folder;

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** An archive of names and contents in turn. */
    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < files.length; i += 2) {
                out.putNextEntry(new ZipEntry(files[i]));
                out.write(files[i + 1].getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private String refusal(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content);
        return refusal(file);
    }

    /** The one sentence, after the name of the file. */
    private static String refusal(Path file) {
        BadInput refused = assertThrows(BadInput.class, () -> KerasFile.read(file));
        assertEquals(1, refused.sentences().size());
        return refused.sentences().get(0).replace(file.toString(), "F");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|F: the file is empty. In Python: model.save('my.keras').",
                "version https://git-lfs.github.com/spec/v1|F: this is a pointer of Git LFS in the place of the file."
                        + " Fetch the file itself: git lfs pull.",
                "%80%04%95|F: this is a pickle (of Python or PyTorch), which runs code when it is loaded, and so it is"
                        + " not. Load it where you trust it, and save the model: model.save('my.keras').",
                "%93NUMPY|F: this is an array of NumPy, which does not tell the layers. In Python:"
                        + " model.save('my.keras').",
                "%1f%8b%08|F: this file is packed with gzip. Unpack it first.",
                "%1c%00%00%00TFL3|F: this is a model of TensorFlow Lite, which does not tell the layers. Build the"
                        + " model in Keras, and save it: model.save('my.keras').",
                "[1, 2]|F: this begins as a list in JSON, and a model of Keras is an object there. In Python:"
                        + " open('my.json', 'w').write(model.to_json()).",
                "%ef%bb%bf [{}]|F: this begins as a list in JSON, and a model of Keras is an object there. In Python:"
                        + " open('my.json', 'w').write(model.to_json()).",
                "A note about a model.|F: this is no model of Keras, neither a .keras file nor HDF5 nor JSON. In"
                        + " Python: model.save('my.keras').",
            })
    void saysWhatABeginningIs(String start, String message) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < start.length(); i++) {
            boolean isCode = start.charAt(i) == '%';
            text.append(isCode ? (char) Integer.parseInt(start.substring(i + 1, i + 3), 16) : start.charAt(i));
            i += isCode ? 2 : 0;
        }
        assertEquals(message, refusal("model", latin(text.toString())));
    }

    @Test
    void saysWhatAFileOfOnnxIs() throws IOException {
        assertEquals(
                "F: this is a model in ONNX, which does not tell the layers. Build the model in Keras, and save it:"
                        + " model.save('my.keras').",
                refusal("model.onnx", latin("\b\u0007\u0012\u0007pytorch")));
    }

    @Test
    void saysWhatAFolderIs() throws IOException {
        assertEquals(
                "F: this is a directory, not a file of a model. In Python: model.save('my.keras').", refusal(folder));
        Files.createFile(folder.resolve("saved_model.pb"));
        assertEquals(
                "F: this is a folder of a SavedModel of TensorFlow, which holds code rather than layers. In Python, with"
                        + " the Keras that has written it: tf.keras.models.load_model('FOLDER').save('my.h5').",
                refusal(folder));
    }

    @Test
    void saysWhatAnArchiveIs() throws IOException {
        assertEquals(
                "F: this is a file of PyTorch, which does not tell the layers. Build the model in Keras, and save it:"
                        + " model.save('my.keras').",
                refusal("model.pt", zip("archive/data.pkl", "", "archive/data/0", "")));
        assertEquals(
                "F: this is an archive of NumPy's arrays, which does not tell the layers. In Python:"
                        + " model.save('my.keras').",
                refusal("model.npz", zip("weights.npy", "")));
        assertEquals(
                "F: this is no .keras file: the archive has \"../../config.json.txt\", \"b\\u001b\", and no"
                        + " config.json. In Python: model.save('my.keras').",
                refusal("model.keras", zip("../../config.json.txt", "", "b\u001b", "")));
        assertEquals(
                "F: \"../config.json\" is in a folder of the archive. Zip the files in the folder, not the folder"
                        + " itself.",
                refusal("model.keras", zip("../config.json", MODEL)));
    }

    @Test
    void refusesAnArchiveThatUnpacksToMoreThanAModelWhateverItSays() throws IOException {
        byte[] bomb = zip("config.json", " ".repeat(1 << 24));
        String message = "F: config.json would unpack to more than " + ((1 << 20) + 20 * bomb.length)
                + " bytes, as no model does that Keras has saved in a file of this size. Save the model again"
                + " (Keras: model.save('my.keras')).";
        assertEquals(message, refusal("model.keras", bomb));
        int directory = new String(bomb, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        Arrays.fill(bomb, directory + 24, directory + 28, (byte) 1);
        bomb[directory + 27] = 0;
        bomb[directory + 26] = 0;
        assertEquals(message, refusal("model.keras", bomb));
    }

    @Test
    void refusesTwoFilesOfOneName() throws IOException {
        String twice = new String(zip("config.json", MODEL, "confih.json", MODEL), StandardCharsets.ISO_8859_1);
        assertEquals(
                "F: the archive has 2 files config.json, and nothing says which is right. Save the model again"
                        + " (Keras: model.save('my.keras')).",
                refusal("model.keras", latin(twice.replace("confih", "config"))));
    }

    @Test
    void refusesAnEncryptedArchive() throws IOException {
        byte[] archive = zip("config.json", MODEL);
        int directory = new String(archive, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        archive[6] |= 1;
        archive[directory + 8] |= 1;
        assertEquals(
                "F: the archive is encrypted, and Keras writes none. Unpack it, and zip its files again without a"
                        + " password.",
                refusal("model.keras", archive));
    }

    @Test
    void saysThatAnArchiveHasNoWeights() throws IOException {
        Path file = folder.resolve("model.keras");
        Files.write(file, zip("config.json", MODEL));
        BadInput refused =
                assertThrows(BadInput.class, () -> KerasFile.read(file).weights(List.of()));
        assertEquals(
                List.of(file + ": the archive has no weights: there is no \"model.weights.h5\". Save the model in one"
                        + " file (Keras: model.save('my.keras'))."),
                refused.sentences());
    }

    @Test
    void refusesJsonThatIsDeepOrLongOrTwofold() throws IOException {
        String unlike = "F: the JSON nests deeper than 100, has a number of more than 100 digits, or more than 300000"
                + " names and values, as no model has that can be read. Write it again with model.to_json().";
        assertEquals(unlike, refusal("deep.json", latin("{\"a\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}")));
        assertEquals(unlike, refusal("long.json", latin("{\"a\": " + "1".repeat(1_000_000) + "}")));
        assertEquals(unlike, refusal("many.json", latin("{\"a\": [" + "[],".repeat(200_000) + "0]}")));
        assertEquals(
                "F: this has more than 8388608 bytes, as no description of a model that can be read has. Save the model"
                        + " without its data.",
                refusal("large.json", latin("{\"a\": \"" + "1".repeat(1 << 23) + "\"}")));
        assertEquals(
                "F: the JSON is damaged or cut off at line 1, column 13: Duplicate Object property \"a\". Copy the file"
                        + " or save the model again (Keras: model.save('my.keras')).",
                refusal("twice.json", latin("{\"a\": 1, \"a\": 2}")));
        assertEquals(
                "F: this JSON is no model of Keras: it has no text class_name. In Python: open('my.json',"
                        + " 'w').write(model.to_json()).",
                refusal("other.json", latin("{\"a\": 1}")));
    }
}
