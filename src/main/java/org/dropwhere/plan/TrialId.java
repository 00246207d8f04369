package org.dropwhere.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A trial's id: the first 16 hexadecimal digits of the SHA-256 of its {@link CanonicalText}. */
final class TrialId {
    private static final int DIGITS = 16;

    private TrialId() {}

    static String of(TrialDescription description, int numericVersion) {
        byte[] text = CanonicalText.of(description, numericVersion).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(text)).substring(0, DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
