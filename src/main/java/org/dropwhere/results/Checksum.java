package org.dropwhere.results;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which a file's later changes are noticed. */
final class Checksum {
    static final int BYTES = 32;

    private Checksum() {}

    static byte[] bytes(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** 64 hexadecimal digits. */
    static String of(byte[] content) {
        return HexFormat.of().formatHex(bytes(content));
    }

    /** Of the text in UTF-8. */
    static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }
}
