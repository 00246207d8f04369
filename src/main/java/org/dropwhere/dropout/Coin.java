package org.dropwhere.dropout;

import org.dropwhere.spec.Placement;

/**
 * What random numbers mean at a place of dropout.
 *
 * @param threshold an element is dropped if the upper 32 bits of its number are below
 * @param kept the multiplier of an element that is kept
 * @param dropped the multiplier of one that is dropped
 */
record Coin(long threshold, float kept, float dropped) {

    static Coin of(Placement placement) {
        // 32 bits decide an element, which meets a rate within 2^-33.
        double rate = placement.rate();
        boolean zoneout = placement.site().isZoneout();
        return new Coin(Math.round(rate * 0x1p32), zoneout ? 0 : (float) (1 / (1 - rate)), zoneout ? 1 : 0);
    }

    /** The multiplier of an element by its number. */
    float multiplier(long number) {
        return number >>> 32 < threshold ? dropped : kept;
    }
}
