package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
