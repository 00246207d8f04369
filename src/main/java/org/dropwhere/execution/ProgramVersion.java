package org.dropwhere.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Objects;
import java.util.Optional;

/** The program's version and the commit that it was built from, from its jar. */
public final class ProgramVersion {
    /** Where the build has no clone to ask, as in an unpacked archive of the sources. */
    private static final String UNKNOWN = "unknown";

    private ProgramVersion() {}

    /** For example {@code 0.1.0 (commit 3364c38a1)}; {@code development} where it does not run from its jar. */
    public static String text() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .map(number -> text(number, commit()))
                .orElse("development");
    }

    /** With the commit that the build wrote into the manifest. */
    static String text(String number, Optional<String> commit) {
        // Maven leaves the placeholder where it cannot read the repository.
        return number + " (commit " + commit.filter(id -> !id.startsWith("$")).orElse(UNKNOWN) + ")";
    }

    private static Optional<String> commit() {
        URL own = Objects.requireNonNull(ProgramVersion.class.getResource("ProgramVersion.class"));
        try {
            return own.openConnection() instanceof JarURLConnection jar
                    ? Optional.ofNullable(jar.getMainAttributes().getValue("Implementation-Commit"))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
