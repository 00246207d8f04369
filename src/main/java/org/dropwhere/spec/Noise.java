package org.dropwhere.spec;

import java.math.BigDecimal;
import java.util.List;

/**
 * What masks do to a signal on its path to the gates. Along a path the masks multiply: an element survives all of them
 * with the product of (1 - rate), and what multiplies it has mean 1 and variance 1 / survival - 1 (for one mask rate /
 * (1 - rate), the Gaussian dropout variance of Srivastava et al. 2014, section 10). How long masks live and whether
 * gates share them changes nothing about it.
 *
 * @param survival probability that an element survives all masks, in (0, 1]
 */
public record Noise(double survival) {
    /**
     * Where fewer than one in a thousand survive, the rest are scaled up more than a thousandfold. Chosen, not
     * measured.
     */
    public static final double LEAST_SURVIVAL = 0.001;

    /**
     * Whether of everything at least the {@linkplain #LEAST_SURVIVAL least} share survives: on both paths to each
     * layer's gates all masks together, elsewhere each by itself.
     *
     * @param layers the number of recurrent layers
     * @param placements of all layers
     */
    public static boolean leavesEnough(int layers, List<Placement> placements) {
        for (SignalPath path : SignalPath.values()) {
            for (int layer = 1; layer <= layers; layer++) {
                if (on(path, layer, placements).isTooMuch()) {
                    return false;
                }
            }
        }
        return placements.stream().noneMatch(placement -> 1 - placement.rate() < LEAST_SURVIVAL);
    }

    /** Whether less than the {@linkplain #LEAST_SURVIVAL least} share survives. */
    public boolean isTooMuch() {
        return survival < LEAST_SURVIVAL;
    }

    /**
     * The noise that placements make on a path.
     *
     * @param layer the recurrent layer at whose gates the path ends, from 1; what the layers below it read is no part
     *     of the path
     * @param placements of all layers
     */
    public static Noise on(SignalPath path, int layer, List<Placement> placements) {
        BigDecimal survival = placements.stream()
                .filter(placement -> path.reaches(layer, placement.ref()))
                // In decimals, so that rates of 0.1 and 0.2 come to 0.28 and not to 0.28000000000000003.
                .map(placement -> BigDecimal.ONE.subtract(BigDecimal.valueOf(placement.rate())))
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        return new Noise(survival.doubleValue());
    }

    /** Variance of what multiplies an element; its mean is 1. */
    public double variance() {
        return 1 / survival - 1;
    }

    /** The rate of a single mask that makes the same noise. */
    public double rate() {
        return BigDecimal.ONE.subtract(BigDecimal.valueOf(survival)).doubleValue();
    }
}
