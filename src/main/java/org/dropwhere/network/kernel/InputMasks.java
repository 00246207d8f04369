package org.dropwhere.network.kernel;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * The masks between a token and the gates' products, for the rows of a chunk.
 *
 * @param wordType of the rows of the embedding table, {@code [rows, vocabulary]}
 * @param token of embedded tokens, one multiplier each, {@code [rows, 1]}
 * @param embedding of the embedding's output, {@code [rows, features]}
 * @param input of the products' operands, {@code [rows, features]}
 */
record InputMasks(Optional<Mask> wordType, Optional<Mask> token, Optional<Mask> embedding, Optional<Mask> input) {

    static InputMasks of(LstmSizes shape, List<Placement> placements) {
        return new InputMasks(
                Mask.find(Site.WORD_TYPE, placements, shape),
                Mask.find(Site.TOKEN, placements, shape),
                Mask.find(Site.AFTER_EMBEDDING, placements, shape),
                Mask.find(Site.LSTM_INPUT, placements, shape));
    }

    private Stream<Mask> used() {
        return Stream.of(wordType, token, embedding, input).flatMap(Optional::stream);
    }

    boolean none() {
        return used().findAny().isEmpty();
    }

    /** Whether no mask changes with time. */
    boolean constant() {
        return used().noneMatch(Mask::changesWithTime);
    }

    /** Whether all sequences meet the same masks. */
    boolean perBatch() {
        return used().allMatch(Mask::perBatch);
    }

    /** Whether every gate has a mask of its own. */
    boolean perGate() {
        return input.map(Mask::perGate).orElse(false);
    }

    void begin(BatchMasks masks, int firstRow, int rows) {
        used().forEach(mask -> mask.begin(masks, firstRow, rows));
    }

    /** Whether a multiplier is the same for all features of a token. */
    boolean ofWholeTokens() {
        return wordType.isPresent() || token.isPresent();
    }

    /** What multiplies all features of a token at a step, {@code m_token(t) * m_word_type[token]}. */
    float ofWholeToken(int t, int row, int word) {
        float position = token.isPresent() ? token.get().at(t, row, 0) : 1;
        return position * ofWordType(row, word);
    }

    /** What multiplies a row of the embedding table for a sequence. */
    float ofWordType(int row, int word) {
        return wordType.isPresent() ? wordType.get().at(0, row, word) : 1;
    }
}
