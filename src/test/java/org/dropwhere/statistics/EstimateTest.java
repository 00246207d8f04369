package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EstimateTest {
    /** Computed with NumPy 2.4.6 (mean, std with ddof=1) and SciPy 1.17.1 (stats.t.interval). */
    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of(List.of(0.91, 0.93), 0.92, 0.014142135623730963, 0.792937952638253, 1.0470620473617471),
                Arguments.of(
                        List.of(0.5, 0.52, 0.49, 0.55, 0.61),
                        0.534,
                        0.04827007354458868,
                        0.4740647874890363,
                        0.5939352125109637),
                Arguments.of(
                        List.of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16),
                        1000000010.0,
                        5.477225575051661,
                        1000000001.2845118,
                        1000000018.7154882),
                Arguments.of(
                        List.of(0.8123, 0.8342, 0.7999, 0.8456, 0.8211, 0.8301, 0.8022, 0.8134, 0.8267, 0.8410),
                        0.82265,
                        0.01563324449157413,
                        0.8114666505902246,
                        0.8338333494097754));
    }

    @ParameterizedTest
    @MethodSource("references")
    void agreesWithScipy(List<Double> sample, double mean, double sd, double low, double high) {
        Estimate estimate = Estimate.of(sample);
        assertEquals(sample.size(), estimate.n());
        assertEquals(mean, estimate.mean().orElseThrow(), 1e-15 * mean);
        assertEquals(sd, estimate.sd().orElseThrow(), 1e-12 * sd);
        assertEquals(low, estimate.ci95().orElseThrow().low(), 1e-12 * low);
        assertEquals(high, estimate.ci95().orElseThrow().high(), 1e-12 * high);
    }

    @ParameterizedTest
    @CsvSource({"2, 0.1", "3, 0.1", "7, 0.7", "10, 0.9512", "1000, 0.3"})
    void aConstantSampleHasExactlyItsValueAndNoWidth(int n, double value) {
        assertEquals(
                new Estimate(
                        n, OptionalDouble.of(value), OptionalDouble.of(0), Optional.of(new Interval(value, value))),
                Estimate.of(Collections.nCopies(n, value)));
    }

    @Test
    void oneValueHasAMeanOnly() {
        assertEquals(
                new Estimate(1, OptionalDouble.of(0.7), OptionalDouble.empty(), Optional.empty()),
                Estimate.of(List.of(0.7)));
    }

    @Test
    void noValueHasNothing() {
        assertEquals(
                new Estimate(0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty()),
                Estimate.of(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity", "-Infinity"})
    void refusesValuesThatAreNotFinite(double value) {
        assertEquals(
                "A sample's values are finite, not " + value,
                assertThrows(IllegalArgumentException.class, () -> Estimate.of(List.of(0.5, value)))
                        .getMessage());
    }
}
