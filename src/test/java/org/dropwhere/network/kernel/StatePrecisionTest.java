package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hidden states are about as exact as in plain float32 programs also where masks scale the cell state up, and a gate
 * that is nearly shut brings it down again: what that gate is off by, relatively, the hidden state is off by then.
 */
class StatePrecisionTest {
    private static final int LENGTH = 41;
    private static final int UNITS = 7;
    private static final double TIMES = 3;

    /** They differ in the order of their sums, and the worst of them counts: how far off one is, is chance. */
    private static final int PROGRAMS = 5;

    static Stream<KernelCase> cases() {
        Placement cell = new Placement(Site.CELL, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        NetworkSizes sizes = new NetworkSizes(ModelSpec.lstm(5, UNITS, false), 11, LENGTH);
        return IntStream.range(0, 30)
                .mapToObj(seed -> KernelCase.of(sizes, 4, List.of(cell), RandomStream.ofSeed(seed)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStateThatMasksScaleUpIsAsExactAsInAPlainProgram(KernelCase given) {
        double[][][] exact = states(given, Tape.Accuracy.FLOAT64);
        double plain = IntStream.range(0, PROGRAMS)
                .mapToDouble(first -> distance(exact, states(given, Tape.Accuracy.float32(first))))
                .max()
                .orElseThrow();

        double ours = distance(exact, states(given));

        assertTrue(ours <= TIMES * plain, "off by " + ours + ", plain float32 programs by " + plain);
    }

    private static double[][][] states(KernelCase given, Tape.Accuracy accuracy) {
        return new ReferenceNetwork(
                        given.sizes().model(),
                        given.placements(),
                        given.masks(),
                        given.weights().byName(),
                        given.tokens(),
                        accuracy)
                .run(given.gradientOfOutput())
                .layers()[0];
    }

    private static double[][][] states(KernelCase given) {
        double[][][] states = new double[given.batch()][LENGTH][UNITS];
        float[] state = new float[UNITS];
        try (NetworkKernel kernel = given.kernel(Workers.serial())) {
            given.train(kernel);
            for (int row = 0; row < states.length; row++) {
                for (int step = 0; step < LENGTH; step++) {
                    kernel.output(1, row, step, state);
                    for (int j = 0; j < UNITS; j++) {
                        states[row][step][j] = state[j];
                    }
                }
            }
        }
        return states;
    }

    private static double distance(double[][][] exact, double[][][] states) {
        double largest = 0;
        for (int row = 0; row < exact.length; row++) {
            for (int step = 0; step < LENGTH; step++) {
                for (int j = 0; j < UNITS; j++) {
                    largest = Math.max(largest, Math.abs(exact[row][step][j] - states[row][step][j]));
                }
            }
        }
        return largest;
    }
}
