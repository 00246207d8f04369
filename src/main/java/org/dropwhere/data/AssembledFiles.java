package org.dropwhere.data;

import java.util.List;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.WordContent;

/**
 * What a seed sees of files: divided among the parts, words as tokens, features standardised, and padded.
 *
 * @param read the parts as they were read: with words by their places in the list of all words, not standardised and
 *     not padded
 * @param dataset what a network reads
 * @param vocabulary the words of all tokens, by token; empty if the files have no text
 */
record AssembledFiles(Parts read, Dataset dataset, List<String> vocabulary) {

    /**
     * Of one seed.
     *
     * @throws BadInput if a part has no sequences, or those to train on have one label only
     */
    static AssembledFiles of(FileData data, RawFiles raw, long seed) {
        return of(data, raw, FileParts.of(data, raw, seed));
    }

    /**
     * The same, though it may be that nothing can be learnt from it.
     *
     * @throws BadInput if a part has no sequences
     */
    static AssembledFiles unchecked(FileData data, RawFiles raw, long seed) {
        return of(data, raw, FileParts.unchecked(data, raw, seed));
    }

    private static AssembledFiles of(FileData data, RawFiles raw, Parts parts) {
        if (data.content() instanceof WordContent content) {
            Vocabulary words = Vocabulary.of(parts.train(), raw.words(), content);
            return of(data, parts, parts.with(words::tokensOf), words.size(), words.byToken());
        }
        if (data.content() instanceof FeatureContent content) {
            FeatureSteps train = (FeatureSteps) parts.train().steps();
            Parts inputs = content.standardise() ? parts.with(Standardisation.of(train)::applyTo) : parts;
            return of(data, parts, inputs, train.width(), List.of());
        }
        int inputs = data.vocabulary().orElseGet(() -> DatasetSummary.largestToken(parts.all()) + 1);
        return of(data, parts, parts, inputs, List.of());
    }

    private static AssembledFiles of(FileData data, Parts read, Parts own, int inputs, List<String> vocabulary) {
        Parts padded = data.pad().isNone() ? own : own.with(steps -> Padding.of(steps, data.pad()));
        return new AssembledFiles(read, padded.dataset(inputs), vocabulary);
    }
}
