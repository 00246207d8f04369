package org.dropwhere.network.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.LayerSizes;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * The masks in and after the embedding, for the rows of a chunk.
 *
 * @param wordType of the rows of the embedding table, {@code [rows, vocabulary]}
 * @param token of embedded tokens, one multiplier each, {@code [rows, 1]}
 * @param embedding of the embedding's output, {@code [rows, features]}
 */
record EmbeddingMasks(Optional<Mask> wordType, Optional<Mask> token, Optional<Mask> embedding) {

    static EmbeddingMasks of(NetworkSizes sizes, List<Placement> placements) {
        LayerSizes layer = sizes.masks().layer(1);
        int rows = sizes.chunkRows();
        return new EmbeddingMasks(
                find(Site.WORD_TYPE, placements, layer, rows),
                find(Site.TOKEN, placements, layer, rows),
                find(Site.AFTER_EMBEDDING, placements, layer, rows));
    }

    private static Optional<Mask> find(Site site, List<Placement> placements, LayerSizes layer, int rows) {
        return Placement.at(site, placements).map(placement -> new Mask(placement, layer, rows));
    }

    Stream<Mask> used() {
        return Stream.of(wordType, token, embedding).flatMap(Optional::stream);
    }

    void begin(BatchMasks masks, BatchRows batch) {
        used().forEach(mask -> mask.begin(masks, batch));
    }

    /** Whether a multiplier is the same for all features of a token. */
    boolean ofWholeTokens() {
        return wordType.isPresent() || token.isPresent();
    }

    /** What multiplies all features of a token at an index of the sequence, {@code m_token(t) * m_word_type[token]}. */
    float ofWholeToken(int index, int row, int word) {
        float position = token.isPresent() ? token.get().at(index, row, 0) : 1;
        return position * ofWordType(row, word);
    }

    /** What multiplies a row of the embedding table for a sequence. */
    float ofWordType(int row, int word) {
        return wordType.isPresent() ? wordType.get().at(0, row, word) : 1;
    }
}
