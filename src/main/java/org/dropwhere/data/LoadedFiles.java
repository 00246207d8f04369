package org.dropwhere.data;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.data.file.FileFacts;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.TokenContent;

/**
 * What was read from the files of an experiment, and what each seed sees of it. Sequences are in memory once, whatever
 * seeds are asked for; words and standardised features once for each of the last seeds, if seeds divide them anew.
 */
final class LoadedFiles {
    /** Seeds that train side by side, which share their variants' data; chosen, not measured. */
    private static final int MOST_SEEDS = 4;

    private final String digest;
    private final DatasetSummary summary;
    private final SeenBySeeds seen;

    private LoadedFiles(String digest, DatasetSummary summary, SeenBySeeds seen) {
        this.digest = digest;
        this.summary = summary;
        this.seen = seen;
    }

    private sealed interface SeenBySeeds {}

    /** What was read is not kept: it would be there twice, where words, numbers or lengths were made others. */
    private record TheSame(Dataset dataset, List<String> vocabulary) implements SeenBySeeds {}

    /**
     * Each divides anew.
     *
     * @param made for the last seeds
     */
    private record Anew(FileData data, RawFiles raw, Map<Long, SoftReference<Dataset>> made) implements SeenBySeeds {
        Anew(FileData data, RawFiles raw) {
            this(data, raw, new LinkedHashMap<>());
        }

        Dataset dataset(long seed) {
            Optional<Dataset> kept = Optional.ofNullable(made.get(seed)).map(SoftReference::get);
            if (kept.isPresent()) {
                return kept.get();
            }
            Dataset dataset = AssembledFiles.of(data, raw, seed).dataset();
            made.put(seed, new SoftReference<>(dataset));
            if (made.size() > MOST_SEEDS) {
                made.remove(made.keySet().iterator().next());
            }
            return dataset;
        }
    }

    /**
     * Makes ready what was read.
     *
     * @throws BadInput if it does not fit together, a part has no sequences, or those to train on have one label only
     *     with any seed
     */
    static LoadedFiles of(FileData data, RawFiles raw) {
        requireOneWidth(data, raw);
        String digest =
                Datasets.digest(raw.files().stream().map(FileFacts::checksum).toList());
        // Perhaps nobody trains with the seed of the example; then it need not be fit for that.
        AssembledFiles example = isAlikeWithAllSeeds(data)
                ? AssembledFiles.of(data, raw, DatasetSummary.EXAMPLE_SEED)
                : AssembledFiles.unchecked(data, raw, DatasetSummary.EXAMPLE_SEED);
        DatasetSummary summary = DatasetSummary.of(data, digest, raw.files(), example.read(), example.dataset());
        return new LoadedFiles(digest, summary, seen(data, raw, example));
    }

    private static SeenBySeeds seen(FileData data, RawFiles raw, AssembledFiles example) {
        if (data.isSharedBySeeds()) {
            return new TheSame(example.dataset(), example.vocabulary());
        }
        // Padded once, so that seeds share the padded sequences.
        return data.content() instanceof TokenContent && !data.pad().isNone()
                ? new Anew(data.withPad(Pad.NONE), padded(raw, data.pad()))
                : new Anew(data, raw);
    }

    /** Whether the parts of any two seeds have the same size, and the same share of either label. */
    static boolean isAlikeWithAllSeeds(FileData data) {
        return data.isSharedBySeeds()
                || (data.split().stratified() && data.split().folds() == 0);
    }

    private static void requireOneWidth(FileData data, RawFiles raw) {
        List<Integer> widths = new ArrayList<>();
        raw.parts().values().forEach(part -> width(part).ifPresent(widths::add));
        raw.undivided().ifPresent(part -> width(part).ifPresent(widths::add));
        if (widths.stream().distinct().count() > 1) {
            throw new BadInput(data.files().get(0).sequences() + ": its steps have " + widths.get(0)
                    + " features, but those of another part have "
                    + widths.stream()
                            .filter(width -> !width.equals(widths.get(0)))
                            .findFirst()
                            .orElseThrow()
                    + ". All parts need the same features.");
        }
    }

    private static OptionalInt width(Sequences part) {
        return part.steps() instanceof FeatureSteps features ? OptionalInt.of(features.width()) : OptionalInt.empty();
    }

    private static RawFiles padded(RawFiles raw, Pad pad) {
        Map<Part, Sequences> parts = new LinkedHashMap<>();
        raw.parts().forEach((part, sequences) -> parts.put(part, padded(sequences, pad)));
        return new RawFiles(parts, raw.undivided().map(part -> padded(part, pad)), raw.words(), raw.files());
    }

    private static Sequences padded(Sequences part, Pad pad) {
        return new Sequences(Padding.of(part.steps(), pad), part.labels());
    }

    DatasetSummary summary() {
        return summary;
    }

    String digest() {
        return digest;
    }

    /** The words of all tokens, by token, if all seeds have the same. */
    Optional<List<String>> vocabulary() {
        return seen instanceof TheSame same && !same.vocabulary().isEmpty()
                ? Optional.of(same.vocabulary())
                : Optional.empty();
    }

    /**
     * Looks whether a seed can be trained.
     *
     * @throws BadInput if a part has no sequences, or those to train on have one label only
     */
    void check(long seed) {
        if (seen instanceof Anew anew) {
            FileParts.of(anew.data(), anew.raw(), seed);
        }
    }

    /**
     * What a seed sees.
     *
     * @throws BadInput if a part has no sequences, or those to train on have one label only
     */
    synchronized Dataset dataset(long seed) {
        return seen instanceof Anew anew ? anew.dataset(seed) : ((TheSame) seen).dataset();
    }
}
