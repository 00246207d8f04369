package org.dropwhere.spec.setting;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The values that a setting allows.
 *
 * @param isTruth whether the value is true or false, which are 1 and 0 where values are numbers
 * @param isWhole whether only whole numbers are allowed
 * @param least the lower bound
 * @param isLeastAllowed whether the lower bound itself is allowed
 * @param most the upper bound, if there is one
 * @param isMostAllowed whether the upper bound itself is allowed
 * @param stepsBelowLength how many steps below the length of a sequence the value has to stay, if the length bounds it:
 *     0 allows the length itself
 */
public record Limits(
        boolean isTruth,
        boolean isWhole,
        double least,
        boolean isLeastAllowed,
        OptionalDouble most,
        boolean isMostAllowed,
        OptionalInt stepsBelowLength) {

    /** True and false. */
    public static Limits truth() {
        return new Limits(true, true, 0, true, OptionalDouble.of(1), true, OptionalInt.empty());
    }

    /** Whole numbers from one to another, both included. */
    public static Limits whole(int least, int most) {
        return new Limits(false, true, least, true, OptionalDouble.of(most), true, OptionalInt.empty());
    }

    /** Numbers from a bound on, which is included. */
    public static Limits from(double least) {
        return new Limits(false, false, least, true, OptionalDouble.empty(), true, OptionalInt.empty());
    }

    /** Numbers above a bound, which is not included. */
    public static Limits above(double least) {
        return new Limits(false, false, least, false, OptionalDouble.empty(), true, OptionalInt.empty());
    }

    /** The same up to a bound, which is included. */
    public Limits upTo(double most) {
        return new Limits(isTruth, isWhole, least, isLeastAllowed, OptionalDouble.of(most), true, stepsBelowLength);
    }

    /** The same up to a bound, which is not included. */
    public Limits below(double most) {
        return new Limits(isTruth, isWhole, least, isLeastAllowed, OptionalDouble.of(most), false, stepsBelowLength);
    }

    /** The same, and at most the length of a sequence less a number of steps. */
    public Limits upToLengthLess(int steps) {
        return new Limits(isTruth, isWhole, least, isLeastAllowed, most, isMostAllowed, OptionalInt.of(steps));
    }

    /** Whether a value is allowed for sequences of a length. */
    public boolean allow(double value, int length) {
        boolean reachesLeast = isLeastAllowed ? value >= least : value > least;
        boolean staysBelowMost =
                most.isEmpty() || (isMostAllowed ? value <= most.getAsDouble() : value < most.getAsDouble());
        boolean fitsLength = stepsBelowLength.isEmpty() || value <= length - stepsBelowLength.getAsInt();
        return reachesLeast && staysBelowMost && fitsLength && (!isWhole || value == Math.rint(value));
    }
}
