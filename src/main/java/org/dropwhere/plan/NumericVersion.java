package org.dropwhere.plan;

/** The version of the program's arithmetic, a part of every trial's id. */
public final class NumericVersion {
    /**
     * Raised whenever a change alters any trial's numbers, so that results of before and after are never taken for each
     * other.
     */
    public static final int CURRENT = 4;

    private NumericVersion() {}
}
