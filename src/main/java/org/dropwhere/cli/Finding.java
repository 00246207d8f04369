package org.dropwhere.cli;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param what was looked at
 * @param found there
 * @param verdict {@link #OK}, or what to do
 */
record Finding(String what, String found, String verdict) {
    static final String OK = "ok";

    static Finding of(String what, String found, boolean ok, String advice) {
        return new Finding(what, found, ok ? OK : advice);
    }

    boolean isOk() {
        return verdict.equals(OK);
    }
}
