package org.dropwhere.dropout;

import java.util.Arrays;
import org.dropwhere.spec.Site;

/**
 * The masks of one batch as multipliers: 0 for a dropped element, {@code 1 / (1 - rate)} for a kept one, so that an
 * element's mean is preserved (inverted dropout). At a site of zoneout ({@link Site#isZoneout}) it is 1 for an element
 * that keeps its previous value and 0 for the others. Asking twice gives the same values.
 */
@FunctionalInterface
public interface BatchMasks {
    /** What the masks are on average, which is what evaluation does. */
    BatchMasks EXPECTED = (request, out) -> {
        float mean = request.placement().site().isZoneout()
                ? (float) request.placement().rate()
                : 1;
        Arrays.fill(out, 0, request.size(), mean);
    };

    /**
     * Fills in multipliers.
     *
     * @param out {@code [rows, features]} of the request
     */
    void fill(MaskRequest request, float[] out);

    /**
     * The same multipliers one at a time, for callers that need few of many.
     *
     * @param request all that may be asked for
     */
    default MaskElements elements(MaskRequest request) {
        float[] all = new float[request.size()];
        fill(request, all);
        return (row, feature) -> all[row * request.features() + feature];
    }

    /**
     * The same masks at any step, for callers that need many steps.
     *
     * @param request its step does not matter
     * @param paddingBefore for each row the steps before that from which its masks are counted, which have negative
     *     numbers; empty if they are counted from the first step
     */
    default StepMasks steps(MaskRequest request, int[] paddingBefore) {
        if (paddingBefore.length == 0) {
            return (step, out) -> fill(request.at(step), out);
        }
        float[] ofRow = new float[request.features()];
        return (step, out) -> {
            for (int row = 0; row < request.rows(); row++) {
                fill(request.row(row).at(step - paddingBefore[row]), ofRow);
                System.arraycopy(ofRow, 0, out, row * request.features(), request.features());
            }
        };
    }
}
