package org.dropwhere.statistics.mask;

/** How masks that are neighbours along an axis are related. */
enum AxisRelation {
    /** One mask serves all, or all are equal. */
    SAME("the same"),
    /** Each is drawn by itself: two agree as often as chance has it. */
    ANEW("drawn anew"),
    /** They agree more or less often than chance has it, and are not equal. */
    PARTLY("partly the same"),
    /** All are equal, but so much is kept or dropped that those drawn anew would probably be equal too. */
    UNCLEAR("too alike to tell"),
    /** There is but one. */
    SINGLE("only one");

    private final String words;

    AxisRelation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
