package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.Test;

class TrainingTextTest {
    private static List<String> sentences(
            Optional<Schedule> schedule, Optional<EarlyStopping> stopping, ClassWeights weights, int samples) {
        return TrainingText.sentences(new Training(
                2,
                32,
                new RmsProp(0.01, 0.9, 1e-7),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                schedule,
                stopping,
                weights,
                samples,
                Batches.SHUFFLED));
    }

    @Test
    void saysWhatWasAskedFor() {
        assertEquals(
                List.of(
                        "The learning rate changes as by Keras' ReduceLROnPlateau (monitor validation loss, factor 0.5,"
                                + " patience 3, least change 0.0001, cooldown 0, least learning rate 0).",
                        "Training ends early after 5 epochs without a better validation accuracy (by more than 0.01),"
                                + " and with the weights of the epoch that had the best.",
                        "In training, the loss is multiplied by 1 for label 0 and by 2.5 for label 1.",
                        "After training, the test sequences are also answered by the mean probabilities of 50 passes"
                                + " with dropout."),
                sentences(
                        Optional.of(new ReduceOnPlateau(Monitor.VALIDATION_LOSS, 0.5, 3, 1e-4, 0, 0)),
                        Optional.of(new EarlyStopping(Monitor.VALIDATION_ACCURACY, 5, 0.01, true)),
                        new LabelWeights(1, 2.5),
                        50));
        assertEquals(
                List.of(
                        "The learning rate changes as by Keras' ExponentialDecay (decay steps 10, decay rate 0.9,"
                                + " staircase true).",
                        "Training ends early after 1 epoch without a better training loss, with the weights of the last"
                                + " epoch.",
                        "In training, losses are weighted so that both labels count alike.",
                        "After training, the test sequences are also answered by the mean probabilities of 1 pass with"
                                + " dropout."),
                sentences(
                        Optional.of(new ExponentialDecay(10, 0.9, true)),
                        Optional.of(new EarlyStopping(Monitor.LOSS, 0, 0, false)),
                        new BalancedWeights(),
                        1));
    }

    @Test
    void saysWhatHoldsWeightsSmall() {
        assertEquals(
                List.of(
                        "The embedding's gradient is taken for each occurrence of a token by itself, as Keras 3 does on"
                                + " TensorFlow.",
                        "L2 adds the sum of squared weights to the loss that is trained, times 0.0001 (kernel) and 0.001"
                                + " (recurrent kernel); losses are shown without it.",
                        "After each step the weights into a unit are scaled down to a norm of at most 3 (dense)."),
                TrainingText.sentences(new Training(
                        2,
                        32,
                        new RmsProp(0.01, 0.9, 1e-7),
                        EmbeddingGradient.BY_OCCURRENCE,
                        new Regularization(
                                Map.of(Role.RECURRENT_KERNEL, 1e-3, Role.KERNEL, 1e-4), Map.of(Role.DENSE_KERNEL, 3.0)),
                        Optional.empty(),
                        Optional.empty(),
                        ClassWeights.NONE,
                        0,
                        Batches.SHUFFLED)));
    }

    @Test
    void saysNothingOfWhatWasNot() {
        assertEquals(List.of(), sentences(Optional.empty(), Optional.empty(), ClassWeights.NONE, 0));
    }
}
