package org.dropwhere.data;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;

/**
 * What can be known of a dataset without its sequences, so that a report needs no files of the user's.
 *
 * @param digest what {@link Datasets#digest} gives for it
 * @param length time steps of every sequence
 * @param largestToken of all parts
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out
 * @param validationInTrain how many sequences of the validation part have the same tokens as one to train on
 * @param testInTrain how many of the test part have the same tokens as one to train on
 * @param testInValidation how many of the test part have the same tokens as one of the validation part
 */
public record DatasetSummary(
        String digest,
        int length,
        int largestToken,
        PartSummary train,
        PartSummary validation,
        PartSummary test,
        int validationInTrain,
        int testInTrain,
        int testInValidation) {

    /**
     * How many different tokens a network has to know.
     *
     * @param data where the sequences come from
     */
    public int vocabulary(Data data) {
        return data instanceof TaskData task
                ? task.vocabulary()
                : ((FileData) data).vocabulary().orElse(largestToken + 1);
    }

    /** Of the tokens that are 0, in all parts together; absent for a task's. */
    public Optional<ZeroTokens> zeros() {
        return Stream.of(train, validation, test)
                .flatMap(part -> part.zeros().stream())
                .reduce(ZeroTokens::plus);
    }

    /** Of a task's data: its sequences differ by seed, how frequent its labels are does not. */
    static DatasetSummary of(TaskData task) {
        return new DatasetSummary(
                "",
                task.length(),
                task.vocabulary() - 1,
                ofTask(task.train(), (int) (Math.round(task.labelNoise() * task.train()) % 2)),
                ofTask(task.validation(), 0),
                ofTask(task.test(), 0),
                0,
                0,
                0);
    }

    /** Labels alternate by pairs; an odd flip makes equal halves unequal, and leaves unequal ones as unequal. */
    private static PartSummary ofTask(int sequences, int oddFlips) {
        return new PartSummary(
                "", sequences, sequences % 2 == 0 ? sequences / 2 + oddFlips : sequences / 2 + 1, Optional.empty());
    }

    /** Of the files of a digest and of checksums of their own. */
    static DatasetSummary of(Dataset data, String digest, String train, String validation, String test) {
        Set<IntBuffer> trained = sequences(data.train());
        return new DatasetSummary(
                digest,
                data.length(),
                Sequences.largestToken(List.of(data.train(), data.validation(), data.test())),
                PartSummary.of(data.train(), train),
                PartSummary.of(data.validation(), validation),
                PartSummary.of(data.test(), test),
                among(trained, data.validation()),
                among(trained, data.test()),
                among(sequences(data.validation()), data.test()));
    }

    private static Set<IntBuffer> sequences(Sequences part) {
        return Arrays.stream(part.tokens()).map(IntBuffer::wrap).collect(Collectors.toSet());
    }

    private static int among(Set<IntBuffer> known, Sequences part) {
        return (int) Arrays.stream(part.tokens())
                .map(IntBuffer::wrap)
                .filter(known::contains)
                .count();
    }
}
