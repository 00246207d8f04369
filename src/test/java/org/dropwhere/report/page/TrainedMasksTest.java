package org.dropwhere.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Dataset;
import org.dropwhere.data.Datasets;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.KnownData;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.training.MaskProbe;
import org.dropwhere.training.RecordedMasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * From the words of a file by way of the planner to what the network meets, what the page draws and what is measured.
 */
class TrainedMasksTest {
    private static final int LENGTH = 5;
    private static final int EMBEDDING = 6;
    private static final int UNITS = 7;
    private static final int BATCH = 4;
    private static final Pattern PIECE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    @TempDir
    private Path folder;

    @Test
    void thePageDrawsWhatTrainingMeetsWhateverTheFilesWords() throws Exception {
        Plan plan = plan(named(everyWord()), "");
        assertTrue(assertDrawsFirst(plan) > 80);
        assertEquals(1, seeds(plan));
    }

    @Test
    void thePageDrawsWhatTrainingMeetsWithSeedsOfTheVariantsOwn() throws Exception {
        List<String> variants = everySharing();
        Plan plan = plan(named(variants), "independent-seeds: true");
        assertTrue(assertDrawsFirst(plan) >= variants.size());
        assertEquals(variants.size(), seeds(plan));
    }

    /** Of each variant the first cell is drawn as it is trained; gives how many drawings there are. */
    private static int assertDrawsFirst(Plan plan) throws Exception {
        Map<String, PlannedRun> first = new LinkedHashMap<>();
        plan.runs().forEach(run -> first.putIfAbsent(run.arm().variant(), run));
        // Many words are the same trial, and to train one takes longer than all else.
        Map<String, RecordedMasks> byTrial = new HashMap<>();
        int drawn = 0;
        for (PlannedRun run : first.values()) {
            TrialDescription trial = run.trial().description();
            RecordedMasks trained =
                    byTrial.computeIfAbsent(run.trial().id(), id -> RecordedMasks.ofFirstBatch(trial, data(trial)));
            List<Element> figures = figures(plan.withRuns(List.of(run)));
            String variant = run.arm().variant();
            assertEquals(trained.placements(), trial.placements(), variant);
            assertEquals(trained.placements().size(), figures.size(), variant);
            for (int i = 0; i < figures.size(); i++) {
                assertDraws(trained, trained.placements().get(i), figures.get(i), variant);
                drawn++;
            }
        }
        return drawn;
    }

    private static long seeds(Plan plan) {
        return plan.trials().stream()
                .map(trial -> trial.description().seed())
                .distinct()
                .count();
    }

    @Test
    void whatIsMeasuredIsWhatTrainingMeets() throws Exception {
        Plan plan = plan("""
                  first: {}
                  locked: {keras: {dropout: 0.5}}
                  gates: {keras: {dropout: 0.5, recurrent-dropout: 0.25}}
                  two: {after-embedding: {rate: 0.25, time: per-sequence}, lstm-input: 0.5}
                  swapped: {after-embedding: {rate: 0.25, time: per-sequence}, lstm-input: {rate: 0.5, time: per-step}}
                """, "independent-seeds: true");
        for (Trial each : plan.trials()) {
            TrialDescription trial = each.description();
            RecordedMasks trained = RecordedMasks.ofFirstBatch(trial, data(trial));
            MaskProbe probe = MaskProbe.of(trial, data(trial));
            for (Placement placement : trained.placements()) {
                DrawnMasks masks = Optional.ofNullable(probe.training().get(placement))
                        .orElseThrow()
                        .get(0);
                assertEquals(trained.gates(placement), masks.gates());
                for (int gate = 0; gate < masks.gates().size(); gate++) {
                    for (int step = 0; step < masks.drawn().steps(); step++) {
                        for (int sequence = 0; sequence < masks.drawn().sequences(); sequence++) {
                            for (int element = 0; element < masks.drawn().features(); element++) {
                                float value = trained.multiplier(
                                        placement, masks.gates().get(gate), step, sequence, element);
                                assertEquals(
                                        masks.isDropped(value),
                                        masks.drops(0, gate, step, sequence, element),
                                        placement::toString);
                            }
                        }
                    }
                }
            }
        }
    }

    @Test
    void theCaptionNamesSiteTrialAndSeedAsTrained() throws Exception {
        Plan plan = plan("""
                  locked: {keras: {dropout: 0.5}}
                  spatial: {after-embedding: {rate: 0.5, time: per-sequence}}
                  two: {after-embedding: {rate: 0.25, time: per-sequence}, lstm-input: 0.5}
                  swapped: {after-embedding: {rate: 0.25, time: per-sequence}, lstm-input: {rate: 0.5, time: per-step}}
                """, "");

        assertEquals(
                List.of(
                        "after-embedding with rate 0.5, in locked and spatial, seed 3; lstm-input, shared: trained as"
                                + " after-embedding",
                        "after-embedding with rate 0.625, in two, seed 3; after-embedding and lstm-input, shared: trained"
                                + " as after-embedding, one mask",
                        "after-embedding with rate 0.5, in swapped, seed 3; lstm-input, shared: trained as"
                                + " after-embedding",
                        "lstm-input with rate 0.25, in swapped, seed 3; after-embedding: trained as lstm-input"),
                Page.of(html(plan)).texts("//figcaption"));
        Plan own = plan("  a: {cell: 0.5}\n  b: {cell: 0.5}\n", "independent-seeds: true");
        long seed = own.runs().get(1).trial().description().seed();
        assertEquals(
                List.of(
                        "cell with rate 0.5, in a, seed 3",
                        "cell with rate 0.5, in b, seed 3 (its own seed: " + seed + ")"),
                Page.of(html(own)).texts("//figcaption"));
    }

    @Test
    void drawsTheTrialsOfEveryPointOfASweep() throws Exception {
        Plan plan = plan(
                "  a: {keras: {version: tf.keras-2, dropout: 0.5, recurrent-dropout: 0}}\n",
                "sweep: {grid: {variants.a.keras.recurrent-dropout: [0, 0.25], training.batch-size: [4, 1]}}");

        List<String> captions = Page.of(html(plan)).texts("//figcaption");
        assertEquals(
                "after-embedding with rate 0.5, in a (variants.a.keras.recurrent-dropout=0, training.batch-size=4), seed 3;"
                        + " lstm-input, shared: trained as after-embedding",
                captions.get(0));
        assertEquals(6, captions.size(), captions.toString());
    }

    /** Every site of one LSTM with every sharing. */
    private static List<String> everySharing() {
        List<String> variants = new ArrayList<>();
        ModelSpec model = ModelSpec.lstm(EMBEDDING, UNITS, false);
        List<Site> sites = Stream.of(Site.values())
                .filter(site -> model.has(new SiteRef(1, site)))
                .toList();
        for (Site site : sites) {
            for (TimeSharing time : site.times()) {
                site.gates().forEach(gates -> variants.add(written(site, time.key(), gates.key())));
            }
        }
        return variants;
    }

    /** The same, pairs that come to one another, and every framework's words. */
    private static List<String> everyWord() {
        List<String> variants = everySharing();
        for (TimeSharing embedding : Site.AFTER_EMBEDDING.times()) {
            for (TimeSharing input : Site.LSTM_INPUT.times()) {
                variants.add("{after-embedding: {rate: 0.25, time: " + embedding.key()
                        + "}, lstm-input: {rate: 0.5, time: " + input.key() + "}}");
            }
        }
        for (String version : List.of("3", "3.0-3.7", "tf.keras-2", "2.3", "2.1-2.2", "2.0", "1")) {
            for (String implementation : List.of("", ", implementation: 1", ", implementation: 2")) {
                for (String rates :
                        List.of("dropout: 0.5", "recurrent-dropout: 0.25", "dropout: 0.5, recurrent-dropout: 0.25")) {
                    variants.add("{keras: {version: \"" + version + "\"" + implementation + ", " + rates + "}}");
                }
            }
        }
        variants.add("{after-embedding: 0.25, keras: {dropout: 0.5}}");
        variants.add("{pytorch: {dropout: 0.5}}");
        variants.add("{after-embedding: {matched-to: v1}}");
        variants.add("{}");
        return variants;
    }

    private static String named(List<String> variants) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < variants.size(); i++) {
            text.append("  v").append(i).append(": ").append(variants.get(i)).append('\n');
        }
        return text.toString();
    }

    private static String written(Site site, String time, String gates) {
        if (site.isZoneout()) {
            return "{" + site.key().replace(".", ": {") + ": 0.5}}";
        }
        return "{" + site.key() + ": {rate: 0.5"
                + (site.times().size() > 1 ? ", time: " + time : "")
                + (site.gates().size() > 1 ? ", gates: " + gates : "") + "}}";
    }

    private Plan plan(String variants, String rest) throws Exception {
        Path file = Files.writeString(
                folder.resolve("words.yaml"),
                "data: {task: majority, length: " + LENGTH + ", vocabulary: 8, train: 9, validation: 4, test: 4}\n"
                        + "model: {embedding: " + EMBEDDING + ", units: " + UNITS + "}\n"
                        + "training: {epochs: 1, batch-size: " + BATCH + "}\nseeds: [3]\nvariants:\n" + variants + rest
                        + "\n");
        return Planner.plan(ExperimentFile.read(file), Datasets::digest);
    }

    private static Dataset data(TrialDescription trial) {
        return Datasets.of(trial.data(), trial.seed());
    }

    private static String html(Plan plan) {
        return Html.render(div(each(MaskFigures.of(plan, KnownData.of(plan, Map.of())), content -> content)));
    }

    private static List<Element> figures(Plan plan) throws Exception {
        return Page.of(html(plan)).elements("//figure");
    }

    private static void assertDraws(RecordedMasks trained, Placement placement, Element figure, String variant) {
        List<boolean[][]> panels = panels(figure);
        List<Integer> gates = trained.gates(placement);
        int sequences = placement.time() == TimeSharing.PER_BATCH ? 1 : 2;
        assertEquals(gates.size() * sequences, panels.size(), variant);
        boolean weights = placement.site() == Site.RECURRENT_WEIGHTS;
        for (int panel = 0; panel < panels.size(); panel++) {
            boolean[][] drops = panels.get(panel);
            for (int row = 0; row < drops.length; row++) {
                for (int column = 0; column < drops[row].length; column++) {
                    float multiplier = trained.multiplier(
                            placement,
                            gates.get(panel / sequences),
                            weights ? 0 : column,
                            panel % sequences,
                            weights ? row * UNITS + column : row);
                    boolean dropped = placement.site().isZoneout() == (multiplier != 0);
                    assertEquals(dropped, drops[row][column], () -> variant + " " + placement);
                }
            }
        }
    }

    /** What is drawn as dropped, {@code [rows][columns]}, gate by gate; all panels of a figure are equally large. */
    private static List<boolean[][]> panels(Element figure) {
        NodeList rectangles = figure.getElementsByTagName("rect");
        NodeList paths = figure.getElementsByTagName("path");
        List<boolean[][]> panels = new ArrayList<>();
        // After the background and the two of the legend each rectangle is a panel.
        for (int i = 3; i < rectangles.getLength(); i++) {
            Element panel = (Element) rectangles.item(i);
            int rows = Integer.parseInt(panel.getAttribute("height")) / 5;
            int columns = Integer.parseInt(panel.getAttribute("width")) / 8;
            boolean[][] drops = new boolean[rows][columns];
            String place = "translate(" + panel.getAttribute("x") + " " + panel.getAttribute("y") + ")";
            for (int j = 0; j < paths.getLength(); j++) {
                Element path = (Element) paths.item(j);
                if (path.getAttribute("transform").startsWith(place)) {
                    Matcher pieces = PIECE.matcher(path.getAttribute("d"));
                    while (pieces.find()) {
                        int first = Integer.parseInt(pieces.group(1));
                        for (int column = first; column < first + Integer.parseInt(pieces.group(3)); column++) {
                            drops[Integer.parseInt(pieces.group(2))][column] = true;
                        }
                    }
                }
            }
            panels.add(drops);
        }
        return panels;
    }
}
