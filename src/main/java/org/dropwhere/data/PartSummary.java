package org.dropwhere.data;

import java.util.Arrays;
import java.util.Optional;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;

/**
 * What can be known of a part of a dataset without its sequences.
 *
 * @param sequences how many there are
 * @param ones how many of them have the label 1
 * @param lengths of the sequences as they were read; absent for a task's
 * @param zeros of the tokens that are 0, as the network reads them; absent for a task's, which are never padding unless
 *     it is asked for, and for features
 * @param padded what it did that sequences were brought to one length; absent if they were not, and for a task's
 * @param unknown the words that have no token of their own; absent if there are no words
 * @param repeated the sequences that stand in the part before; absent for a task's, and where nobody counted them
 */
public record PartSummary(
        int sequences,
        int ones,
        Optional<LengthSummary> lengths,
        Optional<ZeroTokens> zeros,
        Optional<PadSummary> padded,
        Optional<UnknownWords> unknown,
        Optional<Repeated> repeated) {

    /** Of a part of which no more than its labels is known. */
    static PartSummary ofLabels(int sequences, int ones) {
        return new PartSummary(
                sequences,
                ones,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Of a part of which no more than its labels counts. */
    static PartSummary ofLabels(Sequences part) {
        return ofLabels(part.size(), Arrays.stream(part.labels()).sum());
    }

    /**
     * Of a part of files.
     *
     * @param read as it was before words had tokens, and before padding
     * @param part as the network reads it
     */
    static PartSummary of(FileData data, Sequences read, Sequences part, Repeated repeated) {
        boolean tokens = part.steps() instanceof TokenSteps;
        return new PartSummary(
                part.size(),
                Arrays.stream(part.labels()).sum(),
                Optional.of(LengthSummary.of(read.steps())),
                tokens ? Optional.of(ZeroTokens.of(part)) : Optional.empty(),
                data.pad().isNone()
                        ? Optional.empty()
                        : Optional.of(
                                PadSummary.of(read.tokens(), data.pad().to(), data.content() instanceof TokenContent)),
                data.content() instanceof WordContent ? Optional.of(UnknownWords.of(part)) : Optional.empty(),
                Optional.of(repeated));
    }

    /**
     * Steps of all sequences together, as a network reads them; 0 if their lengths are not known.
     *
     * @param longest what {@link DatasetSummary#longest} says of the dataset
     */
    public long steps(int longest) {
        return padded.isPresent()
                ? (long) longest * sequences
                : lengths.map(LengthSummary::steps).orElse(0L);
    }

    /** Steps of all sequences together that were read and not cut off, without padding; 0 if that is not known. */
    public long words() {
        return lengths.map(LengthSummary::steps).orElse(0L)
                - padded.map(PadSummary::cutSteps).orElse(0L);
    }

    /** Whether all sequences have the same label. */
    public boolean hasOneLabel() {
        return ones == 0 || ones == sequences;
    }

    /** The label that more sequences have; 1 if both are equally frequent. */
    public int majority() {
        return 2L * ones >= sequences ? 1 : 0;
    }

    /** The share of the sequences that have the more frequent label: the accuracy of always giving that label. */
    public double majorityShare() {
        return (double) Math.max(ones, sequences - ones) / sequences;
    }
}
