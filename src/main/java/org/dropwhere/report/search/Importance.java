package org.dropwhere.report.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.report.chart.PlacedScore;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Phrases;

/**
 * How much of the spread between candidates their places explain, and how much the amount of noise that reaches the
 * gates: the shares of the variance of their mean differences (coefficients of determination), each adjusted for how
 * many numbers the explanation takes (Ezekiel 1930), as a factor of many places would explain much of any noise.
 *
 * <p>Where the means spread no more than twice as much as luck alone makes them, nothing is said of shares: they would
 * be those of luck.
 *
 * @param candidates on paths to the gates
 * @param places different ones among them
 * @param ofPlace adjusted share of a mean for each place; below 0 where places explain less than chance would
 * @param ofNoise adjusted share of a straight line over the noise
 * @param spread variance of the means
 * @param luck mean squared standard error of the means, without what a seed does to all candidates alike
 */
record Importance(int candidates, int places, double ofPlace, double ofNoise, double spread, double luck) {
    /** Chosen, not measured: how many times the variance that is expected of luck alone may be luck. */
    private static final double LUCKY = 2;

    /** Absent for so few candidates, or so many places, that nothing is left to judge by, and where nothing varies. */
    static Optional<Importance> of(List<PlacedScore> all) {
        // A single seed, left over where others failed, tells nothing of luck.
        List<PlacedScore> scores =
                all.stream().filter(each -> each.differences().size() > 1).toList();
        int n = scores.size();
        Map<String, List<PlacedScore>> byPlace = scores.stream()
                .collect(Collectors.groupingBy(PlacedScore::place, LinkedHashMap::new, Collectors.toList()));
        int places = byPlace.size();
        double mean = mean(scores);
        double total =
                scores.stream().mapToDouble(each -> square(each.mean() - mean)).sum();
        if (places < 2 || n < places + 2 || total < 1e-18) {
            return Optional.empty();
        }
        double within = byPlace.values().stream()
                .mapToDouble(own -> {
                    double ownMean = mean(own);
                    return own.stream()
                            .mapToDouble(each -> square(each.mean() - ownMean))
                            .sum();
                })
                .sum();
        return Optional.of(new Importance(
                n,
                places,
                adjusted(1 - within / total, n, places - 1),
                adjusted(squaredCorrelation(scores, mean, total), n, 1),
                total / (n - 1),
                luck(scores)));
    }

    /** From what seeds and candidates do not explain of the differences with the first seeds, which all have. */
    private static double luck(List<PlacedScore> scores) {
        int seeds = scores.stream()
                .mapToInt(each -> each.differences().size())
                .min()
                .orElseThrow();
        List<Double> bySeed = IntStream.range(0, seeds)
                .mapToObj(seed -> scores.stream()
                        .mapToDouble(each -> each.differences().get(seed))
                        .average()
                        .orElseThrow())
                .toList();
        double squares = 0;
        for (PlacedScore each : scores) {
            List<Double> rest = IntStream.range(0, seeds)
                    .mapToObj(seed -> each.differences().get(seed) - bySeed.get(seed))
                    .toList();
            double middle =
                    rest.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            squares += rest.stream().mapToDouble(one -> square(one - middle)).sum();
        }
        double ofOne = squares / ((scores.size() - 1.0) * (seeds - 1));
        return scores.stream()
                .mapToDouble(each -> ofOne / each.differences().size())
                .average()
                .orElseThrow();
    }

    /** Whether the candidates differ by more than their seeds may make them differ. */
    private boolean isShown() {
        return spread > LUCKY * luck;
    }

    private static double squaredCorrelation(List<PlacedScore> scores, double mean, double total) {
        double middle = scores.stream()
                .mapToDouble(each -> each.noise().orElse(0))
                .average()
                .orElse(0);
        double both = 0;
        double spread = 0;
        for (PlacedScore each : scores) {
            double noise = each.noise().orElse(0) - middle;
            both += noise * (each.mean() - mean);
            spread += noise * noise;
        }
        return spread == 0 ? 0 : both * both / (spread * total);
    }

    private static double adjusted(double share, int n, int numbers) {
        return 1 - (1 - share) * (n - 1) / (n - numbers - 1);
    }

    private static double mean(List<PlacedScore> scores) {
        return scores.stream().mapToDouble(PlacedScore::mean).average().orElse(0);
    }

    private static double square(double value) {
        return value * value;
    }

    /** For example {@code Of the spread between 12 candidates the place explains 71 %, the amount of noise 8 %}. */
    String sentence() {
        if (!isShown()) {
            return "The " + Phrases.count(candidates, "candidate") + " at " + places
                    + " places before the gates differ by no more than their seeds do, so neither the place nor the"
                    + " amount of noise is shown to matter.";
        }
        return "Of the spread between the means of " + Phrases.count(candidates, "candidate") + " at " + places
                + " places before the gates, the place explains " + percent(ofPlace)
                + ", and the amount of noise that reaches the gates " + percent(ofNoise)
                + " (adjusted for how many numbers each explanation takes; what both explain is in both).";
    }

    private static String percent(double share) {
        return NumberText.fixed(100 * Math.max(0, share), 0) + " %";
    }
}
