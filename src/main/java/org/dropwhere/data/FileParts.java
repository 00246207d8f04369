package org.dropwhere.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Split;

/** Gives each part its sequences: those that a file has for it, or its share of those that are divided. */
final class FileParts {
    /** Of a part that the experiment has forgotten. */
    private static final double MISSING_SHARE = 0.1;

    private final FileData data;
    private final RawFiles read;
    private final long seed;

    private FileParts(FileData data, RawFiles read, long seed) {
        this.data = data;
        this.read = read;
        this.seed = seed;
    }

    /**
     * The parts of a seed.
     *
     * @throws BadInput if a part has no sequences, or those to train on have one label only
     */
    static Parts of(FileData data, RawFiles read, long seed) {
        FileParts of = new FileParts(data, read, seed);
        Parts parts = of.parts();
        of.requireBothLabels(parts.train());
        return parts;
    }

    /**
     * The same, whatever labels there are to train on.
     *
     * @throws BadInput if a part has no sequences
     */
    static Parts unchecked(FileData data, RawFiles read, long seed) {
        return new FileParts(data, read, seed).parts();
    }

    private Parts parts() {
        Sequences divided = Optional.ofNullable(read.parts().get(Part.TRAIN))
                .or(read::undivided)
                .orElseThrow(() -> new BadInput(file() + ": it has no sequences to train on."));
        requireOneSource(Part.VALIDATION, data.split().validation() > 0);
        requireOneSource(Part.TEST, data.split().test() > 0 || data.split().folds() > 0);
        Division division = Division.of(divided.labels(), data.split(), seed);
        Parts parts = new Parts(
                divided.select(division.train()),
                part(Part.VALIDATION, divided, division.validation()),
                part(Part.TEST, divided, division.test()));
        requireSequences(parts, divided.size());
        return parts;
    }

    private Sequences part(Part part, Sequences divided, int[] places) {
        return Optional.ofNullable(read.parts().get(part)).orElseGet(() -> divided.select(places));
    }

    private void requireOneSource(Part part, boolean split) {
        boolean named = read.parts().containsKey(part);
        if (named && split) {
            throw new BadInput(
                    file() + ": the file has " + part.key() + " sequences of its own, and 'split' would take "
                            + "others from those to train on. Leave the " + part.key() + " share out of data.split.");
        }
        if (!named && !split && !data.split().isNone()) {
            throw new BadInput(file() + ": data.split has no " + part.key() + " share, and no file has " + part.key()
                    + " sequences. Say data: {split: {" + completed(part) + "}}, for instance.");
        }
        if (!named && !split) {
            String cure =
                    read.parts().isEmpty() ? "split: {validation: 0.2, test: 0.2}" : "split: {" + part.key() + ": 0.2}";
            throw new BadInput(
                    read.parts().isEmpty()
                            ? file() + ": nothing says which of its sequences are to train on, which to choose the best"
                                    + " epoch and which to test. Say data: {" + cure + "}, for instance."
                            : file() + ": it has sequences to train on, but no " + part.key() + " part. Say data: {"
                                    + cure + "} to take a share of those to train on.");
        }
    }

    /** The shares that are said, and one for a part that has none. */
    private String completed(Part part) {
        Split split = data.split();
        List<String> shares = new ArrayList<>();
        boolean testsShare = !read.parts().containsKey(Part.TEST);
        if (testsShare && split.folds() > 0) {
            shares.add("folds: " + split.folds());
        }
        if (part == Part.VALIDATION || split.validation() > 0) {
            shares.add("validation: " + (part == Part.VALIDATION ? MISSING_SHARE : split.validation()));
        }
        if (part == Part.TEST || (testsShare && split.test() > 0)) {
            shares.add("test: " + (part == Part.TEST ? MISSING_SHARE : split.test()));
        }
        return String.join(", ", shares);
    }

    private void requireSequences(Parts parts, int divided) {
        List<String> empty = new ArrayList<>();
        for (Part part : Part.values()) {
            if (parts.of(part).size() == 0) {
                empty.add(part == Part.TRAIN ? "training" : part.key());
            }
        }
        if (!empty.isEmpty()) {
            Split split = data.split();
            throw new BadInput(file() + ": the " + String.join(" part and the ", empty) + " part would get "
                    + (divided == 1
                            ? "nothing, as there is only one sequence. "
                            : "none of the " + divided + " sequences that are divided. ")
                    + (split.folds() > 0
                            ? "Take fewer folds, or another share to validate."
                            : "Take other shares, or more sequences."));
        }
    }

    private void requireBothLabels(Sequences train) {
        PartSummary labels = PartSummary.ofLabels(train);
        if (labels.hasOneLabel()) {
            throw new BadInput(file() + ": "
                    + (train.size() == 1
                            ? "the only sequence to train on has"
                            : "all " + train.size() + " sequences to train on have")
                    + " the label " + labels.majority()
                    + (data.isSharedBySeeds() ? "" : " with seed " + seed)
                    + ", so nothing can be learnt from them. Training needs sequences of both labels"
                    + (data.split().isNone() || data.split().stratified()
                            ? "."
                            : "; data.split.stratified: true gives each part the same share of either."));
        }
    }

    private Path file() {
        return data.files().get(0).sequences();
    }
}
