package org.dropwhere.spec;

/**
 * How the error that all looks at growing results may make together is spent on them (alpha spending, Lan and DeMets
 * 1983, "Discrete sequential boundaries for clinical trials"). The formulas are in {@code statistics.SpendingFunction}.
 */
public enum Spending implements Keyed {
    /** Little at first, so that the last look is hardly stricter than a single one. */
    OBRIEN_FLEMING("obrien-fleming"),
    /** Almost evenly, so that the first look can find something, and the last one is stricter. */
    POCOCK("pocock");

    /** The meaning of a file that names none. */
    public static final Spending DEFAULT = OBRIEN_FLEMING;

    private final String key;

    Spending(String key) {
        this.key = key;
    }

    @Override
    public String key() {
        return key;
    }
}
