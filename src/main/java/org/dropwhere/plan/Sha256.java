package org.dropwhere.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, by which equal content is known: trials by their descriptions, files by what was written. */
public final class Sha256 {
    /** Of a digest. */
    public static final int BYTES = 32;

    private Sha256() {}

    /** The digest. */
    public static byte[] bytes(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** The digest in 64 hexadecimal digits. */
    public static String of(byte[] content) {
        return HexFormat.of().formatHex(bytes(content));
    }

    /** The digest of the text in UTF-8, in 64 hexadecimal digits. */
    public static String of(String content) {
        return of(content.getBytes(StandardCharsets.UTF_8));
    }
}
