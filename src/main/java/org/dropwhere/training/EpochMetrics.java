package org.dropwhere.training;

import java.io.Serializable;

/**
 * What one epoch came to. Losses are mean binary cross-entropies in nats, accuracies shares of right answers in [0, 1].
 *
 * @param epoch counted from 1
 * @param loss mean over the epoch's batches while training, dropout on
 * @param trainLoss on the training sequences after the epoch, dropout off, against the (noisy) training labels
 * @param trainAccuracy likewise
 * @param validationLoss on the validation sequences, dropout off
 * @param validationAccuracy likewise
 */
public record EpochMetrics(
        int epoch,
        double loss,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy)
        implements Serializable {}
