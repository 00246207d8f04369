package org.dropwhere.statistics.mask;

import java.util.EnumMap;
import java.util.Map;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.MaskAxis;
import org.dropwhere.dropout.MaskSize;
import org.dropwhere.statistics.Proportion;

/**
 * Along which axes masks are shared, as measured.
 *
 * @param relations along each axis
 * @param distinct the masks with those that are equal along an axis taken once, so that its elements are independent
 *     draws
 */
record MaskSharing(Map<MaskAxis, AxisRelation> relations, DrawnMasks distinct) {

    static MaskSharing of(DrawnMasks masks) {
        Map<MaskAxis, AxisRelation> relations = new EnumMap<>(MaskAxis.class);
        DrawnMasks distinct = masks;
        for (MaskAxis axis : MaskAxis.values()) {
            if (masks.drawn().extent(axis) == 1) {
                relations.put(axis, masks.model().extent(axis) == 1 ? AxisRelation.SINGLE : AxisRelation.SAME);
            } else if (areEqual(distinct, axis)) {
                boolean unclear = chanceOfEqual(distinct) > MaskChecks.CHANCE_OF_ERROR;
                relations.put(axis, unclear ? AxisRelation.UNCLEAR : AxisRelation.SAME);
                distinct = unclear ? distinct : distinct.once(axis);
            }
        }
        double agreeing = agreement(dropped(distinct).value());
        for (MaskAxis axis : MaskAxis.values()) {
            if (!relations.containsKey(axis)) {
                int n = distinct.drawn().extent(axis);
                // Neighbours, and those half the way apart, which finds what comes again later.
                boolean byChance = agreeing(distinct, axis, 2, 1).allows(agreeing, MaskChecks.CHANCE_OF_ERROR)
                        && agreeing(distinct, axis, 1, n / 2).allows(agreeing, MaskChecks.CHANCE_OF_ERROR);
                relations.put(axis, byChance ? AxisRelation.ANEW : AxisRelation.PARTLY);
            }
        }
        return new MaskSharing(relations, distinct);
    }

    /** How the masks of two directions go together; they are of one placement and extent. */
    static AxisRelation between(DrawnMasks forward, DrawnMasks backward) {
        DrawnMasks one = of(forward).distinct();
        DrawnMasks other = of(backward).distinct();
        if (!one.drawn().equals(other.drawn())) {
            return AxisRelation.PARTLY;
        }
        int n = 0;
        int equal = 0;
        for (int i = 0; i < one.values().length; i++) {
            float value = one.values()[i];
            float counterpart = other.values()[i];
            if (areAskedFor(value, counterpart)) {
                n++;
                equal += one.isDropped(value) == other.isDropped(counterpart) ? 1 : 0;
            }
        }
        if (equal == n) {
            return Math.pow(agreement(one.placement().rate()), n) > MaskChecks.CHANCE_OF_ERROR
                    ? AxisRelation.UNCLEAR
                    : AxisRelation.SAME;
        }
        double p = dropped(one).value();
        double q = dropped(other).value();
        return new Proportion(equal, n).allows(p * q + (1 - p) * (1 - q), MaskChecks.CHANCE_OF_ERROR)
                ? AxisRelation.ANEW
                : AxisRelation.PARTLY;
    }

    /** How many elements are dropped, of all that were asked for. */
    static Proportion dropped(DrawnMasks masks) {
        int dropped = 0;
        int n = 0;
        for (float value : masks.values()) {
            dropped += masks.isDropped(value) ? 1 : 0;
            n += DrawnMasks.isAskedFor(value) ? 1 : 0;
        }
        return new Proportion(dropped, n);
    }

    private static boolean areAskedFor(float one, float other) {
        return DrawnMasks.isAskedFor(one) && DrawnMasks.isAskedFor(other);
    }

    private static boolean areEqual(DrawnMasks masks, MaskAxis axis) {
        int stride = masks.drawn().stride(axis);
        int block = stride * masks.drawn().extent(axis);
        float[] values = masks.values();
        for (int i = 0; i + stride < values.length; i++) {
            boolean last = i % block >= block - stride;
            if (!last && areAskedFor(values[i], values[i + stride]) && values[i] != values[i + stride]) {
                return false;
            }
        }
        return true;
    }

    /** The probability that independent elements agree, pair by pair, everywhere. */
    private static double chanceOfEqual(DrawnMasks masks) {
        return Math.pow(agreement(masks.placement().rate()), dropped(masks).n() / 2.0);
    }

    /** Both dropped or both kept. */
    private static double agreement(double rate) {
        return rate * rate + (1 - rate) * (1 - rate);
    }

    /**
     * How many pairs agree, of those that were asked for. No element is in two pairs: they would not be independent.
     *
     * @param step from a pair's first member to that of the next
     * @param apart from a pair's first to its second member
     */
    private static Proportion agreeing(DrawnMasks masks, MaskAxis axis, int step, int apart) {
        MaskSize drawn = masks.drawn();
        int stride = drawn.stride(axis);
        int block = stride * drawn.extent(axis);
        int pairs = drawn.extent(axis) / 2;
        float[] values = masks.values();
        int agreeing = 0;
        int n = 0;
        for (int from = 0; from < values.length; from += block) {
            for (int pair = 0; pair < pairs; pair++) {
                int first = from + pair * step * stride;
                for (int i = first; i < first + stride; i++) {
                    float second = values[i + apart * stride];
                    if (areAskedFor(values[i], second)) {
                        n++;
                        agreeing += masks.isDropped(values[i]) == masks.isDropped(second) ? 1 : 0;
                    }
                }
            }
        }
        return new Proportion(agreeing, n);
    }
}
