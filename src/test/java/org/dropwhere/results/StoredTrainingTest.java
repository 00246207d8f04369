package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.BalancedWeights;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.ClassWeights;
import org.dropwhere.spec.CosineDecay;
import org.dropwhere.spec.EarlyStopping;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.LabelWeights;
import org.dropwhere.spec.Monitor;
import org.dropwhere.spec.ReduceOnPlateau;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Schedule;
import org.dropwhere.spec.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StoredTrainingTest {
    private static Training training(
            Optional<Schedule> schedule, Optional<EarlyStopping> stopping, ClassWeights weights, int samples) {
        return new Training(
                8,
                9,
                new RmsProp(0.01, 0, 1e-3),
                EmbeddingGradient.SUMMED,
                Regularization.NONE,
                schedule,
                stopping,
                weights,
                samples,
                Batches.SHUFFLED);
    }

    private static Training with(Schedule schedule) {
        return training(Optional.of(schedule), Optional.empty(), ClassWeights.NONE, 0);
    }

    static Stream<Training> trainings() {
        EarlyStopping stopping = new EarlyStopping(Monitor.LOSS, 3, 0.5, true);
        return Stream.of(
                with(new ExponentialDecay(10, 0.5, false)),
                with(new ExponentialDecay(10, 0.5, true)),
                with(new CosineDecay(10, 0.5)),
                with(new ReduceOnPlateau(Monitor.VALIDATION_ACCURACY, 0.5, 2, 0, 1, 1e-5)),
                training(Optional.empty(), Optional.of(stopping), ClassWeights.NONE, 0),
                training(
                        Optional.empty(),
                        Optional.of(new EarlyStopping(Monitor.LOSS, 3, 0.5, false)),
                        ClassWeights.NONE,
                        0),
                training(Optional.empty(), Optional.empty(), new LabelWeights(1, 2.5), 0),
                training(Optional.empty(), Optional.empty(), new BalancedWeights(), 0),
                training(Optional.empty(), Optional.empty(), ClassWeights.NONE, 50));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void isReadAsItWasWritten(Training training) {
        String json = StoredForm.MAPPER.writeValueAsString(training);
        assertEquals(training, StoredForm.read(json, Training.class), json);
    }

    /** Files of earlier releases have no more, and trials of the same settings keep their ids. */
    @Test
    void whatIsNotAskedForIsNotWritten() {
        Training plain = new Training(8, 9, new RmsProp(0.01, 0, 1e-3));
        assertEquals(
                "{\"epochs\":8,\"batch-size\":9,\"optimizer\":{\"learning-rate\":0.01,\"rho\":0.0,\"epsilon\":0.001}}",
                StoredForm.MAPPER.writeValueAsString(plain));
        assertEquals(
                training(Optional.empty(), Optional.empty(), new LabelWeights(1, 1), 0),
                plain,
                "equal weights are none");
    }

    @Test
    void everySettingHasAnIdOfItsOwn() {
        TrialDescription plain = HandMade.smallTrial(8).description();
        long ids = Stream.concat(Stream.of(plain.training()), trainings())
                .map(training -> new TrialDescription(
                        plain.data(), plain.dataDigest(), plain.model(), training, plain.placements(), plain.seed()))
                .map(description -> Trial.of(description, 1).id())
                .distinct()
                .count();
        assertEquals(1 + trainings().count(), ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"linear\"} | \"linear\" is not a schedule",
                "{\"kind\":\"cosine\",\"decay-steps\":10} | schedule.alpha is missing or not a number",
                "{\"kind\":\"cosine\",\"decay-steps\":1.5,\"alpha\":0} | schedule.decay-steps is missing or not a whole"
                        + " number",
                "{\"kind\":\"cosine\",\"decay-steps\":10,\"alpha\":0,\"beta\":1} | \"beta\" is none of kind,"
                        + " decay-steps and alpha",
                "{\"kind\":\"exponential\",\"decay-steps\":10,\"decay-rate\":1,\"staircase\":2} | schedule.staircase is"
                        + " missing or not true or false",
            })
    void aScheduleThatIsNoneIsRefused(String json, String clause) {
        assertEquals(
                clause,
                assertThrows(IllegalArgumentException.class, () -> StoredForm.read(json, Schedule.class))
                        .getMessage());
    }

    @Test
    void settingsOfATrialAreShownByTheirPaths() {
        TrialDescription small = HandMade.smallTrial(8).description();
        Map<String, String> flat = FlatSettings.of(new TrialDescription(
                small.data(),
                small.dataDigest(),
                small.model(),
                with(new CosineDecay(10, 0.5)),
                small.placements(),
                small.seed()));
        assertEquals("cosine", flat.get("training.schedule"));
        assertEquals("10", flat.get("training.schedule.decay-steps"));
    }
}
