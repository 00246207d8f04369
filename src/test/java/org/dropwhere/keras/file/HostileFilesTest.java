package org.dropwhere.keras.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dropwhere.failure.BadInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HDF5 that leads in circles, or says that it has more than it has. */
class HostileFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-files/models/question-lstm.h5");
    private static final List<LayerName> LAYERS = List.of(
            new LayerName("embedding", "Embedding"), new LayerName("lstm", "LSTM"), new LayerName("dense", "Dense"));
    private static final String AGAIN = ". Copy it or save the model again (Keras: model.save('my.keras')).";

    /** Where a file of superblock 0 has the address of the header of its root, and that of the root's B-tree. */
    private static final int ROOT_HEADER = 64;

    private static final int ROOT_TREE = 80;
    private static final int END_OF_FILE = 40;
    private static final long MOST_ALLOCATED = 16L << 20;

    @TempDir
    Path folder;

    private byte[] bytes = new byte[0];

    private ByteBuffer golden() throws IOException {
        bytes = Files.readAllBytes(GOLDEN);
        return words();
    }

    private ByteBuffer words() {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Adds room at the end, and returns where it begins. */
    private int append(int length) {
        int start = (bytes.length + 7) / 8 * 8;
        bytes = Arrays.copyOf(bytes, start + length);
        words().putLong(END_OF_FILE, bytes.length);
        return start;
    }

    private int find(String text) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
        assertTrue(at >= 0, text);
        return at;
    }

    private int find(long... values) {
        ByteBuffer words = words();
        for (int at = 0; at + 8 * values.length <= bytes.length; at++) {
            int same = 0;
            while (same < values.length && words.getLong(at + 8 * same) == values[same]) {
                same++;
            }
            if (same == values.length) {
                return at;
            }
        }
        throw new AssertionError(Arrays.toString(values));
    }

    /** Points all that is at one address at another. */
    private void redirect(long from, long to) {
        ByteBuffer words = words();
        for (int at = 0; at + 8 <= bytes.length; at += 8) {
            if (words.getLong(at) == from) {
                words.putLong(at, to);
            }
        }
    }

    /** The sentence that refuses the file, after its name. */
    private String refusal() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Path file = folder.resolve("model.h5");
        Files.write(file, bytes);
        // What Java itself takes at first use is not the file's.
        KerasFile.read(GOLDEN).weights(LAYERS);
        long before = threads.getCurrentThreadAllocatedBytes();
        BadInput refused =
                assertThrows(BadInput.class, () -> KerasFile.read(file).weights(LAYERS));
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < MOST_ALLOCATED, allocated + " bytes");
        assertEquals(1, refused.sentences().size());
        return refused.sentences().get(0).replace(file + ": ", "");
    }

    @Test
    void anUntouchedFileIsRead() throws IOException {
        assertEquals(3, KerasFile.read(GOLDEN).weights(LAYERS).size());
    }

    @Test
    void anArrayOfMoreElementsThanTheFileHasBytesIsRefused() throws IOException {
        golden();
        int shape = find(11, 5);
        words().putLong(shape, 1L << 62);
        assertTrue(refusal().startsWith("the HDF5 file is damaged at \"model_weights/embedding/"), refusal());
        words().putLong(shape, 1L << 26);
        assertTrue(refusal().startsWith("the HDF5 file is damaged at \"model_weights/embedding/"), refusal());
    }

    @Test
    void aTextOfATerabyteIsRefused() throws IOException {
        golden();
        int heap = find("GCOL");
        words().putLong(heap + 24, 1L << 40);
        assertEquals("the HDF5 file is damaged at \"model_config\"" + AGAIN, refusal());
        words().putLong(heap + 8, 1L << 40);
        assertEquals("the HDF5 file is damaged at \"model_config\"" + AGAIN, refusal());
    }

    @Test
    void aTreeThatIsItsOwnChildIsRefused() throws IOException {
        int tree = (int) golden().getLong(ROOT_TREE);
        bytes[tree + 5] = 1;
        words().putLong(tree + 32, tree);
        assertEquals("the HDF5 file is damaged" + AGAIN, refusal());
    }

    @Test
    void aTreeWhoseNodesHaveTheSameChildrenIsRefused() throws IOException {
        long tree = golden().getLong(ROOT_TREE);
        int levels = 40;
        int size = 64;
        int start = append(levels * size);
        ByteBuffer words = words();
        for (int level = 0; level < levels; level++) {
            int node = start + level * size;
            words.put(node, "TREE".getBytes(StandardCharsets.US_ASCII));
            words.put(node + 5, (byte) 1);
            words.putShort(node + 6, (short) 2);
            long child = level + 1 < levels ? node + size : tree;
            words.putLong(node + 32, child);
            words.putLong(node + 48, child);
        }
        redirect(tree, start);
        words().putLong(start + (levels - 1) * size + 32, tree);
        words().putLong(start + (levels - 1) * size + 48, tree);
        assertEquals("the HDF5 file is damaged" + AGAIN, refusal());
    }

    @Test
    void aGroupThatIsItsOwnChildIsNoLayer() throws IOException {
        long root = golden().getLong(ROOT_HEADER);
        redirect(childOfRoot("model_weights"), root);
        assertEquals(
                "the weights of the layer \"embedding\" are missing: there is no group"
                        + " \"model_weights/embedding\". Save the model again (Keras: model.save('my.keras')).",
                refusal());
    }

    private long childOfRoot(String name) {
        ByteBuffer words = words();
        int names = (int) words.getLong((int) words.getLong(88) + 24);
        int offset = find(name + "\0") - names;
        int node = (int) words.getLong((int) words.getLong(ROOT_TREE) + 32);
        for (int i = 0; i < words.getShort(node + 6); i++) {
            if (words.getLong(node + 8 + 40 * i) == offset) {
                return words.getLong(node + 16 + 40 * i);
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void aHeaderThatGoesOnInItselfIsRefused() throws IOException {
        golden();
        int header = append(64);
        ByteBuffer words = words();
        putHeader(header, 24);
        words.putShort(header + 16, (short) 16);
        words.putShort(header + 18, (short) 16);
        words.putLong(header + 24, header + 16);
        words.putLong(header + 32, 24);
        words.putLong(ROOT_HEADER, header);
        assertEquals("the HDF5 file is damaged" + AGAIN, refusal());
    }

    private void putHeader(int at, int length) {
        words().put(at, (byte) 1).putShort(at + 2, (short) -1).putInt(at + 8, length);
    }

    @Test
    void aTypeCompoundedThousandsDeepIsRefused() throws IOException {
        golden();
        int length = 65_528;
        int header = append(16 + 8 + length);
        putHeader(header, 8 + length);
        ByteBuffer words = words();
        words.putShort(header + 16, (short) 3);
        words.putShort(header + 18, (short) length);
        for (int at = header + 24; at + 12 < bytes.length; at += 10) {
            words.put(at, (byte) 0x36).putShort(at + 1, (short) -1).putInt(at + 4, 1);
        }
        words.putLong(ROOT_HEADER, header);
        assertEquals("the HDF5 file is damaged" + AGAIN, refusal());
    }

    @Test
    void anArrayThatTakesInItsNeighboursIsRefused() throws IOException {
        golden();
        words().putLong(find(11, 5), 12);
        assertTrue(refusal().startsWith("the HDF5 file is damaged at \"model_weights/embedding/"), refusal());
    }
}
