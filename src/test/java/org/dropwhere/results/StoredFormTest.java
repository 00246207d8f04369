package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.spec.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
