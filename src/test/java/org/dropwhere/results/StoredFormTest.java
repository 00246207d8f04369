package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.EmbeddingGradient;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.ParameterLayout.Role;
import org.dropwhere.spec.Regularization;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.spec.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFormTest {
    private record Before(int batchSize, String name) {}

    /** The same, with settings that a later version of the program has. */
    private record After(int batchSize, String name, Optional<String> note, OptionalInt patience) {
        /** What files mean that were written before there was patience. */
        int patienceOrDefault() {
            return patience.orElse(3);
        }
    }

    private record Everything(
            Path path, Site site, Task task, List<Double> rates, Map<String, Long> counts, OptionalDouble solved) {}

    /** A record that refuses negative numbers, and has a mistake in its program for numbers above 1. */
    record Failing(int number) {
        Failing {
            if (number > 1) {
                throw new IllegalStateException("a mistake of the program");
            }
            if (number < 0) {
                throw new IllegalArgumentException("the number is negative");
            }
        }
    }

    @Test
    void whatWasWrittenBeforeASettingWasThereIsReadWithItsDefault() {
        String old = StoredForm.line(new Before(32, "x"));
        assertEquals("{\"batch-size\": 32, \"name\": \"x\"}", old);
        After read = StoredForm.read(old, After.class);
        assertEquals(new After(32, "x", Optional.empty(), OptionalInt.empty()), read);
        assertEquals(3, read.patienceOrDefault());
        assertEquals(old, StoredForm.line(read));
    }

    @Test
    void recordsHaveNamesKindsAndWordsOfExperimentFiles() {
        Everything all = new Everything(
                Path.of("../a b.csv"),
                Site.ZONEOUT_CELL,
                new DelayedRecall(5),
                List.of(0.5, 1e-7),
                Map.of("a", Long.MIN_VALUE),
                OptionalDouble.of(0.9));
        String line = StoredForm.line(all);
        assertEquals(
                "{\"path\": \"../a b.csv\", \"site\": \"zoneout.cell\", "
                        + "\"task\": {\"kind\": \"delayed-recall\", \"delay\": 5}, \"rates\": [0.5, 1.0E-7], "
                        + "\"counts\": {\"a\": -9223372036854775808}, \"solved\": 0.9}",
                line);
        assertEquals(all, StoredForm.read(line, Everything.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'batch-size': 1}                          | name is missing or not a text
            {'batch-size': 1, 'name': 2}               | name is missing or not a text
            {'batch-size': 1, 'name': null}            | name is missing or not a text
            {'batch-size': '1', 'name': 'x'}           | batch-size is missing or not a whole number
            {'batch-size': 1.5, 'name': 'x'}           | "1.5" stands where a whole number belongs
            {'batch-size': 1e99, 'name': 'x'}          | "1.0E99" stands where a whole number belongs
            {'batch-size': 99999999999, 'name': 'x'}   | a number is too large
            {'batch-size': 1, 'name': 'x', 'other': 1} | "other" is none of batch-size and name
            {'batch-size': 1, 'batch-size': 1}         | it is no JSON
            {'batch-size': 1, 'name': 'x'} 1           | a value is missing or not a before
            {'batch-size': 1                           | it is no JSON
            [1]                                        | a value is missing or not a before
            """)
    void whatDoesNotFitIsRefusedInAClause(String json, String clause) {
        assertEquals(clause, refusal(json.replace('\'', '"'), Before.class));
    }

    @Test
    void numbersAreFinite() {
        String whole = StoredForm.line(new Everything(
                Path.of("x"), Site.CELL, new Parity(1), List.of(0.25), Map.of(), OptionalDouble.of(0.5)));
        for (String number : List.of("1e999", "-1e999")) {
            assertEquals(
                    "a number is " + Double.parseDouble(number),
                    refusal(whole.replace("0.25", number), Everything.class));
            assertEquals(
                    "a number is " + Double.parseDouble(number),
                    refusal(whole.replace("0.5", number), Everything.class));
        }
        assertEquals(
                "rates.[0] is missing or not a number", refusal(whole.replace("0.25", "\"NaN\""), Everything.class));
    }

    @Test
    void rmspropIsStoredAsInRelease010() {
        Training training = new Training(2, 32, new RmsProp(0.001, 0.9, 1e-7));
        String line = StoredForm.line(training);
        assertEquals(
                "{\"epochs\": 2, \"batch-size\": 32, "
                        + "\"optimizer\": {\"learning-rate\": 0.001, \"rho\": 0.9, \"epsilon\": 1.0E-7}}",
                line);
        assertEquals(training, StoredForm.read(line, Training.class));
        assertEquals(
                training,
                StoredForm.read(
                        line.replace("\"optimizer\": {", "\"optimizer\": {\"kind\": \"rmsprop\", "), Training.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'kind': 'sdg'                                                | "sdg" is not an optimizer
            'kind': 1                                                    | "1" is not an optimizer
            'learning-rate': 1, 'epsilon': 1                             | optimizer.rho is missing or not a number
            'learning-rate': 1, 'rho': '0', 'epsilon': 1                 | optimizer.rho is missing or not a number
            'learning-rate': 1, 'rho': 1e999, 'epsilon': 1               | a number is Infinity
            'learning-rate': 1, 'rho': 0, 'epsilon': 1, 'beta': 0        | "beta" is none of kind, learning-rate, rho, epsilon, momentum, centered, weight-decay, clip-norm, clip-value and global-clip-norm
            'kind': 'rmsprop', 'learning-rate': 1, 'epsilon': 1          | optimizer.rho is missing or not a number
            'kind': 'rmsprop', 'learning-rate': 1, 'rho': 0, 'beta': 1   | "beta" is none of kind, learning-rate, rho, epsilon, momentum, centered, weight-decay, clip-norm, clip-value and global-clip-norm
            'kind': 'sgd', 'learning-rate': 1, 'momentum': true          | optimizer.momentum is missing or not a number
            'kind': 'sgd', 'learning-rate': 1, 'nesterov': 1             | optimizer.nesterov is missing or not true or false
            'kind': 'sgd', 'learning-rate': 1, 'nesterov': true          | nesterov is true without a momentum
            'kind': 'sgd', 'learning-rate': 1, 'clip-norm': 1, 'clip-value': 1 | clip-value stands beside clip-norm
            """)
    void anOptimizerHasExactlyTheSettingsOfItsKind(String members, String clause) {
        String json = "{'epochs': 2, 'batch-size': 32, 'optimizer': {" + members + "}}";
        assertEquals(clause, refusal(json.replace('\'', '"'), Training.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'kind': 'sgd', 'learning-rate': 0.01
            'kind': 'sgd', 'learning-rate': 0.01, 'momentum': 0.9, 'nesterov': true, 'clip-norm': 1.0
            'kind': 'adam', 'learning-rate': 0.001, 'beta-1': 0.9, 'beta-2': 0.999, 'epsilon': 1.0E-7, 'amsgrad': true
            'kind': 'adamw', 'learning-rate': 0.001, 'beta-1': 0.9, 'beta-2': 0.999, 'epsilon': 1.0E-7, 'weight-decay': 0.004
            'kind': 'nadam', 'learning-rate': 0.001, 'beta-1': 0.9, 'beta-2': 0.999, 'epsilon': 1.0E-7, 'weight-decay': 0.1
            'learning-rate': 0.001, 'rho': 0.9, 'epsilon': 1.0E-7, 'momentum': 0.5, 'centered': true, 'global-clip-norm': 2.0
            """)
    void anOptimizerIsStoredWithWhatDiffersFromItsDefaults(String members) {
        String json = ("{'epochs': 2, 'batch-size': 32, 'optimizer': {" + members + "}}").replace('\'', '"');
        assertEquals(json, StoredForm.line(StoredForm.read(json, Training.class)));
    }

    @Test
    void regularizationIsStoredByRole() {
        String json =
                "{\"epochs\": 2, \"batch-size\": 32, \"optimizer\": {\"kind\": \"sgd\", \"learning-rate\": 0.01}, "
                        + "\"embedding-gradient\": \"by-occurrence\", "
                        + "\"l2\": {\"recurrent-kernel\": 0.5}, \"max-norm\": {\"kernel\": 2.0, \"dense\": 3.0}}";
        Training training = StoredForm.read(json, Training.class);
        assertEquals(
                new Regularization(
                        Map.of(Role.RECURRENT_KERNEL, 0.5), Map.of(Role.KERNEL, 2.0, Role.DENSE_KERNEL, 3.0)),
                training.regularization());
        assertEquals(EmbeddingGradient.BY_OCCURRENCE, training.embeddingGradient());
        assertEquals(json, StoredForm.line(training));
        assertEquals(
                "\"kernels\" is not a role of weights", refusal(json.replace("\"kernel", "\"kernels"), Training.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"rmsprop\"", "1"})
    void anOptimizerIsAMapping(String value) {
        String clause = refusal("{\"epochs\": 2, \"batch-size\": 32, \"optimizer\": " + value + "}", Training.class);
        assertTrue(clause.startsWith("optimizer is missing or not "), clause);
    }

    @Test
    void filesAreStoredWithTheirFormat() {
        Data files = FileData.of(Path.of("a.csv"), Path.of("b.csv"), Path.of("c.csv"), OptionalInt.of(7));
        String json = StoredForm.MAPPER.writerFor(Data.class).writeValueAsString(files);
        assertEquals(
                "{\"kind\":\"csv-data\",\"train\":\"a.csv\",\"validation\":\"b.csv\",\"test\":\"c.csv\",\"vocabulary\":7}",
                json);
        assertEquals(files, StoredForm.read(json, Data.class));
        refusal(json.replace("csv-data", "file-data"), Data.class);
        assertEquals("\"npz-data\" is not a data", refusal(json.replace("csv-data", "npz-data"), Data.class));
    }

    @Test
    void aRecordThatRefusesItsValuesIsNoMistakeOfTheProgramAndTheOtherWayRound() {
        assertEquals("the number is negative", refusal("{\"number\": -1}", Failing.class));
        IllegalStateException mistake =
                assertThrows(IllegalStateException.class, () -> StoredForm.read("{\"number\": 2}", Failing.class));
        assertEquals("a mistake of the program", mistake.getMessage());
    }

    private static String refusal(String json, Class<?> type) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> StoredForm.read(json, type))
                .getMessage());
    }
}
