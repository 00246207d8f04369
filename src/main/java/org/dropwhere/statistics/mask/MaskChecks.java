package org.dropwhere.statistics.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.MaskAxis;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Proportion;

/**
 * Measures masks and compares them with what their placement promises. Elements that share a mask are counted once. A
 * verdict is wrong only if what was measured comes of right masks less often than once in a million looks.
 */
public final class MaskChecks {
    /** The level of each check: so seldom are right masks called wrong. */
    static final double CHANCE_OF_ERROR = 1e-6;

    private final DrawnMasks masks;
    private final Placement placement;
    private final MaskSharing sharing;

    private MaskChecks(DrawnMasks masks) {
        this.masks = masks;
        placement = masks.placement();
        sharing = MaskSharing.of(masks);
    }

    /**
     * All checks of a placement. Of a layer that reads both ways they are made for the masks of each direction, and of
     * both whether each has its own.
     *
     * @param directions of a few batches, as training draws them: one, or the forward and the backward direction's
     * @param inEvaluation whether evaluation asks for masks too
     */
    public static List<MaskCheck> of(List<DrawnMasks> directions, boolean inEvaluation) {
        if (directions.size() == 1) {
            return of(directions.get(0), inEvaluation);
        }
        List<MaskCheck> checks = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            String name = i == 0 ? "forward: " : "backward: ";
            of(directions.get(i), inEvaluation).forEach(check -> checks.add(check.named(name)));
        }
        AxisRelation relation = MaskSharing.between(directions.get(0), directions.get(1));
        checks.add(check(
                "over directions",
                AxisRelation.ANEW.words(),
                relation.words(),
                relation == AxisRelation.ANEW || relation == AxisRelation.UNCLEAR));
        return checks;
    }

    /** All checks of the masks of one direction. */
    static List<MaskCheck> of(DrawnMasks masks, boolean inEvaluation) {
        return new MaskChecks(masks).all(inEvaluation);
    }

    /** The one check of a placement of which training draws no masks. */
    public static List<MaskCheck> ofNone(Placement placement) {
        return List.of(new MaskCheck("rate", placement.rate() + "", "never drawn", Optional.empty(), false));
    }

    private List<MaskCheck> all(boolean inEvaluation) {
        List<MaskCheck> checks = new ArrayList<>();
        checks.add(rate());
        checks.add(scale());
        if (!placement.site().isZoneout()) {
            checks.add(mean());
        }
        for (MaskAxis axis :
                List.of(MaskAxis.STEPS, MaskAxis.GATES, MaskAxis.SEQUENCES, MaskAxis.FEATURES, MaskAxis.BATCHES)) {
            check(axis).ifPresent(checks::add);
        }
        checks.add(check("in evaluation", "off", inEvaluation ? "on" : "off", !inEvaluation));
        return checks;
    }

    private MaskCheck rate() {
        Proportion dropped = MaskSharing.dropped(sharing.distinct());
        return new MaskCheck(
                "rate",
                placement.rate() + "",
                number(dropped.value()),
                Optional.of(dropped.clopperPearson95()),
                dropped.allows(placement.rate(), CHANCE_OF_ERROR));
    }

    /** What multiplies the elements that live, or keep their previous value: one number, as a float. */
    private MaskCheck scale() {
        float promised = placement.site().isZoneout() ? 1 : (float) (1 / (1 - placement.rate()));
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : masks.values()) {
            if (DrawnMasks.isAskedFor(value) && value != 0) {
                smallest = Math.min(smallest, value);
                largest = Math.max(largest, value);
            }
        }
        boolean nothingLives = smallest > largest;
        String measured = nothingLives
                ? "nothing lives"
                : smallest == largest ? number(smallest) : number(smallest) + " to " + number(largest);
        return check(
                "scale", number(promised), measured, nothingLives || (smallest == promised && largest == promised));
    }

    /** The mean of the multipliers; what chance does to it, it does through the number of elements that live. */
    private MaskCheck mean() {
        Proportion dropped = MaskSharing.dropped(sharing.distinct());
        int living = dropped.n() - (int) dropped.hits();
        double sum = 0;
        for (float value : sharing.distinct().values()) {
            sum += DrawnMasks.isAskedFor(value) ? value : 0;
        }
        // What a living element is multiplied by; then the mean is 1 if 1 / scale of the elements live.
        double scale = living == 0 ? 1 / (1 - placement.rate()) : sum / living;
        Interval share = dropped.clopperPearson95();
        return new MaskCheck(
                "mean",
                number(1),
                number(sum / dropped.n()),
                Optional.of(new Interval(scale * (1 - share.high()), scale * (1 - share.low()))),
                scale >= 1 && dropped.allows(1 - 1 / scale, CHANCE_OF_ERROR));
    }

    private Optional<MaskCheck> check(MaskAxis axis) {
        if (axis == MaskAxis.STEPS && masks.leavesStepsOut()) {
            return Optional.of(check(words(axis), promised(axis).words(), "not at each step", false));
        }
        AxisRelation promised = masks.model().extent(axis) == 1 ? AxisRelation.SINGLE : promised(axis);
        AxisRelation measured = sharing.relations().getOrDefault(axis, AxisRelation.PARTLY);
        boolean nothingToSee = promised == AxisRelation.SINGLE && measured == AxisRelation.SINGLE;
        return nothingToSee
                ? Optional.empty()
                : Optional.of(check(
                        words(axis),
                        promised.words(),
                        measured.words(),
                        measured == promised || measured == AxisRelation.UNCLEAR));
    }

    private AxisRelation promised(MaskAxis axis) {
        boolean same = switch (axis) {
            case BATCHES -> false;
            case GATES -> placement.gates() == GateSharing.SHARED;
            case STEPS -> !placement.time().changesWithTime();
            case SEQUENCES -> placement.time() == TimeSharing.PER_BATCH;
            case FEATURES -> placement.site() == Site.TOKEN || placement.time() == TimeSharing.PER_FRAME;
        };
        return same ? AxisRelation.SAME : AxisRelation.ANEW;
    }

    private static String words(MaskAxis axis) {
        return switch (axis) {
            case BATCHES -> "over batches";
            case GATES -> "over gates";
            case STEPS -> "over time";
            case SEQUENCES -> "over sequences";
            case FEATURES -> "over features";
        };
    }

    private static MaskCheck check(String what, String promised, String measured, boolean ok) {
        return new MaskCheck(what, promised, measured, Optional.empty(), ok);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
