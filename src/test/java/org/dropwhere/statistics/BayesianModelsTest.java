package org.dropwhere.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BayesianModelsTest {
    /** In units of 1/1024, so that sums are exact in any program. */
    private static final List<Double> GAINS =
            Stream.of(11, 13, -5, 21, 4, -8, 28, 11).map(gain -> gain / 1024.0).toList();

    private static final List<Double> TIED = List.of(0.0, 0.0, 0.0, 0.25, 0.25, -0.25, 0.5, 0.0);

    /** A probability by draws: of 50,000 here and 400,000 there, so that four standard errors are this. */
    private static final double DRAWN = 0.01;

    private static void check(Posterior posterior, double worse, double within, double better, double tolerance) {
        assertEquals(worse, posterior.worse(), tolerance);
        assertEquals(within, posterior.within().orElseThrow(), tolerance);
        assertEquals(better, posterior.better(), tolerance);
    }

    /** The baycomp package, 1.0.3: single.Posterior(mean, variance / 8, 7, rope).probs(). */
    @ParameterizedTest
    @CsvSource({
        "5, 0.006217500198268398, 0.16545389470741023, 0.8283286050943214",
        "10, 0.001398284875469247, 0.5542707163778008, 0.44433099874673",
        "20, 0.00012394557673215057, 0.9783976518107995, 0.02147840261246836"
    })
    void tAgreesWithBaycomp(double margin, double worse, double within, double better) {
        check(
                BayesianT.of(GAINS, OptionalDouble.of(margin / 1024), SeedVariation.INDEPENDENT),
                worse,
                within,
                better,
                1e-12);
    }

    /** Likewise. */
    @Test
    void tWithoutAMarginAgreesWithBaycomp() {
        Posterior posterior = BayesianT.of(GAINS, OptionalDouble.empty(), SeedVariation.INDEPENDENT);
        assertEquals(0.03293328162328124, posterior.worse(), 1e-12);
        assertEquals(OptionalDouble.empty(), posterior.within());
        assertEquals(0.9670667183767188, posterior.better(), 1e-12);
    }

    /** The baycomp package, 1.0.3: SignedRankTest.probs(0, gains, rope, nsamples=400000, random_state=1). */
    @ParameterizedTest
    @CsvSource({"5, 0.0046825, 0.1184875, 0.87683", "10, 0, 0.53754, 0.46246", "20, 0, 0.99611, 0.00389"})
    void signedRankAgreesWithBaycomp(double margin, double worse, double within, double better) {
        check(BayesianSignedRank.of(GAINS, OptionalDouble.of(margin / 1024)), worse, within, better, DRAWN);
    }

    /** Likewise; means of two gains that equal the margin count half. */
    @ParameterizedTest
    @CsvSource({"0.25, 0, 0.9832725, 0.0167275", "0.125, 0.0035375, 0.6961075, 0.300355"})
    void signedRankWithTiesAgreesWithBaycomp(double margin, double worse, double within, double better) {
        check(BayesianSignedRank.of(TIED, OptionalDouble.of(margin)), worse, within, better, DRAWN);
    }

    /** Likewise. */
    @Test
    void signedRankWithoutAMarginAgreesWithBaycomp() {
        Posterior posterior = BayesianSignedRank.of(TIED, OptionalDouble.empty());
        assertEquals(0.1070725, posterior.worse(), DRAWN);
        assertEquals(OptionalDouble.empty(), posterior.within());
        assertEquals(0.8929275, posterior.better(), DRAWN);
    }

    @Test
    void theSameSeedsGiveTheSameProbabilities() {
        assertEquals(
                BayesianSignedRank.of(GAINS, OptionalDouble.of(0.01)),
                BayesianSignedRank.of(GAINS, OptionalDouble.of(0.01)));
    }
}
