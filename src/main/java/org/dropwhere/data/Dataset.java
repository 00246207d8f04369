package org.dropwhere.data;

/**
 * What a trial of one seed sees.
 *
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out
 * @param vocabulary tokens are smaller than this
 */
public record Dataset(Sequences train, Sequences validation, Sequences test, int vocabulary) {

    /** Time steps of every sequence. */
    public int length() {
        return train.tokens()[0].length;
    }
}
