package org.dropwhere.spec;

/**
 * Sequences drawn from a synthetic task, anew for each seed and the same for all variants of a seed. Each part has as
 * many sequences of label 1 as of label 0 (one more of either if its size is odd). More sequences of a part leave those
 * before them as they are.
 *
 * @param task the rule that labels a sequence
 * @param length time steps of a sequence
 * @param vocabulary number of different tokens, 2 (bits) or more
 * @param train sequences to train on
 * @param validation sequences that choose the best epoch
 * @param test sequences held out for the final figures
 * @param labelNoise share of the training labels that are flipped, in [0, 0.5), rounded to whole labels and taken from
 *     both classes evenly; validation and test labels stay true
 */
public record TaskData(Task task, int length, int vocabulary, int train, int validation, int test, double labelNoise)
        implements Data {}
