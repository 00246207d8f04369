package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerTest {
    /** statsmodels 0.15.0: TTestPower().power(effect, n, alpha). */
    @ParameterizedTest
    @CsvSource({
        "0.5,  10, 0.05, 0.2931756065140767",
        "1.2,   5, 0.05, 0.5302212511402787",
        "-1.2,  5, 0.05, 0.5302212511402787",
        "0.3, 100, 0.01, 0.6457392841863409",
        "0,     7, 0.05, 0.05",
        "2,     3, 0.05, 0.4707494312784346"
    })
    void ofADifferenceAgreesWithStatsmodels(double effect, int n, double alpha, double power) {
        assertEquals(power, Power.ofDifference(effect, n, alpha), 1e-6);
    }

    /** statsmodels 0.15.0: TTestPower().solve_power(None, n, 0.05, 0.8). */
    @ParameterizedTest
    @CsvSource({"3, 3.264043552819638", "5, 1.6819970833232674", "10, 0.9960019107624178", "30, 0.5292357045238948"})
    void theSmallestDetectableDifferenceAgreesWithStatsmodels(int n, double effect) {
        assertEquals(effect, Power.detectable(n, 0.05), 1e-5);
    }

    /** SciPy 1.17.1: the integral by integrate.quad, with stats.norm, stats.chi and stats.t. */
    @ParameterizedTest
    @CsvSource({
        "0,   1,   10, 0.7952072667058981",
        "0.2, 1,   20, 0.9639567143257631",
        "0.5, 0.6, 50, 0.17169665785548197",
        "0,   2,    5, 0.9499568523591571"
    })
    void ofEquivalenceAgreesWithScipy(double effect, double margin, int n, double power) {
        assertEquals(power, Power.ofEquivalence(effect, margin, n, 0.05), 1e-5);
    }
}
