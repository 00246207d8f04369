package org.dropwhere.spec;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How a model is fitted.
 *
 * @param epochs passes over the training sequences, at most
 * @param batchSize sequences of one step
 * @param optimizer the update rule
 * @param embeddingGradient how the update rule sees the gradient of the embedding's table
 * @param regularization what holds weights small
 * @param schedule how the learning rate changes; absent if it does not
 * @param earlyStopping when training ends before the last epoch; absent if it does not
 * @param classWeights what the loss of each label is multiplied by
 * @param dropoutSamples passes with masks on whose probabilities evaluation averages beside the usual one (Gal and
 *     Ghahramani 2016, Monte Carlo dropout); 0 if there are none
 * @param batches how an epoch's sequences are put into batches
 */
public record Training(
        int epochs,
        int batchSize,
        OptimizerSpec optimizer,
        EmbeddingGradient embeddingGradient,
        Regularization regularization,
        Optional<Schedule> schedule,
        Optional<EarlyStopping> earlyStopping,
        ClassWeights classWeights,
        int dropoutSamples,
        Batches batches)
        implements Serializable {

    /** Without anything that a file has to ask for. */
    public Training(int epochs, int batchSize, OptimizerSpec optimizer) {
        this(
                epochs,
                batchSize,
                optimizer,
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                Optional.empty(),
                Optional.empty(),
                ClassWeights.NONE,
                0,
                Batches.SHUFFLED);
    }

    /** An optional cannot be serialized. */
    private Object writeReplace() {
        return new Form(
                epochs,
                batchSize,
                optimizer,
                embeddingGradient,
                regularization,
                schedule.stream().toList(),
                earlyStopping.stream().toList(),
                classWeights,
                dropoutSamples,
                batches);
    }

    private record Form(
            int epochs,
            int batchSize,
            OptimizerSpec optimizer,
            EmbeddingGradient embeddingGradient,
            Regularization regularization,
            List<Schedule> schedule,
            List<EarlyStopping> earlyStopping,
            ClassWeights classWeights,
            int dropoutSamples,
            Batches batches)
            implements Serializable {
        private Object readResolve() {
            return new Training(
                    epochs,
                    batchSize,
                    optimizer,
                    embeddingGradient,
                    regularization,
                    schedule.stream().findFirst(),
                    earlyStopping.stream().findFirst(),
                    classWeights,
                    dropoutSamples,
                    batches);
        }
    }
}
