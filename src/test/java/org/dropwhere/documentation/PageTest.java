package org.dropwhere.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.FrameworkKinds;
import org.dropwhere.spec.OptimizerKind;
import org.dropwhere.spec.OptimizerKinds;
import org.dropwhere.spec.ScheduleKind;
import org.dropwhere.spec.ScheduleKinds;
import org.dropwhere.spec.metric.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages are of a readable form, point to what exists, and leave nothing out. */
class PageTest {
    private static final Path SITE = Path.of("src/site/markdown");

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void theReadmeIsOneThatANewcomerReadsToTheEnd() {
        assertTrue(Page.read(Path.of("README.md")).lines().size() <= 150);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linesAreShorterThan120CharactersOutsideTables(Page page) {
        assertEquals(
                List.of(),
                page.lines().stream()
                        .filter(line -> line.length() >= 120 && !line.startsWith("|"))
                        .toList());
    }

    /** An indented block would escape the tests of examples. */
    @ParameterizedTest
    @MethodSource("pages")
    void codeIsFencedAndNotIndented(Page page) {
        List<String> prose = page.prose();
        for (int i = 1; i < prose.size(); i++) {
            assertTrue(
                    !prose.get(i).startsWith("    ") || !prose.get(i - 1).isBlank(),
                    page + ": \"" + prose.get(i) + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFilesAndHeadingsThatExist(Page page) {
        for (String link : page.links()) {
            String[] parts = link.split("#", 2);
            Path parent = page.file().toAbsolutePath().getParent();
            Path target = parts[0].isEmpty() ? page.file() : parent.resolve(parts[0]);
            assertTrue(Files.exists(target), page + " links to " + link);
            if (parts.length == 2) {
                assertTrue(Page.read(target.normalize()).anchors().contains(parts[1]), page + " links to " + link);
            }
        }
    }

    @Test
    void theIndexNamesEveryPage() throws IOException {
        assertEquals(files(SITE, ".md", "index.md"), linked(SITE.resolve("index.md"), "[^/]+\\.md"));
    }

    @Test
    void theListOfDecisionsNamesEveryRecord() throws IOException {
        Path decisions = SITE.resolve("decisions");
        assertEquals(files(decisions, ".md", "index.md"), linked(decisions.resolve("index.md"), "[^/]+\\.md"));
    }

    @Test
    void everyShippedExperimentIsDescribed() throws IOException {
        assertEquals(
                files(Path.of("experiments"), ".yaml", ""),
                linked(SITE.resolve("experiment-file.md"), "\\.\\./\\.\\./\\.\\./experiments/.*").stream()
                        .map(link -> link.substring(link.lastIndexOf('/') + 1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyPackageIsDescribed() throws IOException {
        String architecture = Files.readString(SITE.resolve("architecture.md"));
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/org/dropwhere"))) {
            assertEquals(
                    List.of(),
                    packages.map(folder -> "`" + folder.getFileName() + "`")
                            .filter(name -> !architecture.contains(name))
                            .toList());
        }
    }

    @Test
    void everyKeyTaskAndPlaceOfTheSchemaIsDescribed() throws IOException {
        JsonNode schema = new JsonMapper().readTree(Files.readString(Path.of("configs/experiment.schema.json")));
        JsonNode keys = schema.required("properties");
        Page file = Page.read(SITE.resolve("experiment-file.md"));
        assertEquals(new TreeSet<>(keys.propertyNames()), names(file, "key"));
        assertEquals(
                keys.required("data").required("properties").required("task").required("enum").values().stream()
                        .map(JsonNode::stringValue)
                        .collect(Collectors.toCollection(TreeSet::new)),
                names(file, "task"));
        Set<String> places = new TreeSet<>(schema.required("$defs")
                .required("variant")
                .required("properties")
                .propertyNames());
        Set<String> frameworks =
                FrameworkKinds.ALL.stream().map(FrameworkKind::key).collect(Collectors.toSet());
        places.removeAll(frameworks);
        Page described = Page.read(SITE.resolve("dropout-places.md"));
        assertEquals(places, names(described, "place"));
        // Keras' words have a section of their own.
        frameworks.remove("keras");
        assertEquals(new TreeSet<>(frameworks), names(described, "word"));
        Set<String> optimizers =
                OptimizerKinds.ALL.stream().map(OptimizerKind::key).collect(Collectors.toSet());
        Page models = Page.read(SITE.resolve("models.md"));
        assertEquals(new TreeSet<>(optimizers), names(models, "optimizer"));
        Set<String> schedules =
                ScheduleKinds.ALL.stream().map(ScheduleKind::key).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(schedules), names(models, "schedule"));
        Set<String> metrics = Arrays.stream(Metric.values()).map(Metric::key).collect(Collectors.toSet());
        assertEquals(new TreeSet<>(metrics), names(models, "metric"));
    }

    @Test
    void theAnswersNumbersAreThoseOfTheReferenceResults() throws IOException {
        List<List<String>> stored = Files.readAllLines(Path.of("results/keras-question/tables/summary.csv")).stream()
                .map(line -> List.of(line.split(",", -1)))
                .filter(cells -> cells.get(1).equals("test_accuracy_at_best"))
                .map(cells -> List.of(
                        cells.get(0),
                        threeDigits(cells.get(4)),
                        threeDigits(cells.get(6)) + " to " + threeDigits(cells.get(7))))
                .toList();
        for (Page page : List.of(Page.read(Path.of("README.md")), Page.read(SITE.resolve("statistics.md")))) {
            assertEquals(
                    stored,
                    page.table("variant").stream()
                            .map(row -> List.of(row.get(0).split("`", -1)[1], row.get(1), row.get(2)))
                            .toList());
        }
    }

    private static String threeDigits(String number) {
        return String.format(Locale.ROOT, "%.3f", Double.parseDouble(number));
    }

    /** What stands in backquotes in a table's first column. */
    private static Set<String> names(Page page, String heading) {
        return page.table(heading).stream()
                .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row.get(0)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> files(Path folder, String ending, String except) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending) && !name.equals(except))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> linked(Path page, String links) {
        return Page.read(page).links().stream()
                .filter(link -> link.matches(links))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
