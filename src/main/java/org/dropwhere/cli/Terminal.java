package org.dropwhere.cli;

/** Whether somebody is watching. */
final class Terminal {
    /** Set by the launcher, which can tell whether standard error is a terminal; the JVM cannot. */
    private static final String PROPERTY = "dropwhere.terminal";

    private Terminal() {}

    static boolean isInteractive() {
        return Boolean.getBoolean(PROPERTY);
    }
}
