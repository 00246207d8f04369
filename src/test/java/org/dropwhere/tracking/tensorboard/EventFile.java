package org.dropwhere.tracking.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strict reader of event files, from the published formats: TFRecord framing with masked CRC-32C, then Protocol
 * Buffers. It shares no code with what writes them.
 */
public record EventFile(List<Fields> events) {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int SUMMARY = 5;

    /** The fields of a message by their numbers, each a {@link Long}, {@link Double}, {@link Float} or bytes. */
    public record Fields(SortedMap<Integer, List<Object>> values) {
        /** Reads a message to its end. */
        static Fields of(byte[] bytes) {
            SortedMap<Integer, List<Object>> values = new TreeMap<>();
            ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                long tag = varint(in);
                values.computeIfAbsent((int) (tag >>> 3), first -> new ArrayList<>())
                        .add(value((int) (tag & 7), in));
            }
            return new Fields(values);
        }

        private static Object value(int wireType, ByteBuffer in) {
            return switch (wireType) {
                case 0 -> varint(in);
                case 1 -> in.getDouble();
                case 2 -> {
                    byte[] bytes = new byte[Math.toIntExact(varint(in))];
                    in.get(bytes);
                    yield bytes;
                }
                case 5 -> in.getFloat();
                default -> throw new AssertionError("wire type " + wireType);
            };
        }

        private static long varint(ByteBuffer in) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = in.get();
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        public List<Object> all(int field) {
            return values.getOrDefault(field, List.of());
        }

        public Object only(int field) {
            assertEquals(1, all(field).size(), "field " + field + " of " + values.keySet());
            return all(field).get(0);
        }

        public String text(int field) {
            return new String((byte[]) only(field), StandardCharsets.UTF_8);
        }

        public Fields message(int field) {
            return of((byte[]) only(field));
        }

        public List<Fields> messages(int field) {
            return all(field).stream().map(bytes -> of((byte[]) bytes)).toList();
        }
    }

    /** Reads a file and checks its framing and its first event. */
    public static EventFile read(Path file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Fields> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertEquals(masked(length), in.getInt());
            byte[] data = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            in.get(data);
            assertEquals(masked(data), in.getInt());
            events.add(Fields.of(data));
        }
        assertEquals("brain.Event:2", events.get(0).text(3));
        assertEquals(0.0, events.get(0).only(WALL_TIME));
        return new EventFile(List.copyOf(events.subList(1, events.size())));
    }

    /** Bit by bit, by the polynomial of Castagnoli, then as TensorFlow masks it. */
    static int masked(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x82F63B78;
            }
        }
        int checksum = ~crc;
        return ((checksum >>> 15) | (checksum << 17)) + 0xa282ead8;
    }

    /** The scalars by their tags, each with its values by step; wall times are the steps. */
    public SortedMap<String, SortedMap<Long, Float>> scalars() {
        SortedMap<String, SortedMap<Long, Float>> scalars = new TreeMap<>();
        for (Fields event : events) {
            Fields value = event.message(SUMMARY).message(1);
            if (!value.all(2).isEmpty()) {
                long step = (Long) event.only(STEP);
                assertEquals((double) step, event.only(WALL_TIME));
                Map<Long, Float> steps = scalars.computeIfAbsent(value.text(1), tag -> new TreeMap<>());
                assertTrue(steps.put(step, (Float) value.only(2)) == null, value.text(1) + " twice at " + step);
            }
        }
        return scalars;
    }

    /** What the HParams plugin finds under a tag: one field of its data, whose version is 0. */
    public Fields hparams(String tag, int field) {
        List<Fields> found = events.stream()
                .map(event -> event.message(SUMMARY).message(1))
                .filter(value -> value.text(1).equals(tag))
                .toList();
        assertEquals(1, found.size(), tag);
        // An empty vector of floats.
        assertEquals(1L, found.get(0).message(8).only(1));
        Fields data = found.get(0).message(9).message(1);
        assertEquals("hparams", data.text(1));
        Fields content = data.message(2);
        assertEquals(List.of(), content.all(1));
        return content.message(field);
    }
}
