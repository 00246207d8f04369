package org.dropwhere.plan;

/**
 * An arm of the comparison: a variant at a point of the sweep, trained once for each seed.
 *
 * @param point where in the sweep
 * @param variant the variant's name
 */
public record Arm(Point point, String variant) {
    /** For people: the variant, and the point if there is a sweep. */
    public String name() {
        return point.values().isEmpty() ? variant : variant + " (" + point.text() + ")";
    }
}
