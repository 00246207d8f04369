package org.dropwhere.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Split;

/**
 * Which of some sequences each part gets; every sequence is in one part, and a part keeps their order.
 *
 * <p>The numbers of sequences are the shares of {@link Split}, rounded, so that a part has at most one sequence more or
 * less than its share; where it is stratified, that holds of either label, and what rounding leaves of one label is
 * made up for by the other. Folds differ by one sequence at most, and where they are stratified, by one of either
 * label.
 *
 * @param train places of the sequences to train on, counted from 0
 * @param validation likewise
 * @param test likewise
 */
record Division(int[] train, int[] validation, int[] test) {
    /** Of splits that all seeds share. Any number would do. */
    private static final long SEED_OF_ALL = 0;

    private static final String PURPOSE = "split";

    /**
     * Divides sequences.
     *
     * @param labels of the sequences
     * @param seed of the trial; it counts where seeds divide anew, and of folds it chooses one
     */
    static Division of(int[] labels, Split split, long seed) {
        Part[] parts = new Part[labels.length];
        RandomStream stream = stream(split, seed);
        int dealt = 0;
        for (int label = 0; label <= 1; label++) {
            int[] places = inRandomOrder(group(labels, label, split.stratified()), stream.at(label));
            if (split.folds() == 0) {
                share(places, dealt, split, parts);
            } else {
                deal(places, dealt, split, seed, parts);
            }
            dealt += places.length;
        }
        return new Division(placesOf(Part.TRAIN, parts), placesOf(Part.VALIDATION, parts), placesOf(Part.TEST, parts));
    }

    private static RandomStream stream(Split split, long seed) {
        RandomStream stream = RandomStream.ofSeed(split.perSeed() ? seed : SEED_OF_ALL)
                .at("data")
                .at(PURPOSE);
        return split.folds() == 0 ? stream : stream.at(Math.floorDiv(seed - 1, split.folds()));
    }

    /** The sequences of a label; all, as if they had label 0, if labels do not count. */
    private static int[] group(int[] labels, int label, boolean stratified) {
        return IntStream.range(0, labels.length)
                .filter(place -> (stratified ? labels[place] : 0) == label)
                .toArray();
    }

    private static int[] inRandomOrder(int[] places, RandomStream stream) {
        return IntStream.of(stream.permutation(places.length))
                .map(i -> places[i])
                .toArray();
    }

    /**
     * The first to test, those behind them to validate.
     *
     * @param before how many sequences have their shares already, those of the other label
     */
    private static void share(int[] places, int before, Split split, Part[] parts) {
        int n = places.length;
        long test = share(split.test(), before, n);
        long both = share(split.test() + split.validation(), before, n);
        // Rounded in opposite directions, the two can leave validation more than one sequence off.
        double off = both - test - split.validation() * n;
        test += off > 1 ? 1 : off < -1 ? -1 : 0;
        for (int i = 0; i < n; i++) {
            parts[places[i]] = i < test ? Part.TEST : i < both ? Part.VALIDATION : Part.TRAIN;
        }
    }

    /** With what those before have, the share of all, rounded. */
    private static long share(double share, int before, int n) {
        return Math.round(share * (before + n)) - Math.round(share * before);
    }

    /** One after the other to each fold, as with cards. */
    private static void deal(int[] places, int dealt, Split split, long seed, Part[] parts) {
        int fold = Math.floorMod(seed - 1, split.folds());
        int[] others = IntStream.range(0, places.length)
                .filter(i -> (dealt + i) % split.folds() != fold)
                .map(i -> places[i])
                .toArray();
        Arrays.stream(places).forEach(place -> parts[place] = Part.TEST);
        long validation = Math.round(split.validation() * places.length);
        for (int i = 0; i < others.length; i++) {
            parts[others[i]] = i < validation ? Part.VALIDATION : Part.TRAIN;
        }
    }

    private static int[] placesOf(Part part, Part[] parts) {
        return IntStream.range(0, parts.length)
                .filter(place -> parts[place] == part)
                .toArray();
    }
}
