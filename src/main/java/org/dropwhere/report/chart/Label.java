package org.dropwhere.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A line of text. In an SVG it is text, which a reader's fonts can draw where those of this machine cannot, stretched
 * to the width that it has here; elsewhere its outlines are filled.
 */
final class Label {
    private static final String ELLIPSIS = "\u2026";
    /** A grapheme: what a reader takes for one character, which may be several code points. */
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    /** Names differ more often in their beginnings than in their ends. */
    private static final double HEAD = 0.6;

    private final String full;
    private final String text;
    private final Font font;
    private final TextLayout layout;

    Label(String text, Font font) {
        this(text, text, font);
    }

    private Label(String full, String text, Font font) {
        this.full = full;
        this.text = text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]", "\ufffd");
        this.font = font;
        // A layout of nothing is refused. An SVG's lines run to the right, whatever their first letter.
        layout = new TextLayout(
                this.text.isEmpty() ? " " : this.text,
                Map.of(TextAttribute.FONT, font, TextAttribute.RUN_DIRECTION, TextAttribute.RUN_DIRECTION_LTR),
                new FontRenderContext(null, true, false));
    }

    /** The text; without its middle if it is wider than a number of pixels. An SVG holds all of it. */
    static Label within(String text, Font font, double width) {
        Label full = new Label(text, font);
        if (full.width() <= width) {
            return full;
        }
        List<String> characters = graphemes(text);
        // About as many as fit.
        int kept = (int) (characters.size() * width / full.width());
        Label shortened = new Label(text, withoutMiddle(characters, Math.max(1, kept)), font);
        while (shortened.width() > width && kept > 1) {
            kept--;
            shortened = new Label(text, withoutMiddle(characters, kept), font);
        }
        return shortened;
    }

    private static String withoutMiddle(List<String> characters, int kept) {
        int head = (int) Math.ceil(kept * HEAD);
        return String.join("", characters.subList(0, head))
                + ELLIPSIS
                + String.join("", characters.subList(characters.size() - (kept - head), characters.size()));
    }

    /** Some texts in a line if they fit there, otherwise one below the other. */
    static List<Label> lines(List<String> parts, String separator, Font font, double width) {
        Label line = new Label(String.join(separator, parts), font);
        return line.width() <= width
                ? List.of(line)
                : parts.stream().map(part -> within(part, font, width)).toList();
    }

    /** All of a text in as many lines as it takes, broken between words where that is possible. */
    static List<Label> paragraph(String text, Font font, double width) {
        List<Label> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split("(?<= )", -1)) {
            if (!line.isEmpty() && new Label((line + word).stripTrailing(), font).width() > width) {
                lines.add(new Label(line.stripTrailing(), font));
                line = "";
            }
            List<String> pieces = pieces(word, font, width);
            pieces.subList(0, pieces.size() - 1).forEach(piece -> lines.add(new Label(piece, font)));
            line += pieces.get(pieces.size() - 1);
        }
        lines.add(new Label(line.stripTrailing(), font));
        return lines;
    }

    /** A word, which is seldom wider than a line. */
    private static List<String> pieces(String word, Font font, double width) {
        if (new Label(word, font).width() <= width) {
            return List.of(word);
        }
        List<String> pieces = new ArrayList<>();
        String piece = "";
        for (String character : graphemes(word)) {
            if (!piece.isEmpty() && new Label(piece + character, font).width() > width) {
                pieces.add(piece);
                piece = "";
            }
            piece += character;
        }
        pieces.add(piece);
        return pieces;
    }

    private static List<String> graphemes(String text) {
        return GRAPHEME.matcher(text).results().map(MatchResult::group).toList();
    }

    /** How far below the middle of a line of text its base line is. */
    static double below(Font font) {
        return font.getSize() * 0.36;
    }

    /** What is drawn, which may lack the middle. */
    String text() {
        return text;
    }

    double width() {
        return layout.getAdvance();
    }

    /** Draws it from the bottom to the top, its base line ending there. */
    void paintUpright(Graphics2D g, double baseLine, double top) {
        AffineTransform turned = AffineTransform.getTranslateInstance(baseLine, top + width());
        turned.quadrantRotate(-1);
        paint(g, turned);
    }

    /** Draws it in the current colour, its base line beginning there. */
    void paint(Graphics2D g, double x, double baseLine) {
        paint(g, AffineTransform.getTranslateInstance(x, baseLine));
    }

    private void paint(Graphics2D g, AffineTransform place) {
        if (g.getRenderingHint(SvgTexts.KEY) instanceof SvgTexts texts) {
            texts.add(g, place, text, full, font, width());
        } else {
            g.fill(layout.getOutline(place));
        }
    }
}
