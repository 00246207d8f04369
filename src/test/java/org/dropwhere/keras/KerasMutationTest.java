package org.dropwhere.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.keras.file.KerasFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in the file of a model, it is read or refused with {@link BadInput}, in little memory. */
class KerasMutationTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden-files/models");
    private static final int MUTANTS = 500;
    /** Bytes at the end in which no change begins, as one may be so long. */
    private static final int MARGIN = 16;

    /** Bytes allocated for a mutant; in 50,000 of them the most was 1.1 million. */
    private static final long MOST_ALLOCATED = 8L << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bidirectional-spatial.h5",
                "keras2-question-lstm.h5",
                "question-lstm.h5",
                "question-lstm.keras",
                "refuse-weights-only.weights.h5",
                "gru-reset-before.architecture.json"
            })
    void mutantsOfAFileAreReadOrRefused(String name) throws IOException {
        byte[] good = Files.readAllBytes(GOLDEN.resolve(name));
        assertMutants(name, random -> mutant(good, random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "metadata.json", "model.weights.h5"})
    void mutantsWithinAnArchiveAreReadOrRefused(String entry) throws IOException {
        byte[] good = Files.readAllBytes(GOLDEN.resolve("functional-lstm-gru.keras"));
        assertMutants(entry, random -> withMutant(good, entry, random));
    }

    @Test
    void everyCutOfAnOlderFileIsRefused() throws IOException {
        byte[] good = Files.readAllBytes(GOLDEN.resolve("gru-reset-before.h5"));
        Path file = folder.resolve("model.h5");
        for (int length = 0; length < good.length; length += 97) {
            Files.write(file, Arrays.copyOf(good, length));
            assertTrue(isRefused(file), length + " bytes were read");
        }
    }

    /** Makes a mutant from a source of chance. */
    @FunctionalInterface
    private interface Mutants {
        byte[] next(SplittableRandom random) throws IOException;
    }

    private void assertMutants(String name, Mutants mutants) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        SplittableRandom random = new SplittableRandom(name.hashCode());
        Path file = folder.resolve("mutant");
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Files.write(file, mutants.next(random));
            long before = threads.getCurrentThreadAllocatedBytes();
            refused += isRefused(file) ? 1 : 0;
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // What Java itself takes at first use is no mutant's.
            assertTrue(i < 10 || allocated < MOST_ALLOCATED, allocated + " bytes for mutant " + i);
        }
        assertTrue(refused > MUTANTS / 10, refused + " mutants were refused");
    }

    private static boolean isRefused(Path file) {
        try {
            KerasFile read = KerasFile.read(file);
            KerasModel model = KerasModel.of(read);
            if (read.hasWeights()) {
                model.weights();
            }
            return false;
        } catch (BadInput e) {
            assertFalse(e.sentences().isEmpty());
            e.sentences().forEach(sentence -> {
                assertEquals(1, sentence.lines().count(), sentence);
                assertTrue(sentence.chars().noneMatch(Character::isISOControl), sentence);
            });
            return true;
        }
    }

    private static byte[] withMutant(byte[] archive, String name, SplittableRandom random) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name) ? mutant(content, random) : content);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] mutant(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        int changes = random.nextInt(1, 5);
        for (int i = 0; i < changes && bytes.length > 2 * MARGIN; i++) {
            int at = place(bytes, random);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> Arrays.fill(bytes, at, at + random.nextInt(1, 9), (byte) (random.nextBoolean() ? 0 : -1));
                case 2 ->
                    swap(bytes, at / 8 * 8, random.nextInt(bytes.length - MARGIN) / 8 * 8, random.nextInt(1, 8) * 8);
                case 3 -> little(bytes).putLong(at / 8 * 8, wild(bytes.length, random));
                case 4 -> point(bytes, random);
                default -> bytes = random.nextInt(6) == 0 ? Arrays.copyOf(bytes, at) : bytes;
            }
        }
        return bytes;
    }

    /** Files of HDF5 are empty for the most part; where something stands, a change does more. */
    private static int place(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length - MARGIN);
        for (int i = 0; i < 20 && bytes[at] == 0; i++) {
            at = random.nextInt(bytes.length - MARGIN);
        }
        return at;
    }

    private static void swap(byte[] bytes, int one, int other, int length) {
        int most = Math.min(length, bytes.length - Math.max(one, other));
        byte[] kept = Arrays.copyOfRange(bytes, one, one + most);
        System.arraycopy(bytes, other, bytes, one, most);
        System.arraycopy(kept, 0, bytes, other, most);
    }

    private static long wild(int length, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> -1L;
            case 1 -> 1L << random.nextInt(63);
            case 2 -> random.nextInt(length);
            case 3 -> Integer.MAX_VALUE - random.nextInt(20);
            default -> random.nextLong();
        };
    }

    /** Makes an address that leads somewhere lead elsewhere, which makes circles too. */
    private static void point(byte[] bytes, SplittableRandom random) {
        ByteBuffer words = little(bytes);
        List<Integer> addresses = new ArrayList<>();
        for (int at = 0; at + 8 <= bytes.length; at += 8) {
            if (words.getLong(at) >= 96 && words.getLong(at) < bytes.length && words.getLong(at) % 8 == 0) {
                addresses.add(at);
            }
        }
        if (!addresses.isEmpty()) {
            int from = addresses.get(random.nextInt(addresses.size()));
            int to = addresses.get(random.nextInt(addresses.size()));
            words.putLong(from, words.getLong(to));
        }
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
