package org.dropwhere.keras.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of other types than Keras writes, and of other numbers. */
class H5ArrayTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-files/models/question-lstm.h5");
    private static final List<LayerName> EMBEDDING = List.of(new LayerName("embedding", "Embedding"));
    private static final String FLOAT32 = "11201f000400000000002000170800177f000000";

    @TempDir
    Path folder;

    private byte[] bytes = new byte[0];
    private float[] golden = new float[0];

    @BeforeEach
    void read() throws IOException {
        bytes = Files.readAllBytes(GOLDEN);
        golden = KerasFile.read(GOLDEN).weights(EMBEDDING).get(0).get(0).values();
    }

    private int find(byte[] part, int from) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(part, StandardCharsets.ISO_8859_1), from);
    }

    /** The type of the embeddings stands behind their shape. */
    private void setType(String hex) {
        byte[] shape = new byte[16];
        shape[0] = 11;
        shape[8] = 5;
        int at = find(HexFormat.of().parseHex(FLOAT32), find(shape, 0));
        byte[] type = HexFormat.of().parseHex(hex);
        System.arraycopy(type, 0, bytes, at, type.length);
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("model.h5"), bytes);
    }

    private String refusal() throws IOException {
        Path file = file();
        BadInput refused =
                assertThrows(BadInput.class, () -> KerasFile.read(file).weights(EMBEDDING));
        assertEquals(1, refused.sentences().size());
        return refused.sentences()
                .get(0)
                .replace(file + ": \"model_weights/embedding/sequential/embedding/embeddings\": ", "");
    }

    @ParameterizedTest
    @CsvSource({
        "float64,11203f000800000000004000340b0034ff030000",
        "float16,11200f0002000000000010000a05000a0f000000",
        "bfloat16,11200f000200000000001000070800077f000000",
        "int32,10080000040000000000200000000000",
        "uint8,10000000010000000000080000000000",
        "no number,13000000080000000000000000000000"
    })
    void refusesOtherTypesByName(String name, String type) throws IOException {
        setType(type);
        assertEquals(
                "the weights are of type " + name + ", and only float32 is read. Build the model again in float32, take"
                        + " its weights over (new.set_weights(old.get_weights())), and save it:"
                        + " new.save('my.keras').",
                refusal());
    }

    private int findValue(int index) {
        ByteBuffer values = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(golden[index]).putFloat(golden[index + 1]);
        return find(values.array(), 0);
    }

    private ByteBuffer words() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void readsEitherOrderOfBytes() throws IOException {
        setType("1121");
        int start = findValue(0);
        for (int i = 0; i < golden.length; i++) {
            int at = start + Float.BYTES * i;
            words().putInt(at, Integer.reverseBytes(words().getInt(at)));
        }
        assertArrayEquals(
                golden, KerasFile.read(file()).weights(EMBEDDING).get(0).get(0).values());
    }

    @Test
    void refusesWhatIsNotFinite() throws IOException {
        int at = findValue(3);
        words().putFloat(at, Float.NaN).putFloat(at + Float.BYTES, Float.NEGATIVE_INFINITY);
        assertEquals(
                "2 of 55 weights are not finite (NaN or infinite). Save the model as it was before training diverged.",
                refusal());
    }

    @Test
    void refusesChunks() throws IOException {
        ByteBuffer contiguous = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        contiguous.put((byte) 3).put((byte) 1).putLong(findValue(0));
        int at = find(contiguous.array(), 0);
        words().put(at + 1, (byte) 2)
                .put(at + 2, (byte) 3)
                .putLong(at + 3, 4096)
                .putInt(at + 11, 11)
                .putInt(at + 15, 5)
                .putInt(at + 19, Float.BYTES);
        assertEquals(
                "the weights are in chunks or compressed, as Keras does not write them. Load the model in Keras, and save"
                        + " it again: model.save('my.keras').",
                refusal());
    }
}
