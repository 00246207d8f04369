package org.dropwhere.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests of texts, bytes and streams. */
public final class Sha256 {
    /** The size of a digest. */
    public static final int BYTES = 32;

    private Sha256() {}

    /** The digest. */
    public static byte[] bytes(byte[] content) {
        return digest().digest(content);
    }

    /**
     * The digest of the first bytes of an array.
     *
     * @param length how many
     */
    public static byte[] bytes(byte[] content, int length) {
        MessageDigest digest = digest();
        digest.update(content, 0, length);
        return digest.digest();
    }

    /** A digest that bytes are still to be added to. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /**
     * The digest of all that a stream holds, in 64 hexadecimal digits.
     *
     * @throws IOException if it cannot be read
     */
    public static String of(InputStream content) throws IOException {
        MessageDigest digest = digest();
        byte[] part = new byte[1 << 16];
        for (int read = content.read(part); read >= 0; read = content.read(part)) {
            digest.update(part, 0, read);
        }
        return hexadecimal(digest);
    }

    /** The digest of all that was added, in 64 hexadecimal digits; it then begins anew. */
    public static String hexadecimal(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
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
