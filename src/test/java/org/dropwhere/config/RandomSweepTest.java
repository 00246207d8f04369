package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.dropwhere.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomSweepTest {
    private static final String RATE = "variants.some.after-embedding: {from: 0, to: 0.5}";
    private static final String UNITS = "model.units: {from: 10, to: 1000, scale: log}";

    @TempDir
    Path temporary;

    /** The values of an axis, sample by sample. */
    private List<String> values(String text, String axis) throws IOException {
        return new Folder(temporary)
                .with("x.yaml", text).sweep("x.yaml").combinations().stream()
                        .map(combination -> combination.values().getOrDefault(axis, ""))
                        .toList();
    }

    private static String random(String... parts) {
        return Folder.GOOD + "sweep: {random: {" + String.join(", ", parts) + "}}";
    }

    @Test
    void theSameFileHasTheSameSamples() throws IOException {
        // Values of the first run: they must never change.
        assertEquals(
                List.of("0.158", "0.311", "0.454", "0.221"),
                values(random("samples: 4", RATE, UNITS), "variants.some.after-embedding"));
        assertEquals(List.of("92", "346", "630", "14"), values(random("samples: 4", RATE, UNITS), "model.units"));
    }

    @Test
    void moreSamplesAndMoreAxesChangeNoSample() throws IOException {
        List<String> alone = values(random("samples: 5", RATE), "variants.some.after-embedding");
        assertEquals(5, new HashSet<>(alone).size());
        assertEquals(alone, values(random(UNITS, RATE, "samples: 5"), "variants.some.after-embedding"));
        assertEquals(
                alone,
                values(random("samples: 9", RATE), "variants.some.after-embedding")
                        .subList(0, 5));
    }

    @Test
    void everyNameAndEveryPathHasItsOwnValues() throws IOException {
        String second = "variants.some.after-lstm: {from: 0, to: 0.5}";
        String text = random("samples: 5", RATE, second);
        List<String> first = values(text, "variants.some.after-embedding");
        assertNotEquals(first, values(text, "variants.some.after-lstm"));
        assertNotEquals(first, values(text.replace("name: good", "name: better"), "variants.some.after-embedding"));
    }

    @Test
    void aSampleThatEqualsAnEarlierOneIsLeftOut() throws IOException {
        List<String> units = values(random("samples: 50", "model.units: [3, 4, 5]"), "model.units");
        assertEquals(3, units.size());
        assertEquals(Set.of("3", "4", "5"), Set.copyOf(units));
    }

    @Test
    void samplesMeetTheGridAndConditionsLeaveSomeOut() throws IOException {
        List<String> train = values(Folder.GOOD + """
                        sweep:
                          random: {samples: 3, variants.some.after-embedding: {from: 0, to: 0.5}}
                          grid: {data.train: [50, 60], data.test: [70, 80]}
                          exclude: [{data.train: 50, data.test: [70, 80]}, {data.test: 8e1}]
                        """, "data.train");
        assertEquals(List.of("60", "60", "60"), train);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0     | 0.5  | false | false | 0.001
        0.1   | 0.9  | false | false | 0.001
        1e-4  | 1e-2 | true  | false | 0
        1     | 3    | false | true  | 1
        1     | 3    | true  | true  | 1
        100   | 9999 | false | true  | 10
        100   | 9999 | true  | true  | 1
        -5    | 5    | false | false | 0.1
        0.123456 | 0.123457 | false | false | 0.00000001
        1e-20 | 1e20 | true  | false | 0
        2     | 10000000 | false | true | 10000
        """)
    void numbersStayInTheirRangeAndHaveThreeDigits(
            BigDecimal from, BigDecimal to, boolean logarithmic, boolean whole, BigDecimal step) {
        NumberRange range = new NumberRange(from, to, logarithmic, whole);
        RandomStream stream = RandomStream.ofSeed(1);
        for (int i = 0; i < 2000; i++) {
            BigDecimal number = range.draw(stream, i);
            assertTrue(number.compareTo(from) >= 0 && number.compareTo(to) <= 0, number.toString());
            assertTrue(!whole || number.stripTrailingZeros().scale() <= 0, number.toString());
            assertTrue(
                    !logarithmic
                            || number.compareTo(from) == 0
                            || number.compareTo(to) == 0
                            || number.stripTrailingZeros().precision() <= 3,
                    number.toString());
            if (step.signum() > 0) {
                assertEquals(0, number.subtract(from).remainder(step).signum(), number.toString());
            }
        }
    }

    @Test
    void everyNumberOfASmallRangeIsEquallyLikely() {
        NumberRange range = new NumberRange(BigDecimal.ONE, new BigDecimal("4"), false, true);
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 8000; i++) {
            counts.merge(range.draw(RandomStream.ofSeed(2), i).intValueExact(), 1, Integer::sum);
        }
        assertEquals(Set.of(1, 2, 3, 4), counts.keySet());
        // Five standard deviations of a binomial count.
        counts.values().forEach(count -> assertEquals(2000, count, 194, counts.toString()));
    }

    @Test
    void onALogScaleEveryDecadeIsEquallyLikely() {
        NumberRange range = new NumberRange(new BigDecimal("1e-4"), new BigDecimal("1"), true, false);
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 8000; i++) {
            double number = range.draw(RandomStream.ofSeed(3), i).doubleValue();
            counts.merge((int) Math.min(-1, Math.floor(Math.log10(number))), 1, Integer::sum);
        }
        counts.values().forEach(count -> assertEquals(2000, count, 194, counts.toString()));
        assertEquals(4, counts.size());
    }

    @Test
    void wholeNumbersAreThoseOfTheSchema() {
        SchemaCheck schema = new SchemaCheck();
        for (String path : List.of(
                "data.train",
                "data.parity.bits",
                "model.units",
                "training.epochs",
                "training.batch-size",
                "variants.x.keras.implementation")) {
            assertTrue(schema.isWhole(path), path);
        }
        for (String path : List.of(
                "data.label-noise",
                "data",
                "data.trian",
                "training.optimizer.rmsprop.rho",
                "variants.x.after-embedding",
                "variants.x.after-embedding.rate",
                "variants.x.keras.dropout",
                "variants.x",
                "")) {
            assertTrue(!schema.isWhole(path), path);
        }
    }
}
