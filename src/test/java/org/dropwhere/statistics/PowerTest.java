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

    /** SciPy 1.17.1: stats.nct, the noncentral t distribution. */
    @ParameterizedTest
    @CsvSource({
        "0,    2, 1e-6, 1e-6",
        "0,    3, 1e-4, 1e-4",
        "5,    2, 1e-3, 0.008862083390555442",
        "40,   2, 0.01, 0.6257496758165246",
        "-3,   3, 1e-3, 0.027598992392194484",
        "6,    4, 1e-4, 0.09369168094335972",
        "20,   4, 1e-6, 0.036927038723485954",
        "0.5, 30, 1e-9, 2.0241714482597992e-05"
    })
    void ofADifferenceAgreesWithScipyForFewSeedsAndStrictLevels(double effect, int n, double alpha, double power) {
        assertEquals(power, Power.ofDifference(effect, n, alpha), 1e-6 * power + 1e-11);
    }

    /** Likewise, with optimize.brentq. */
    @ParameterizedTest
    @CsvSource({
        "3, 0.0125, 6.54604668363246",
        "4, 0.001, 8.078626611002434",
        "5, 0.0125, 2.4767903705182155",
        "10, 0.0125, 1.2842966125124815"
    })
    void theSmallestDetectableDifferenceAgreesWithScipy(int n, double alpha, double effect) {
        assertEquals(effect, Power.detectable(n, alpha), 1e-6 * effect);
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

    /** SciPy 1.17.1: integrate.quad over the part in which equivalence can be shown. */
    @ParameterizedTest
    @CsvSource({
        "0,    30, 3, 0.001,  0.9947211184648012",
        "0.5, 100, 2, 0.005,  0.9726116707704556",
        "-0.2, 1.5, 8, 0.0125, 0.7303823545515963",
        "0,     5, 4, 0.01,   0.9915608638399804"
    })
    void ofEquivalenceAgreesWithScipyForFewSeedsAndStrictLevels(
            double effect, double margin, int n, double alpha, double power) {
        assertEquals(power, Power.ofEquivalence(effect, margin, n, alpha), 1e-7);
    }
}
