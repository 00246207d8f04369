package org.dropwhere.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.file.FileFacts;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.text.Sha256;

/**
 * What can be known of a dataset without its sequences, so that a report needs no files of the user's. Where each seed
 * divides the sequences anew, it is that of seed {@value #EXAMPLE_SEED}.
 *
 * @param key what {@link #key} gives for it; empty for a task
 * @param files in the order of {@link FileData#paths}; none for a task
 * @param longest time steps of the longest sequence that a network reads
 * @param inputs how many different tokens there are, or features at a step; of tokens the largest plus one
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out
 * @param validationInTrain the sequences of the validation part with the same steps as one to train on
 * @param testInTrain those of the test part with the same steps as one to train on
 * @param testInValidation those of the test part with the same steps as one of the validation part
 */
public record DatasetSummary(
        String key,
        List<FileSummary> files,
        int longest,
        int inputs,
        PartSummary train,
        PartSummary validation,
        PartSummary test,
        Repeated validationInTrain,
        Repeated testInTrain,
        Repeated testInValidation) {
    /** The seed whose sequences are described where each has others. */
    public static final long EXAMPLE_SEED = 1;

    /** Copies the list. */
    public DatasetSummary {
        files = List.copyOf(files);
    }

    /**
     * Tells summaries of files apart: by the files' content, and by what is made of it.
     *
     * @param digest what {@link Datasets#digest} gives for the files
     */
    public static String key(FileData data, String digest) {
        // Earlier programs knew no other files, and told them apart by their digest.
        return data.isPlain() ? digest : Sha256.of(String.valueOf(data.identity(digest)));
    }

    /** How many inputs a network has to know: different tokens, or features at a step. */
    public int inputs(Data data) {
        return data instanceof TaskData task
                ? task.tokens()
                : ((FileData) data).vocabulary().orElse(inputs);
    }

    /** A part. */
    public PartSummary part(Part part) {
        return switch (part) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    /** The parts in their order. */
    public List<PartSummary> parts() {
        return List.of(train, validation, test);
    }

    /** Steps of all sequences together, as a network reads them; 0 if their lengths are not known. */
    public long steps() {
        return parts().stream().mapToLong(part -> part.steps(longest)).sum();
    }

    /** Of the tokens that are 0, in all parts together; absent for a task's and for features. */
    public Optional<ZeroTokens> zeros() {
        return parts().stream().flatMap(part -> part.zeros().stream()).reduce(ZeroTokens::plus);
    }

    /** Of a task's data: its sequences differ by seed, how frequent its labels are does not. */
    static DatasetSummary of(TaskData task) {
        return new DatasetSummary(
                "",
                List.of(),
                task.pad().isNone() ? task.lengths().to() : task.pad().to(),
                task.tokens(),
                ofTask(task.train(), (int) (Math.round(task.labelNoise() * task.train()) % 2)),
                ofTask(task.validation(), 0),
                ofTask(task.test(), 0),
                Repeated.NONE,
                Repeated.NONE,
                Repeated.NONE);
    }

    /** Labels alternate by pairs; an odd flip makes equal halves unequal, and leaves unequal ones as unequal. */
    private static PartSummary ofTask(int sequences, int oddFlips) {
        return PartSummary.ofLabels(sequences, sequences % 2 == 0 ? sequences / 2 + oddFlips : sequences / 2 + 1);
    }

    /**
     * Of files.
     *
     * @param read the sequences as they were read, of which it counts which are the same: texts of unknown words and
     *     sequences that were cut may be the same to a network alone
     * @param dataset the sequences as a network reads them
     */
    static DatasetSummary of(FileData data, String digest, List<FileFacts> files, Parts read, Dataset dataset) {
        RepeatedSequences repeated = RepeatedSequences.of(read);
        Parts parts = new Parts(dataset.train(), dataset.validation(), dataset.test());
        List<PartSummary> summaries = Stream.of(Part.values())
                .map(part -> PartSummary.of(data, read.of(part), parts.of(part), repeated.in(part, part)))
                .toList();
        return new DatasetSummary(
                key(data, digest),
                files.stream().map(FileSummary::of).toList(),
                dataset.longest(),
                data.content() instanceof TokenContent ? largestToken(parts.all()) + 1 : dataset.inputs(),
                summaries.get(0),
                summaries.get(1),
                summaries.get(2),
                repeated.in(Part.VALIDATION, Part.TRAIN),
                repeated.in(Part.TEST, Part.TRAIN),
                repeated.in(Part.TEST, Part.VALIDATION));
    }

    /** The largest token of some parts, of which one or more have a sequence. */
    static int largestToken(List<Sequences> parts) {
        int largest = 0;
        for (Sequences part : parts) {
            for (int[] sequence : part.tokens()) {
                for (int token : sequence) {
                    largest = Math.max(largest, token);
                }
            }
        }
        return largest;
    }
}
