package org.dropwhere.network;

/**
 * Decaying means of gradients and of their squares, which most optimizers keep: {@code mean = decay mean + (1 - decay)
 * value}. Each loop has one result, because the JIT vectorises only such.
 */
final class Moments {
    /**
     * Adding and subtracting it takes away what is below 2^-125. A mean that fades would otherwise come to be a
     * denormal number, many times slower to compute with, and would stay one for good.
     */
    static final float FLUSH = 0x1p-100f;

    private Moments() {}

    /** Takes the gradients into a mean. */
    static void meanOf(Gradient gradient, float[] mean, double decay) {
        float kept = (float) decay;
        // Not 1 - kept: with a decay of 0.999 that is off by 5e-5.
        float taken = (float) (1 - decay);
        float[] g = gradient.values();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = kept * mean[i] + taken * g[i] + FLUSH - FLUSH;
        }
    }

    /**
     * Takes the squares of the gradients into a mean, or those of their occurrences.
     *
     * @param flush {@link #FLUSH}, or a larger number where more does not matter
     */
    static void meanSquareOf(Gradient gradient, float[] mean, double decay, float flush) {
        float kept = (float) decay;
        float taken = (float) (1 - decay);
        if (gradient.squaresByOccurrence().isPresent()) {
            takeSquares(gradient.squaresByOccurrence().get(), mean, kept, taken, flush);
            return;
        }
        float[] g = gradient.values();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = kept * mean[i] + taken * g[i] * g[i] + flush - flush;
        }
    }

    /** What {@link #meanOf} and {@link #meanSquareOf} make of a mean in several steps without a gradient. */
    static void fade(float[] mean, double decay, float flush, int steps) {
        float kept = (float) decay;
        for (int step = 0; step < steps; step++) {
            fade(mean, kept, flush);
        }
    }

    private static void fade(float[] mean, float kept, float flush) {
        for (int i = 0; i < mean.length; i++) {
            mean[i] = kept * mean[i] + flush - flush;
        }
    }

    private static void takeSquares(float[] squares, float[] mean, float kept, float taken, float flush) {
        for (int i = 0; i < squares.length; i++) {
            mean[i] = kept * mean[i] + taken * squares[i] + flush - flush;
        }
    }
}
