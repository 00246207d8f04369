package org.dropwhere.report.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;

/**
 * Masks as they act in one batch: time to the right, features down, gates side by side, sequences one below the other.
 * What is shared shows: stripes along time are masks that stay, and there is one panel for gates or sequences that
 * share a mask. What lies beyond the end of a sequence is blank. A mask of weights, which stays for the batch, is shown
 * as the matrix that it is.
 */
public final class MaskPicture {
    /** What is shown at most. */
    public static final int STEPS = 32;

    /** What is shown at most. */
    public static final int SEQUENCES = 3;

    private static final int FEATURES = 24;

    private static final int WIDEST = 800;
    private static final int LEFT = 62;
    private static final int RIGHT = 18;
    private static final int GAP = 14;
    private static final int WIDEST_CELL = 8;
    private static final int CELL_HEIGHT = 5;
    private static final int FIRST_PANEL = 104;
    private static final int LEGEND = 58;
    private static final int TITLE_LINE = 22;
    /** A grapheme: what a reader takes for one character, which may be several code points. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    /** Letters from here on may be as wide as high. */
    private static final int FIRST_WIDE = 0x900;

    private static final int SWATCH = 13;
    private static final int SMALL = 13;

    // Dark on pale differs in lightness, which everybody sees, and in print too; the blue is Okabe and Ito's.
    private static final String DROPPED = "#0072B2";
    private static final String KEPT = "#E4EDF3";
    private static final String BACKGROUND = "#FFFFFF";
    private static final String TEXT = "#1A1A1A";
    private static final String FAINT = "#555555";
    private static final String FRAME = "#888888";

    private final String title;
    private final DrawnMasks masks;
    private final MaskText words;
    private final int gates;
    private final int sequences;
    private final int columns;
    private final int rows;
    private final int cellWidth;
    private final int panelWidth;
    private final int panelHeight;
    private final List<String> titleLines;
    private final Svg svg = new Svg();

    private MaskPicture(String title, DrawnMasks masks) {
        this.title = title;
        this.masks = masks;
        words = new MaskText(masks);
        titleLines = lines(title);
        gates = masks.drawn().gates();
        sequences = Math.min(SEQUENCES, masks.drawn().sequences());
        boolean weights = masks.placement().site() == Site.RECURRENT_WEIGHTS;
        columns =
                Math.min(STEPS, weights ? MaskPanel.units(masks) : masks.model().steps());
        rows = Math.min(
                FEATURES, weights ? MaskPanel.units(masks) : masks.model().features());
        cellWidth = Math.min(WIDEST_CELL, ((WIDEST - LEFT - RIGHT + GAP) / gates - GAP) / columns);
        panelWidth = columns * cellWidth;
        panelHeight = rows * CELL_HEIGHT;
    }

    /**
     * The picture of a placement's masks in a batch.
     *
     * @param title stands above, for example the variant
     * @param sequences of the batch, of which the first are shown
     */
    public static String of(String title, Placement placement, ModelSizes sizes, int sequences, BatchMasks masks) {
        return of(title, DrawnMasks.of(placement, sizes, STEPS, Math.min(SEQUENCES, sequences), masks));
    }

    /**
     * The picture of masks that are drawn already; of several batches, the first.
     *
     * @param masks of at least {@link #STEPS} steps and {@link #SEQUENCES} sequences, unless there are fewer
     * @return an SVG document, ended by a line break
     */
    public static String of(String title, DrawnMasks masks) {
        return new MaskPicture(title, masks).document();
    }

    /**
     * Whether a text is such a document.
     *
     * @param beginning some hundred characters of it
     */
    public static boolean isOne(String beginning) {
        return Svg.isOne(beginning);
    }

    private String document() {
        int width = Math.max(LEFT + gates * (panelWidth + GAP) - GAP, LEFT + textWidth()) + RIGHT;
        int height = top(sequences) + 2 * SMALL;
        svg.rectangle(0, 0, width, height, BACKGROUND);
        for (int i = 0; i < titleLines.size(); i++) {
            svg.text(LEFT, 26 + i * TITLE_LINE, "start", 17, "bold", TEXT, titleLines.get(i));
        }
        svg.text(LEFT, 47 + belowTitle(), "start", 14, "normal", TEXT, words.description());
        legend();
        for (int gate = 0; gate < gates; gate++) {
            int x = LEFT + gate * (panelWidth + GAP);
            svg.text(x + panelWidth / 2, top(0) - 7, "middle", SMALL, "bold", TEXT, words.gate(gate));
            for (int sequence = 0; sequence < sequences; sequence++) {
                panel(gate, sequence, x, top(sequence));
            }
            String below = words.columns(columns);
            svg.text(x + panelWidth / 2, top(sequences) + 3, "middle", SMALL, "normal", FAINT, below);
        }
        for (int sequence = 0; sequence < sequences; sequence++) {
            int middle = top(sequence) + panelHeight / 2;
            svg.upwards(22, middle, SMALL, TEXT, words.sequence(sequence));
            svg.upwards(46, middle, SMALL, FAINT, words.rows(rows));
        }
        return svg.document(width, height, title, words.description());
    }

    private int top(int sequence) {
        return FIRST_PANEL + belowTitle() + sequence * (Math.max(panelHeight, SMALL) + GAP);
    }

    /** What the title takes beyond a line. */
    private int belowTitle() {
        return (titleLines.size() - 1) * TITLE_LINE;
    }

    /** A title in lines that are not much wider than the panels, broken between what readers take for characters. */
    private static List<String> lines(String title) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String character :
                GRAPHEME.matcher(title).results().map(MatchResult::group).toList()) {
            if (titleWidth(line + character) > WIDEST) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(character);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int titleWidth(String line) {
        return line.codePoints().map(c -> c < FIRST_WIDE ? 11 : 18).sum();
    }

    /** Of the lines above the panels, as wide as a sans-serif font may run. */
    private int textWidth() {
        int legend = legendOfKept() + SWATCH + 7 + 8 * words.kept().length();
        return Math.max(
                legend,
                Math.max(
                        titleLines.stream()
                                .mapToInt(MaskPicture::titleWidth)
                                .max()
                                .orElse(0),
                        8 * words.description().length()));
    }

    /** From the left of the legend. */
    private int legendOfKept() {
        return 40 + 8 * words.dropped().length();
    }

    private void legend() {
        int top = LEGEND + belowTitle();
        svg.rectangle(LEFT, top, SWATCH, SWATCH, DROPPED);
        int text = top + SWATCH - 2;
        svg.text(LEFT + SWATCH + 7, text, "start", SMALL, "normal", TEXT, words.dropped());
        int x = LEFT + legendOfKept();
        svg.rectangle(x, top, SWATCH, SWATCH, KEPT);
        svg.frame(x, top, SWATCH, SWATCH, FRAME);
        svg.text(x + SWATCH + 7, text, "start", SMALL, "normal", TEXT, words.kept());
    }

    private void panel(int gate, int sequence, int x, int y) {
        svg.rectangle(x, y, panelWidth, panelHeight, KEPT);
        MaskPanel panel = new MaskPanel(masks, gate, sequence);
        svg.cells(x, y, cellWidth, CELL_HEIGHT, panel.dropped(columns, rows), DROPPED);
        String beyond = panel.beyondTheEnd(columns, rows);
        if (!beyond.isEmpty()) {
            svg.cells(x, y, cellWidth, CELL_HEIGHT, beyond, BACKGROUND);
        }
        svg.frame(x, y, panelWidth, panelHeight, FRAME);
    }
}
