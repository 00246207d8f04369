package org.dropwhere.report.mask;

import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.spec.Site;

/**
 * One mask of time by features; or of weights, the unit they lead to by the unit they come from.
 *
 * @param masks of which it is the first batch's
 * @param gate whose mask, by its place among those drawn
 * @param sequence whose mask
 */
record MaskPanel(DrawnMasks masks, int gate, int sequence) {

    /**
     * The dropped elements as a path in units of cells. Neighbours to the right are one piece, so that a mask that
     * stays is a few long ones.
     */
    String dropped(int columns, int rows) {
        return path(columns, rows, masks::isDropped);
    }

    /** Where no mask was asked for, beyond the end of the sequence, likewise. */
    String beyondTheEnd(int columns, int rows) {
        return path(columns, rows, multiplier -> !DrawnMasks.isAskedFor(multiplier));
    }

    private String path(int columns, int rows, Which which) {
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int end = column;
                while (end < columns && which.holds(multiplier(end, row))) {
                    end++;
                }
                if (end > column) {
                    int run = end - column;
                    path.append('M').append(column).append(' ').append(row);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                    column = end;
                }
            }
        }
        return path.toString();
    }

    private interface Which {
        boolean holds(float multiplier);
    }

    private float multiplier(int column, int row) {
        return masks.placement().site() == Site.RECURRENT_WEIGHTS
                ? masks.multiplier(0, gate, 0, sequence, row * units(masks) + column)
                : masks.multiplier(0, gate, column, sequence, row);
    }

    /** U is square. */
    static int units(DrawnMasks masks) {
        return (int) Math.sqrt(masks.model().features());
    }
}
