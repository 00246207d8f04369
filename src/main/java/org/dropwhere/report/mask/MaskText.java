package org.dropwhere.report.mask;

import java.math.BigDecimal;
import java.math.MathContext;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.report.PlacementText;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * The texts of a picture of masks.
 *
 * @param masks what it shows
 */
record MaskText(DrawnMasks masks) {
    private static final MathContext SHORT = new MathContext(4);

    /** For example {@code lstm-input, rate 0.5, per-sequence, per-gate}. */
    String description() {
        Placement placement = masks.placement();
        String gates =
                placement.site().gates().size() > 1 ? ", " + placement.gates().key() : "";
        return PlacementText.site(placement.ref()) + ", rate " + placement.rate() + ", "
                + placement.time().key() + gates;
    }

    String dropped() {
        return site().isZoneout() ? "keeps its previous value" : "dropped";
    }

    /** With what multiplies a kept element, to four digits. */
    String kept() {
        BigDecimal scale = new BigDecimal(1 / (1 - masks.placement().rate())).round(SHORT);
        return site().isZoneout()
                ? "takes the new value"
                : "kept, times " + scale.stripTrailingZeros().toPlainString();
    }

    /** Whose mask a column of panels shows. */
    String gate(int gate) {
        if (masks.drawn().gates() > 1) {
            return "gate " + masks.cell().gates().get(masks.gates().get(gate));
        }
        return masks.model().gates() > 1 ? "all gates" : "";
    }

    String sequence(int sequence) {
        return masks.drawn().sequences() > 1 || masks.model().sequences() == 1
                ? "sequence " + (sequence + 1)
                : "all sequences";
    }

    /** What is to the right. */
    String columns(int shown) {
        if (site() == Site.RECURRENT_WEIGHTS) {
            return "to " + shown + " of " + MaskPanel.units(masks) + " units";
        }
        if (site() == Site.DENSE) {
            return "after pooling";
        }
        return masks.model().steps() > 1 ? "time steps 1 to " + shown : "last step";
    }

    /** What is below one another. */
    String rows(int shown) {
        String some = shown + " of " + masks.model().features();
        return switch (site()) {
            case WORD_TYPE -> some + " types";
            case TOKEN, AFTER_EMBEDDING, LSTM_INPUT, BETWEEN_LAYERS -> some + " features";
            case RECURRENT_WEIGHTS -> "from " + shown + " units";
            default -> some + " units";
        };
    }

    private Site site() {
        return masks.placement().site();
    }
}
