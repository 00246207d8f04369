package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.statistics.distribution.TDistribution;
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
        assertEquals(power, Power.ofDifference(effect, n, t(n, alpha)), 1e-6);
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
        assertEquals(power, Power.ofDifference(effect, n, t(n, alpha)), 1e-6 * power + 1e-11);
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
        assertEquals(effect, Power.detectable(n, t(n, alpha)), 1e-6 * effect);
    }

    /** statsmodels 0.15.0: TTestPower().solve_power(None, n, 0.05, 0.8). */
    @ParameterizedTest
    @CsvSource({"3, 3.264043552819638", "5, 1.6819970833232674", "10, 0.9960019107624178", "30, 0.5292357045238948"})
    void theSmallestDetectableDifferenceAgreesWithStatsmodels(int n, double effect) {
        assertEquals(effect, Power.detectable(n, t(n, 0.05)), 1e-5);
    }

    private static double t(int n, double alpha) {
        return TDistribution.of(n - 1).inverseSurvivalProbability(alpha / 2);
    }
}
