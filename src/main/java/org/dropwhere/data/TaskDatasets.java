package org.dropwhere.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.dropwhere.random.RandomStream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Pad;

/**
 * Draws the three parts of a task's data. Labels alternate by pairs: of sequences 2k and 2k + 1, one has each label, in
 * random order. So classes are balanced whatever the size of a part, and a sequence does not depend on that size. Its
 * length is drawn apart from its label, which therefore says nothing about it.
 */
final class TaskDatasets {
    private TaskDatasets() {}

    static Dataset of(TaskData data, long seed) {
        GeneratorsByLength generators = GeneratorsByLength.of(data);
        RandomStream root = RandomStream.ofSeed(seed).at("data");
        Sequences train = part(generators, data.train(), root.at("train"));
        Parts parts = new Parts(
                withLabelNoise(train, data.labelNoise(), root.at("label-noise")),
                part(generators, data.validation(), root.at("validation")),
                part(generators, data.test(), root.at("test")));
        return (data.pad().isNone() ? parts : padded(parts, data.pad())).dataset(data.tokens());
    }

    private static Sequences part(GeneratorsByLength generators, int size, RandomStream stream) {
        require(size >= 1, "A part has 1 sequence or more, not " + size);
        RandomStream firsts = stream.at("labels");
        RandomStream lengths = stream.at("lengths");
        int[][] tokens = new int[size][];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            int firstOfPair = firsts.below(2, i / 2);
            labels[i] = i % 2 == 0 ? firstOfPair : 1 - firstOfPair;
            tokens[i] = new int[generators.length(lengths, i)];
            generators.fill(tokens[i], labels[i], stream.at(i));
        }
        return new Sequences(tokens, labels);
    }

    /** Token 0 pads, so the task's are numbered from 1. */
    private static Parts padded(Parts parts, Pad pad) {
        for (Sequences part : parts.all()) {
            for (int[] sequence : part.tokens()) {
                Arrays.setAll(sequence, t -> sequence[t] + 1);
            }
        }
        return parts.with(steps -> Padding.of(steps, pad));
    }

    /**
     * Flips labels, as many of each class; if that leaves one, it is of the larger class, or of a random one. A higher
     * rate flips those of a lower rate too.
     */
    private static Sequences withLabelNoise(Sequences train, double rate, RandomStream stream) {
        require(rate >= 0 && rate < 0.5, "Label noise is in [0, 0.5), not " + rate);
        int flips = (int) Math.round(rate * train.size());
        int ones = Arrays.stream(train.labels()).sum();
        int zeros = train.size() - ones;
        int classOfOddFlip = ones == zeros ? stream.at("class").below(2, 0) : ones > zeros ? 1 : 0;
        int[] labels = train.labels().clone();
        for (int label = 0; label <= 1; label++) {
            int share = label == classOfOddFlip ? (flips + 1) / 2 : flips / 2;
            firstByChance(train.labels(), label, share, stream.at("sequences")).forEach(i -> labels[i] = 1 - labels[i]);
        }
        return new Sequences(train.steps(), labels);
    }

    /** Those sequences of a label that have the smallest random numbers, as many as asked for. */
    private static IntStream firstByChance(int[] labels, int label, int count, RandomStream stream) {
        return IntStream.range(0, labels.length)
                .filter(i -> labels[i] == label)
                .boxed()
                .sorted(Comparator.comparingLong(i -> stream.bits(i)))
                .mapToInt(Integer::intValue)
                .limit(count);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
