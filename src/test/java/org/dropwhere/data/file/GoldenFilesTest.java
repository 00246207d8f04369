package org.dropwhere.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.data.Part;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Data files as people have them, and what should come of each. Every {@code *.expected.json} in the folder
 * {@code data} of the test resources is tried, and in each such folder of those that
 * {@code -Dgolden.files=DIR[,DIR...]} names.
 */
class GoldenFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = "src/test/resources/golden-files";
    private static final String ENDING = ".expected.json";

    @TestFactory
    Stream<DynamicTest> everyFileIsReadOrRefused() throws IOException {
        List<Path> cases = new ArrayList<>(casesIn(Path.of(OWN)));
        for (String folder : System.getProperty("golden.files", "").split(",", -1)) {
            if (!folder.isBlank()) {
                cases.addAll(casesIn(Path.of(folder.strip())));
            }
        }
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.toString(), () -> check(each)));
    }

    private static List<Path> casesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            assertFalse(cases.isEmpty(), "no golden file in " + folder);
            return cases;
        }
    }

    private static void check(Path expected) throws IOException {
        JsonNode golden = JSON.readTree(Files.readString(expected));
        List<Path> files = golden.get("files")
                .valueStream()
                .map(file -> expected.resolveSibling(file.asString()))
                .toList();
        FileReading reading =
                files.size() == 2 ? FileReading.of(files.get(0), files.get(1)) : FileReading.of(files.get(0));
        if (!golden.get("accept").asBoolean()) {
            String sentences = String.join("\n", reading.mistakes());
            golden.get("message_names")
                    .valueStream()
                    .forEach(word -> assertTrue(sentences.contains(word.asString()), sentences));
            return;
        }
        RawFiles read = reading.read();
        if (golden.has("parts")) {
            Map<Part, Sequences> parts = read.parts();
            assertEquals(golden.get("parts").size(), parts.size());
            parts.forEach((part, sequences) -> assertAgrees(golden.get("parts").get(part.key()), sequences));
        } else {
            assertAgrees(golden, read.undivided().orElseThrow());
        }
    }

    private static void assertAgrees(JsonNode golden, Sequences read) {
        assertArrayEquals(JSON.convertValue(golden.get("sequences"), int[][].class), read.tokens());
        assertArrayEquals(JSON.convertValue(golden.get("labels"), int[].class), read.labels());
    }
}
