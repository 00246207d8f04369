package org.dropwhere.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The rules that the race is compared with. They keep the critical values that they have computed. */
final class OtherRules {
    /** Of the full factorial, in seeds; finer where it is cheap. */
    static final List<Integer> FACTORIALS = IntStream.rangeClosed(3, 80)
            .filter(n -> n <= 20 || (n <= 40 && n % 2 == 0) || n % 4 == 0)
            .boxed()
            .toList();

    private static final int FIRST = 5;
    private final Map<List<Number>, Double> critical = new HashMap<>();

    /**
     * How a rule ends.
     *
     * @param left the candidates that are left
     * @param settled whether all that are left are shown to be as good
     * @param trials that were trained
     */
    record End(int[] left, boolean settled, int trials) {
        boolean keeps(int candidate) {
            return Arrays.stream(left).anyMatch(each -> each == candidate);
        }
    }

    /**
     * Every candidate with as many seeds, and one look that decides what the race decides: paired t against the best,
     * Bonferroni over the others.
     */
    End factorial(double[][] scores, int seeds) {
        PairedScores seen = new PairedScores(scores, seeds);
        int[] all = all(scores);
        int leader = seen.leader(all);
        double critical = critical(seeds - 1, RaceRule.ERROR / Math.max(1, all.length - 1));
        boolean settled = true;
        List<Integer> left = new ArrayList<>();
        for (int candidate : all) {
            double[] behind = candidate == leader ? new double[2] : seen.difference(leader, candidate);
            boolean isBeaten = behind[0] > 1 && exceeds(behind[0], behind[1], critical);
            if (candidate == leader || !isBeaten) {
                left.add(candidate);
                settled &= candidate == leader || exceeds(1 - behind[0], behind[1], critical);
            }
        }
        return new End(ints(left), settled, all.length * seeds);
    }

    /** Successive halving: five seeds, then twice as many for the better half, until one is left. */
    End halving(double[][] scores, int most) {
        int[] left = all(scores);
        int seeds = FIRST;
        int trials = left.length * seeds;
        while (left.length > 1) {
            PairedScores seen = new PairedScores(scores, seeds);
            left = Arrays.stream(left)
                    .boxed()
                    .sorted(Comparator.comparingDouble(candidate -> -seen.mean(candidate)))
                    .limit(seeds < most ? (left.length + 1) / 2 : 1)
                    .mapToInt(Integer::intValue)
                    .toArray();
            int next = Math.min(most, 2 * seeds);
            trials += left.length > 1 ? left.length * (next - seeds) : 0;
            seeds = next;
        }
        return new End(left, false, trials);
    }

    /**
     * The race of irace with its t test: from the fifth seed on, after each, a paired two-sided one against the best at
     * 5 %, and who is nowhere better than the best leaves without one.
     */
    End irace(double[][] scores, int most) {
        int[] left = all(scores);
        int trials = left.length * (FIRST - 1);
        for (int seeds = FIRST; seeds <= most && left.length > 1; seeds++) {
            trials += left.length;
            PairedScores seen = new PairedScores(scores, seeds);
            int leader = seen.leader(left);
            double critical = critical(seeds - 1, 0.025);
            left = Arrays.stream(left)
                    .filter(candidate -> candidate == leader || !leaves(seen, leader, candidate, critical))
                    .toArray();
        }
        return new End(left, false, trials);
    }

    private static boolean leaves(PairedScores seen, int leader, int candidate, double critical) {
        double[] behind = seen.difference(leader, candidate);
        return behind[0] > 1e-12
                && (seen.isNowhereBetter(candidate, leader) || exceeds(behind[0], behind[1], critical));
    }

    private static boolean exceeds(double mean, double error, double critical) {
        return mean > 1e-12 && mean >= critical * error;
    }

    private double critical(int freedom, double p) {
        return critical.computeIfAbsent(List.of(freedom, p), key -> PairedScores.critical(freedom, p));
    }

    private static int[] all(double[][] scores) {
        return IntStream.range(0, scores.length).toArray();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }
}
