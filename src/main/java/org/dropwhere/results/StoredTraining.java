package org.dropwhere.results;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Training;
import org.dropwhere.text.Words;

/**
 * A training as results folders hold it; what release 0.1.0 did not know is absent at its default.
 *
 * @param epochs passes over the training sequences, at most
 * @param batchSize sequences of one step
 * @param optimizer the update rule
 * @param embeddingGradient absent if summed
 * @param l2 factors by the keys of roles; absent if there are none
 * @param maxNorm norms by the keys of roles; absent if there are none
 * @param schedule absent if the learning rate stays as it is
 * @param earlyStopping absent if all epochs are trained
 * @param classWeights absent if labels count alike
 * @param dropoutSamples absent if there are none
 * @param batches absent if they are in random order
 */
record StoredTraining(
        int epochs,
        int batchSize,
        OptimizerSpec optimizer,
        Optional<EmbeddingGradient> embeddingGradient,
        Optional<Map<String, Double>> l2,
        Optional<Map<String, Double>> maxNorm,
        Optional<Schedule> schedule,
        Optional<EarlyStopping> earlyStopping,
        Optional<ClassWeights> classWeights,
        OptionalInt dropoutSamples,
        Optional<Batches> batches) {

    static StoredTraining of(Training training) {
        return new StoredTraining(
                training.epochs(),
                training.batchSize(),
                training.optimizer(),
                Optional.of(training.embeddingGradient()).filter(how -> how != EmbeddingGradient.SUMMED),
                byKey(training.regularization().l2()),
                byKey(training.regularization().maxNorm()),
                training.schedule(),
                training.earlyStopping(),
                Optional.of(training.classWeights()).filter(weights -> !weights.equals(ClassWeights.NONE)),
                training.dropoutSamples() == 0 ? OptionalInt.empty() : OptionalInt.of(training.dropoutSamples()),
                Optional.of(training.batches()).filter(how -> how != Batches.SHUFFLED));
    }

    private static Optional<Map<String, Double>> byKey(Map<Role, Double> values) {
        Map<String, Double> byKey = new LinkedHashMap<>();
        values.forEach((role, value) -> byKey.put(role.key(), value));
        return Optional.of(byKey).filter(any -> !any.isEmpty());
    }

    /** @throws IllegalArgumentException if a role is unknown; the message is a clause */
    Training toTraining() {
        return new Training(
                epochs,
                batchSize,
                optimizer,
                embeddingGradient.orElse(EmbeddingGradient.SUMMED),
                new Regularization(byRole(l2), byRole(maxNorm)),
                schedule,
                earlyStopping,
                classWeights.orElse(ClassWeights.NONE),
                dropoutSamples.orElse(0),
                batches.orElse(Batches.SHUFFLED));
    }

    private static Map<Role, Double> byRole(Optional<Map<String, Double>> values) {
        Map<Role, Double> byRole = new EnumMap<>(Role.class);
        values.orElse(Map.of()).forEach((key, value) -> byRole.put(role(key), value));
        return byRole;
    }

    private static Role role(String key) {
        return Keyed.find(Role.class, key)
                .orElseThrow(() -> new IllegalArgumentException(Words.quoted(key) + " is not a role of weights"));
    }
}
