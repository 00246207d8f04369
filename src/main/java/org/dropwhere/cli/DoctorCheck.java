package org.dropwhere.cli;

/**
 * One thing that {@code doctor} has checked.
 *
 * @param what what was checked
 * @param found what was found
 * @param verdict {@link #OK}, or what to do
 */
record DoctorCheck(String what, String found, String verdict) {
    static final String OK = "ok";

    static DoctorCheck of(String what, String found, boolean ok, String advice) {
        return new DoctorCheck(what, found, ok ? OK : advice);
    }

    boolean isOk() {
        return verdict.equals(OK);
    }
}
