package org.dropwhere.tracking.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A TFRecord file that is being written. Each record is its length in 8 bytes, little-endian, the masked CRC-32C of
 * these, the data, and the masked CRC-32C of the data (TensorFlow's lib/io/record_writer.h and lib/hash/crc32c.h).
 */
final class Records {
    private static final int MASK_DELTA = 0xA282EAD8;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Records add(byte[] data) {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        bytes.writeBytes(length);
        bytes.writeBytes(checksum(length));
        bytes.writeBytes(data);
        bytes.writeBytes(checksum(data));
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    /** Rotated and moved by a constant, for data that hold checksums themselves. */
    private static byte[] checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }
}
