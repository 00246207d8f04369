package org.dropwhere.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Split;

/** Divides the sequences of a file of which nobody has said how, so that a trial can be run. */
public final class FittingSplit {
    /** Each for the parts that the file has not; the usual one first, larger ones for files of a few sequences. */
    private static final double[] SHARES = {0.15, 0.2, 0.25, 0.3, 0.4};

    private FittingSplit() {}

    /**
     * The data with a split, if some part is not in the file.
     *
     * @param data a single file, without a split
     * @param read what was read of it
     * @throws BadInput if it has too few sequences of either label for any split, or none to train on
     */
    public static FileData of(FileData data, RawFiles read) {
        List<Split> splits = Stream.of(true, false)
                .flatMap(stratified -> Arrays.stream(SHARES).mapToObj(share -> split(read, share, stratified)))
                .toList();
        FileData usual = data.withSplit(splits.get(0));
        Optional<FileData> fitting = splits.stream()
                .map(data::withSplit)
                .filter(divided -> fits(divided, read))
                .findFirst();
        if (fitting.isEmpty()) {
            // Says why not.
            FileParts.of(usual, read, DatasetSummary.EXAMPLE_SEED);
        }
        return fitting.orElse(usual);
    }

    private static boolean fits(FileData data, RawFiles read) {
        try {
            FileParts.of(data, read, DatasetSummary.EXAMPLE_SEED);
            return true;
        } catch (BadInput e) {
            return false;
        }
    }

    private static Split split(RawFiles read, double share, boolean stratified) {
        double validation = read.parts().containsKey(Part.VALIDATION) ? 0 : share;
        double test = read.parts().containsKey(Part.TEST) ? 0 : share;
        return validation + test == 0 ? Split.NONE : new Split(validation, test, stratified, false, 0);
    }
}
