package org.dropwhere.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.Report;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The page in a real browser, where there is one. */
class BrowserTest {
    // The browser may still be writing to its profile when it is told to end.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static @Nullable Browser started;

    @BeforeAll
    static void open() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "no Chromium on the path");
        Plan plan = HandMade.plan(3, "control", "a-name-that-is-longer-than-others-and-takes-room-on-a-small-screen");
        ResultsFolder results = HandMade.folder(folder, "hand-made");
        HandMade.results(
                        plan,
                        Stream.generate(() -> HandMade.finished(0.5, 0.75))
                                .limit(6)
                                .toArray(Outcome[]::new))
                .forEach(result ->
                        results.store(result.run().trial(), result.outcome().orElseThrow(), HandMade.PROVENANCE));
        started = new Browser(program.orElseThrow(), folder.resolve("profile"));
        started.open(Report.write(results, plan).page());
    }

    @AfterAll
    static void close() {
        if (started != null) {
            started.close();
        }
    }

    private static Browser browser() {
        return Optional.ofNullable(started).orElseThrow();
    }

    @Test
    void showsThePageAndComplainsOfNothing() throws Exception {
        assertEquals("hand-made - Dropwhere", browser().evaluate("document.title"));
        assertEquals("7", browser().evaluate("document.querySelectorAll('figure svg').length"));
        assertEquals(List.of(), browser().events("Log.entryAdded"));
        assertEquals(List.of(), browser().events("Runtime.consoleAPICalled"));
        assertEquals(List.of(), browser().events("Runtime.exceptionThrown"));
    }

    @Test
    void asksForNothingButThePage() {
        List<String> requests = browser().events("Network.requestWillBeSent").stream()
                .map(event -> event.required("request").required("url").stringValue())
                .filter(url -> !url.startsWith("data:"))
                .toList();
        assertEquals(1, requests.size(), requests.toString());
        assertTrue(requests.get(0).endsWith("/report.html"), requests.toString());
    }

    @Test
    void fitsASmallScreen() throws Exception {
        browser()
                .command(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", 360, "height", 640, "deviceScaleFactor", 2, "mobile", true));
        assertEquals("360 360", browser().evaluate("innerWidth + ' ' + document.documentElement.scrollWidth"));
        browser().command("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @Test
    void isDarkWhereThatIsPreferredAndLightOnPaper() throws Exception {
        String light = colours("", "light");
        assertNotEquals(light, colours("", "dark"));
        assertEquals("rgb(255, 255, 255)", colours("print", "dark").split(";", -1)[1]);
    }

    private static String colours(String medium, String scheme) throws Exception {
        emulate(medium, List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
        String colours = browser()
                .evaluate(
                        "getComputedStyle(document.body).color + ';' + getComputedStyle(document.body).backgroundColor");
        emulate("", List.of());
        return colours;
    }

    private static void emulate(String medium, List<Map<String, String>> features) throws Exception {
        browser().command("Emulation.setEmulatedMedia", Map.of("media", medium, "features", features));
    }

    @Test
    void tellsAScreenReaderWhatEachChartIs() throws Exception {
        JsonNode tree = browser().command("Accessibility.getFullAXTree", Map.of());
        List<String> images = StreamSupport.stream(tree.required("nodes").spliterator(), false)
                .filter(node -> node.path("role").path("value").asString("").equals("image"))
                .map(node -> node.path("name").path("value").asString(""))
                .toList();
        assertEquals(7, images.size(), images.toString());
        assertTrue(images.contains("Test accuracy of every seed in hand-made."), images.toString());
    }

    @Test
    void letsTheKeyboardSkipToTheContent() throws Exception {
        browser().command("Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
        for (String type : List.of("rawKeyDown", "keyUp")) {
            browser()
                    .command(
                            "Input.dispatchKeyEvent",
                            Map.of("type", type, "key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9));
        }
        assertEquals("#content", browser().evaluate("document.activeElement.getAttribute('href')"));
    }
}
