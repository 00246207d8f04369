package org.dropwhere.plan;

import org.dropwhere.text.Sha256;

/** A trial's id: the first 16 hexadecimal digits of the SHA-256 of its {@link CanonicalText}. */
final class TrialId {
    private static final int DIGITS = 16;

    private TrialId() {}

    static String of(TrialDescription description, int numericVersion) {
        return of(CanonicalText.of(description, numericVersion));
    }

    static String of(String canonicalText) {
        return Sha256.of(canonicalText).substring(0, DIGITS);
    }
}
