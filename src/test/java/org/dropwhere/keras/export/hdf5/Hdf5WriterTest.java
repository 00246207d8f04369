package org.dropwhere.keras.export.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification says of the bytes, and what h5py 3.16 writes. */
class Hdf5WriterTest {
    private static final int SYMBOL = 40;

    /** One more and one less than what fills a node of symbols, a node of the tree, and two levels of it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 255, 256, 257, 8192, 8193})
    void everyMemberIsFoundInTheOrderOfTheNames(int members) throws IOException {
        Map<String, Hdf5Node> nodes = new TreeMap<>();
        for (int i = 0; i < members; i++) {
            nodes.put(String.valueOf(i), new Hdf5Array.OfInteger(i));
        }
        ByteBuffer file = file(Hdf5Group.of(Map.of(), nodes));
        List<String> found = new ArrayList<>();
        walk(file, file.getLong(80), file.getLong(88), found);
        List<String> sorted = new ArrayList<>(nodes.keySet());
        Collections.sort(sorted);
        assertEquals(sorted, found);
    }

    @Test
    void superblockIsTheFirstVersionWithTheSizesOfH5py() throws IOException {
        ByteBuffer file = file(Hdf5Group.of(Map.of(), Map.of("a", new Hdf5Array.OfZeros(List.of(2, 3)))));
        byte[] start = new byte[24];
        file.get(0, start);
        assertEquals(
                "[-119, 72, 68, 70, 13, 10, 26, 10, 0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16, 0, 0, 0, 0, 0]",
                Arrays.toString(start));
        assertEquals(file.capacity(), file.getLong(40), "end of file");
    }

    @Test
    void headerOfAnArrayHasTheMessagesOfH5py() throws IOException {
        ByteBuffer file =
                file(Hdf5Group.of(Map.of(), Map.of("a", new Hdf5Array.OfFloats(List.of(2, 1), new float[] {0.5f, -2
                }))));
        long tree = file.getLong(80);
        int symbols = (int) file.getLong((int) tree + 32);
        int header = (int) file.getLong(symbols + 16);
        byte[] bytes = new byte[144];
        file.get(header, bytes);
        String hex = HexFormat.of().formatHex(bytes);
        assertEquals(
                "01000400" + "01000000" + "80000000" + "00000000"
                        + "0100280000000000" + "0102010000000000" + "0200000000000000" + "0100000000000000"
                        + "0200000000000000" + "0100000000000000"
                        + "0300180001000000" + "11201f00040000000000200017080017" + "7f00000000000000"
                        + "0500080001000000" + "0202020100000000"
                        + "0800180000000000" + "0301",
                hex.substring(0, hex.length() - 44));
        int data = (int) file.getLong(header + 16 + 48 + 32 + 16 + 8 + 2);
        assertEquals(0.5f, file.getFloat(data));
        assertEquals(-2f, file.getFloat(data + 4));
        assertEquals(data + 8, file.capacity());
    }

    @Test
    void longTextsHaveACollectionOfTheirOwn() throws IOException {
        String text = "x".repeat(100_000);
        Hdf5Attribute attribute = new Hdf5Attribute.Text(text, false);
        ByteBuffer file = file(Hdf5Group.of(Map.of("model_config", attribute), Map.of()));
        byte[] start = new byte[4];
        file.get(96, start);
        assertEquals("GCOL", new String(start, StandardCharsets.US_ASCII));
        assertEquals(16 + 16 + 100_000, file.getLong(104));
        byte[] letters = new byte[100_000];
        file.get(96 + 32, letters);
        assertEquals(text, new String(letters, StandardCharsets.US_ASCII));
    }

    @Test
    void rowsOfTextsAreAsLongAsAMessageCanBe() throws IOException {
        List<String> most = Collections.nCopies(4000, "a");
        assertEquals(
                0,
                file(Hdf5Group.of(Map.of("n", new Hdf5Attribute.Texts(most)), Map.of()))
                        .get(8));
        List<String> more = Collections.nCopies(4096, "a");
        assertThrows(
                IllegalArgumentException.class,
                () -> file(Hdf5Group.of(Map.of("n", new Hdf5Attribute.Texts(more)), Map.of())));
    }

    private static ByteBuffer file(Hdf5Group root) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Hdf5Writer.write(root, out);
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** By the specification, III.A.1, III.B and III.D. */
    private static void walk(ByteBuffer file, long tree, long heap, List<String> found) {
        int node = (int) tree;
        assertEquals("TREE", text(file, node));
        int level = file.get(node + 5);
        int children = Short.toUnsignedInt(file.getShort(node + 6));
        for (int child = 0; child < children; child++) {
            long address = file.getLong(node + 32 + 16 * child);
            int before = found.size();
            if (level > 0) {
                walk(file, address, heap, found);
            } else {
                symbols(file, (int) address, heap, found);
            }
            assertEquals(
                    found.get(found.size() - 1),
                    name(file, heap, file.getLong(node + 40 + 16 * child)),
                    "the key behind a child is its last name");
            assertEquals(
                    before == 0 ? "" : found.get(before - 1),
                    name(file, heap, file.getLong(node + 24 + 16 * child)),
                    "the key before a child is the last name of the one before");
        }
    }

    private static void symbols(ByteBuffer file, int node, long heap, List<String> found) {
        assertEquals("SNOD", text(file, node));
        int count = Short.toUnsignedInt(file.getShort(node + 6));
        for (int symbol = 0; symbol < count; symbol++) {
            found.add(name(file, heap, file.getLong(node + 8 + SYMBOL * symbol)));
        }
    }

    private static String name(ByteBuffer file, long heap, long offset) {
        assertEquals("HEAP", text(file, (int) heap));
        int start = (int) (file.getLong((int) heap + 24) + offset);
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        byte[] letters = new byte[end - start];
        file.get(start, letters);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    private static String text(ByteBuffer file, int at) {
        byte[] letters = new byte[4];
        file.get(at, letters);
        return new String(letters, StandardCharsets.US_ASCII);
    }
}
