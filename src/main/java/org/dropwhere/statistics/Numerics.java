package org.dropwhere.statistics;

import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/** Quadrature and root finding. */
final class Numerics {
    private Numerics() {}

    /**
     * The weight of a node in Simpson's composite rule, to be multiplied by a third of the distance of the nodes.
     *
     * @param i the node, from 0
     * @param last the last node, even
     */
    static int simpson(int i, int last) {
        return i == 0 || i == last ? 1 : i % 2 == 1 ? 4 : 2;
    }

    /**
     * Bisection for the smallest number that is enough, where every larger one is enough, too.
     *
     * @param low not enough
     * @param high enough
     * @param halvings of the interval between them
     * @return the upper end of the last interval
     */
    static double smallest(double low, double high, int halvings, DoublePredicate isEnough) {
        double from = low;
        double to = high;
        for (int i = 0; i < halvings; i++) {
            double middle = (from + to) / 2;
            if (isEnough.test(middle)) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return to;
    }

    /**
     * The same for whole numbers.
     *
     * @param low the first candidate
     * @param high the last one, at least as large
     * @return absent if none is enough
     */
    static OptionalInt smallest(int low, int high, IntPredicate isEnough) {
        if (!isEnough.test(high)) {
            return OptionalInt.empty();
        }
        int from = low;
        int to = high;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isEnough.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return OptionalInt.of(from);
    }
}
