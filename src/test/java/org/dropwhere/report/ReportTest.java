package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dropwhere.plan.Plan;
import org.dropwhere.results.HandMade;
import org.dropwhere.results.ReportFiles;
import org.dropwhere.results.ResultsFolder;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class ReportTest {
    private static final Plan PLAN = HandMade.plan(2, "control", "both");

    @TempDir
    private Path results;

    /** Without the command, which has no locale but the root's. */
    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "fa-IR", "ar-EG", "th-TH-u-ca-buddhist-nu-thai"})
    void writesTheSameBytesInEveryLocale(String locale) throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            SortedMap<String, String> expected = written("root");
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertEquals(expected, written(locale));
        } finally {
            Locale.setDefault(before);
        }
    }

    private SortedMap<String, String> written(String name) throws IOException {
        ResultsFolder folder = HandMade.folder(results.resolve(name), "hand-made");
        for (int i = 0; i < PLAN.trials().size(); i++) {
            folder.store(PLAN.trials().get(i), HandMade.finished(0.5, 0.5 + 0.125 * (i % 4)), HandMade.PROVENANCE);
        }
        Report.write(folder, PLAN);
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder.path())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.path().relativize(path).toString(), Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void writesTheTables() throws IOException {
        ResultsFolder folder = stored(
                PLAN,
                HandMade.finished(0.5, 0.75),
                HandMade.finished(0.5, 0.625),
                HandMade.finished(0.625, 0.75),
                HandMade.failed(0.5));
        Report report = Report.write(folder, PLAN);
        assertEquals(Optional.empty(), report.chartProblem());
        assertEquals("""
                variant,seed,trial,epoch,loss,train_loss,train_accuracy,validation_loss,validation_accuracy
                control,1,control-1,1,0.75,0.625,0.5625,0.5,0.5
                control,1,control-1,2,0.75,0.5,0.8125,0.25,0.75
                both,1,both-1,1,0.75,0.625,0.5625,0.5,0.5
                both,1,both-1,2,0.75,0.5625,0.6875,0.375,0.625
                control,2,control-2,1,0.75,0.5625,0.6875,0.375,0.625
                control,2,control-2,2,0.75,0.5,0.8125,0.25,0.75
                both,2,both-2,1,0.75,0.625,0.5625,0.5,0.5
                """, read(folder, "tables/epochs.csv"));
        assertEquals("""
                variant,metric,n,failed,mean,sd,ci95_low,ci95_high,majority,guessing
                control,test_accuracy_at_best,2,0,0.562500,0.088388,0.000000,1.000000,0.500000,0.500000
                control,test_loss_at_best,2,0,0.437500,0.088388,0.000000,1.231638,,0.693147
                control,test_accuracy_at_last,2,0,0.750000,0.000000,0.750000,0.750000,0.500000,0.500000
                control,test_loss_at_last,2,0,0.250000,0.000000,0.250000,0.250000,,0.693147
                control,train_accuracy,2,0,0.812500,0.000000,0.812500,0.812500,,
                control,train_loss,2,0,0.500000,0.000000,0.500000,0.500000,,
                control,validation_accuracy,2,0,0.750000,0.000000,0.750000,0.750000,,
                control,validation_loss,2,0,0.250000,0.000000,0.250000,0.250000,,
                control,gap_accuracy,2,0,0.062500,0.000000,0.062500,0.062500,,
                control,best_epoch,2,0,1.000000,0.000000,1.000000,1.000000,,
                both,test_accuracy_at_best,1,1,0.500000,,,,0.500000,0.500000
                both,test_loss_at_best,1,1,0.500000,,,,,0.693147
                both,test_accuracy_at_last,1,1,0.625000,,,,0.500000,0.500000
                both,test_loss_at_last,1,1,0.375000,,,,,0.693147
                both,train_accuracy,1,1,0.687500,,,,,
                both,train_loss,1,1,0.562500,,,,,
                both,validation_accuracy,1,1,0.625000,,,,,
                both,validation_loss,1,1,0.375000,,,,,
                both,gap_accuracy,1,1,0.062500,,,,,
                both,best_epoch,1,1,1.000000,,,,,
                """, read(folder, "tables/summary.csv"));
        assertEquals("""
                | variant | metric                |   n | failed |   mean |     sd | ci95_low | ci95_high | majority | guessing |
                | :------ | :-------------------- | --: | -----: | -----: | -----: | -------: | --------: | -------: | -------: |
                | control | test_accuracy_at_best |   2 |      0 | 0.5625 | 0.0884 |   0.0000 |    1.0000 |   0.5000 |   0.5000 |
                """, firstLines(read(folder, "tables/summary.md"), 3));
        assertEquals("""
                | variant | seed | trial     | epoch |   loss | train_loss | train_accuracy | validation_loss | validation_accuracy |
                | :------ | :--- | :-------- | ----: | -----: | ---------: | -------------: | --------------: | ------------------: |
                | control | 1    | control-1 |     1 | 0.7500 |     0.6250 |         0.5625 |          0.5000 |              0.5000 |
                """, firstLines(read(folder, "tables/epochs.md"), 3));
    }

    @Test
    void writesTablesBesideTheVerdictWhereTheyHaveSomethingToSay() throws IOException {
        Plan plan = HandMade.plan(5, "control", "both");
        ResultsFolder folder = stored(
                plan,
                Stream.iterate(0, i -> i + 1)
                        .limit(10)
                        .map(i -> HandMade.finished(i % 2 == 0 ? 0.5 : 0.75 + i / 64.0, 0.75))
                        .toArray(Outcome[]::new));
        Report report = Report.write(folder, plan);
        assertEquals(
                List.of("summary", "comparisons", "probabilities"),
                List.copyOf(report.tables().keySet()));
        assertEquals(
                "variant,baseline,metric,n,t_worse,t_better,signed_rank_worse,signed_rank_better\n"
                        + "both,control,test_accuracy_at_best,5,0.000060,0.999940,",
                firstLines(read(folder, "tables/probabilities.csv"), 2).replaceFirst("[^,]*,[^,]*\n$", ""));
        String page = Files.readString(report.page());
        assertTrue(page.contains("Nothing here has a part in the verdict."), page);
        assertTrue(page.contains("How probable the seeds make it that a variant is worse or better (test accuracy)"));
    }

    @Test
    void summarisesForTheTerminal() {
        ResultsFolder folder = stored(
                PLAN,
                HandMade.finished(0.5, 0.75),
                HandMade.finished(0.5, 0.625),
                HandMade.finished(0.625, 0.75),
                HandMade.failed(0.5));
        assertEquals("""
                variant    n  failed  accuracy  95 % interval     majority  at last epoch    loss     gap
                control    2       0    0.5625  [0.0000, 1.0000]    0.5000         0.7500  0.4375  0.0625
                both       1       1    0.5000                      0.5000         0.6250  0.5000  0.0625

                Means over n seeds, test data, dropout off. The accuracy, with its 95 % interval, and
                the loss (nats) are those at the epoch with the best validation accuracy; the majority
                is the share of the more frequent test label, which always giving it is right for; the
                gap is training minus test accuracy at the last.

                1 seed is too few for a verdict on both and control, which takes 5 or more: the
                difference in test accuracy is 0.000 so far. Left out: seed 2, of which a trial failed
                (1 of both, 0 of control; McNemar's test, p 1); the verdict is about the others only.
                """, Report.write(folder, PLAN).summary());
    }

    @Test
    void anExperimentWithoutAnEpochHasTablesAndNoCharts() throws IOException {
        Plan plan = HandMade.plan(1, "control");
        ResultsFolder folder = stored(plan, HandMade.failed());
        Report report = Report.write(folder, plan);
        assertEquals(Optional.of("No charts: no trial has completed an epoch."), report.chartProblem());
        assertEquals("""
                variant,metric,n,failed,mean,sd,ci95_low,ci95_high,majority,guessing
                control,test_accuracy_at_best,0,1,,,,,0.500000,0.500000
                """, firstLines(read(folder, "tables/summary.csv"), 2));
        assertEquals(
                "variant,seed,trial,epoch,loss,train_loss,train_accuracy,validation_loss,validation_accuracy\n",
                read(folder, "tables/epochs.csv"));
        assertEquals(false, Files.exists(folder.path().resolve("charts")));
    }

    @Test
    void drawsEveryChartAsSvgAndPng() throws Exception {
        ResultsFolder folder = stored(
                PLAN,
                HandMade.finished(0.5, 0.75),
                HandMade.failed(),
                HandMade.finished(0.5, 0.7),
                HandMade.failed(0.5));
        Report.write(folder, PLAN);
        assertEquals(
                List.of("accuracy", "distribution", "gap", "loss").stream()
                        .flatMap(name -> Stream.of(name + ".png", name + ".svg"))
                        .toList(),
                names(folder.path().resolve("charts")));
        for (String name : List.of("accuracy", "distribution", "gap", "loss")) {
            byte[] svg = Files.readAllBytes(folder.path().resolve("charts/" + name + ".svg"));
            Document document = xml(svg);
            assertEquals("svg", document.getDocumentElement().getTagName());
            assertEquals("1000px", document.getDocumentElement().getAttribute("width"));
            assertEquals(false, new String(svg, StandardCharsets.UTF_8).contains("DOCTYPE"));
            var png = ImageIO.read(
                    folder.path().resolve("charts/" + name + ".png").toFile());
            assertEquals(2000, png.getWidth());
            assertEquals(document.getDocumentElement().getAttribute("height"), png.getHeight() / 2 + "px");
        }
    }

    @Test
    void drawsOneSeedAndOneEpoch() throws IOException {
        Plan plan = HandMade.trainedFor(1, HandMade.plan(1, "control"));
        ResultsFolder folder = stored(plan, HandMade.finished(0.5));
        assertEquals(Optional.empty(), Report.write(folder, plan).chartProblem());
        assertEquals(8, names(folder.path().resolve("charts")).size());
    }

    @Test
    void removesChartsThatAreNoLongerDrawn() throws IOException {
        Plan plan = HandMade.plan(1, "control");
        ResultsFolder folder = stored(plan, HandMade.finished(0.5, 0.75));
        Path charts = Files.createDirectories(folder.path().resolve("charts"));
        Files.writeString(charts.resolve("notes.txt"), "mine");
        Files.writeString(charts.resolve("holiday.png"), "mine");
        try (ReportFiles files = folder.reportFiles()) {
            files.replace(new TreeMap<>(Map.of("charts/heat-map.svg", new byte[] {1})), List.of());
        }
        assertEquals(true, Files.exists(charts.resolve("heat-map.svg")));
        Report.write(folder, plan);
        assertEquals(false, Files.exists(charts.resolve("heat-map.svg")));
        assertEquals("mine", Files.readString(charts.resolve("notes.txt")));
        assertEquals("mine", Files.readString(charts.resolve("holiday.png")));
    }

    @Test
    void drawsMoreVariantsThanThereAreColours() throws IOException {
        String[] variants =
                Stream.iterate(1, i -> i + 1).limit(20).map(i -> "variant-" + i).toArray(String[]::new);
        Plan plan = HandMade.plan(1, variants);
        ResultsFolder folder = stored(
                plan,
                Stream.generate(() -> HandMade.finished(0.5, 0.75)).limit(20).toArray(Outcome[]::new));
        assertEquals(Optional.empty(), Report.write(folder, plan).chartProblem());
        assertEquals(10, names(folder.path().resolve("charts")).size());
    }

    @Test
    void givesTheSameBytesInAnotherProcess() throws Exception {
        ResultsFolder folder = stored(PLAN, HandMade.finished(0.5, 0.75), HandMade.finished(0.5, 0.625));
        Report.write(folder, PLAN);
        ResultsFolder other = HandMade.folder(results.resolve("other"), "hand-made");
        copy(folder.path().resolve("trials"), other.path().resolve("trials"));
        assertEquals("Optional.empty\n", elsewhere(results.resolve("other")));
        List<String> files = files(folder.path());
        assertEquals(files, files(other.path()));
        for (String file : files) {
            assertArrayEquals(
                    Files.readAllBytes(folder.path().resolve(file)),
                    Files.readAllBytes(other.path().resolve(file)),
                    file);
        }
    }

    @Test
    void saysWhatToDoWhereJavaCannotDrawText() throws Exception {
        ResultsFolder folder = stored(PLAN, HandMade.finished(0.5, 0.75));
        String said = elsewhere(results, "-Dsun.awt.fontconfig=" + results.resolve("no-such-file"));
        assertTrue(said.startsWith("Optional[No charts: Java cannot draw text on this machine ("), said);
        assertTrue(
                said.endsWith("); install fontconfig and a font, for example DejaVu, and give the command again.]\n"),
                said);
        assertEquals(
                List.of("comparisons.csv", "comparisons.md", "epochs.csv", "epochs.md", "summary.csv", "summary.md"),
                names(folder.path().resolve("tables")));
    }

    /** Started in a process of its own: writes a report of the plan and says the problem with its charts. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] args) {
            ResultsFolder folder = HandMade.folder(Path.of(args[0]), "hand-made");
            System.out.println(Report.write(folder, PLAN).chartProblem());
        }
    }

    private static String elsewhere(Path root, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.addAll(List.of(Elsewhere.class.getName(), root.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return said.replace("\r\n", "\n");
    }

    private ResultsFolder stored(Plan plan, Outcome... outcomes) {
        ResultsFolder folder = HandMade.folder(results, "hand-made");
        HandMade.results(plan, outcomes)
                .forEach(result -> result.outcome()
                        .ifPresent(outcome -> folder.store(result.run().trial(), outcome, HandMade.PROVENANCE)));
        return folder;
    }

    private static Document xml(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static String read(ResultsFolder folder, String name) throws IOException {
        return Files.readString(folder.path().resolve(name));
    }

    private static String firstLines(String text, int count) {
        return text.lines().limit(count).map(line -> line + "\n").reduce("", String::concat);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (String file : files(from)) {
            Path target = to.resolve(file);
            Files.createDirectories(target.getParent());
            Files.copy(from.resolve(file), target);
        }
    }
}
