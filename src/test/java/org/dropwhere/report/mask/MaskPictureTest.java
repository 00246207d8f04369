package org.dropwhere.report.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.MaskSize;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class MaskPictureTest {
    private static final ModelSizes SIZES = ModelSizes.of(
            new ModelSpec(
                    new EmbeddingSpec(64, false),
                    List.of(new LstmSpec(100)),
                    Pooling.LAST,
                    List.of(new DenseSpec(100, Activation.RELU)),
                    HeadSpec.SIGMOID),
            30,
            498);
    private static final Pattern PIECE = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    static Stream<Placement> everyWayOfEverySite() {
        return Stream.of(Site.values())
                .flatMap(site -> site.times().stream()
                        .flatMap(time -> site.gates().stream().map(gates -> new Placement(site, 0.25, time, gates))));
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void isWellFormedAndSaysWhatItShows(Placement placement) throws Exception {
        Element svg = parsed(picture(placement)).getDocumentElement();

        assertEquals("img", svg.getAttribute("role"));
        assertEquals("a <b> & \"c\"", svg.getElementsByTagName("title").item(0).getTextContent());
        assertTrue(svg.getElementsByTagName("desc")
                .item(0)
                .getTextContent()
                .startsWith(placement.site().key()));
        assertTrue(texts(svg).contains("a <b> & \"c\""));
        boolean keeps = placement.site().isZoneout();
        assertTrue(texts(svg)
                .containsAll(
                        keeps
                                ? List.of("keeps its previous value", "takes the new value")
                                : List.of("dropped", "kept, times 1.333")));
        boolean perBatch = placement.time() == TimeSharing.PER_BATCH;
        assertTrue(texts(svg).contains(perBatch ? "all sequences" : "sequence 3"), texts(svg) + "");
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void isTheSameAgainAndRefersToNothing(Placement placement) {
        String svg = picture(placement);

        assertEquals(svg, picture(placement));
        assertFalse(svg.replace("http://www.w3.org/2000/svg", "").contains("http"), "a reference");
        assertFalse(svg.contains(" id=") || svg.contains("href"), "a name that another picture may have too");
        assertFalse(svg.contains("\r"));
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void showsTheMasksThatTrainingDraws(Placement placement) throws Exception {
        List<List<int[]>> panels = panels(picture(placement));
        MaskSize model = SIZES.at(placement.ref(), 1, 16);
        RandomMasks masks = RandomMasks.of(7, 1, 0);
        int gates = placement.gates() == GateSharing.SHARED ? 1 : model.gates();
        int sequences = placement.time() == TimeSharing.PER_BATCH ? 1 : 3;
        assertEquals(gates * sequences, panels.size());
        for (int gate = 0; gate < gates; gate++) {
            int number = placement.site() == Site.GATE_OUTPUTS && gate == 2 ? 3 : gate;
            for (int sequence = 0; sequence < sequences; sequence++) {
                boolean[][] drops = dropped(placement, masks, number, sequence);
                List<int[]> panel = panels.get(gate * sequences + sequence);
                for (int column = 0; column < drops.length; column++) {
                    for (int row = 0; row < drops[column].length; row++) {
                        assertEquals(drops[column][row], covers(panel, column, row), column + ", " + row);
                    }
                }
            }
        }
    }

    /** What the network would ask for and get, {@code [columns][rows]}. */
    private static boolean[][] dropped(Placement placement, RandomMasks masks, int gate, int sequence) {
        boolean whole = placement.site() == Site.TOKEN || placement.time() == TimeSharing.PER_FRAME;
        boolean weights = placement.site() == Site.RECURRENT_WEIGHTS;
        int columns = SIZES.at(placement.ref(), 1, 1).steps() == 1 ? 1 : 32;
        int features = weights ? 100 : SIZES.at(placement.ref(), 1, 1).features();
        float[] mask = new float[100 * 100];
        boolean[][] drops = new boolean[columns][24];
        for (int column = 0; column < columns; column++) {
            int step = placement.time().changesWithTime() ? column : 0;
            masks.fill(
                    new MaskRequest(
                            placement, gate, step, weights ? 0 : sequence, weights ? 100 : 1, whole ? 1 : features),
                    mask);
            for (int row = 0; row < 24; row++) {
                float value = mask[weights ? row * 100 + column : whole ? 0 : row];
                drops[column][row] = placement.site().isZoneout() ? value == 1 : value == 0;
            }
        }
        return drops;
    }

    @Test
    void aMaskThatStaysIsOneStripe() throws Exception {
        Placement locked = new Placement(Site.LSTM_INPUT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

        for (List<int[]> panel : panels(picture(locked))) {
            assertTrue(panel.stream().allMatch(piece -> piece[0] == 0 && piece[2] == 32));
        }
    }

    @Test
    void gatesAreSideBySideAndNamed() throws Exception {
        Placement untied = new Placement(Site.LSTM_RECURRENT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        List<String> texts = texts(parsed(picture(untied)).getDocumentElement());

        assertTrue(texts.containsAll(List.of("gate i", "gate f", "gate c", "gate o", "24 of 100 units")), texts + "");
        List<List<int[]>> panels = panels(picture(untied));
        assertNotEquals(pieces(panels.get(0)), pieces(panels.get(3)), "the first sequence's masks of i and f");
    }

    @Test
    void smallModelsAreShownWhole() throws Exception {
        Placement placement = new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_STEP, GateSharing.SHARED);
        ModelSizes sizes = ModelSizes.of(ModelSpec.lstm(3, 4, false), 4, 5);
        String svg = MaskPicture.of("small", placement, sizes, 2, RandomMasks.of(7, 1, 0));
        List<String> texts = texts(parsed(svg).getDocumentElement());

        assertTrue(texts.containsAll(List.of("time steps 1 to 5", "3 of 3 features", "sequence 2")), texts + "");
        assertFalse(texts.contains("sequence 3"));
    }

    @Test
    void aLongTitleTakesSeveralLines() throws Exception {
        String title = "a-variant-with-a-long-name-".repeat(4);
        Placement placement = new Placement(Site.TOKEN, 0.5, TimeSharing.PER_STEP, GateSharing.SHARED);
        Element svg = parsed(MaskPicture.of(title, placement, SIZES, 2, RandomMasks.of(7, 1, 0)))
                .getDocumentElement();

        List<String> texts = texts(svg);
        assertEquals(title, texts.get(0) + texts.get(1));
        assertTrue(Integer.parseInt(svg.getAttribute("width")) < 1000, svg.getAttribute("width"));
    }

    @Test
    void stepsBeyondTheEndOfASequenceAreBlank() throws Exception {
        for (Site site : List.of(Site.LSTM_INPUT, Site.ZONEOUT_CELL)) {
            Placement placement = new Placement(site, 0.5, TimeSharing.PER_STEP, GateSharing.SHARED);
            ModelSizes sizes = ModelSizes.of(ModelSpec.lstm(3, 3, false), 4, 5);
            List<MaskRequest> requests = sizes.requests(placement, 5, 1);
            DrawnMasks masks = DrawnMasks.draw(
                    CellKind.LSTM,
                    sizes.at(placement.ref(), 1, 2),
                    5,
                    Stream.concat(
                                    requests.stream(),
                                    requests.stream()
                                            .limit(2)
                                            .map(first -> new MaskRequest(
                                                    placement, 0, first.step(), 1, 1, first.features())))
                            .toList(),
                    batch -> RandomMasks.of(7, 1, 0));
            List<List<int[]>> panels = panels(MaskPicture.of("ends", masks));

            assertEquals(3, panels.size());
            assertEquals(
                    List.of(List.of(2, 0, 3), List.of(2, 1, 3), List.of(2, 2, 3)), pieces(panels.get(2)), site + "");
            assertTrue(panels.get(1).stream().allMatch(piece -> piece[0] + piece[2] <= 2), site + ": dropped");
        }
    }

    private static String picture(Placement placement) {
        return MaskPicture.of("a <b> & \"c\"", placement, SIZES, 16, RandomMasks.of(7, 1, 0));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Element svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .toList();
    }

    /** The pieces of each panel as {step, feature, steps}, gate by gate. */
    private static List<List<int[]>> panels(String svg) throws Exception {
        NodeList paths = parsed(svg).getDocumentElement().getElementsByTagName("path");
        List<List<int[]>> panels = new ArrayList<>();
        for (int i = 0; i < paths.getLength(); i++) {
            Element path = (Element) paths.item(i);
            if (path.hasAttribute("transform")) {
                Matcher pieces = PIECE.matcher(path.getAttribute("d"));
                List<int[]> panel = new ArrayList<>();
                while (pieces.find()) {
                    panel.add(IntStream.rangeClosed(1, 3)
                            .map(group -> Integer.parseInt(pieces.group(group)))
                            .toArray());
                }
                panels.add(panel);
            }
        }
        return panels;
    }

    private static boolean covers(List<int[]> panel, int step, int feature) {
        return panel.stream().anyMatch(piece -> piece[1] == feature && piece[0] <= step && step < piece[0] + piece[2]);
    }

    private static List<List<Integer>> pieces(List<int[]> panel) {
        return panel.stream().map(piece -> IntStream.of(piece).boxed().toList()).toList();
    }
}
