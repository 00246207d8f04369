package org.dropwhere.report.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/** The texts of an SVG, collected while all else is drawn. */
final class SvgTexts {
    /** Where a graphics has a collection, texts go there instead of being drawn. */
    static final RenderingHints.Key KEY = new RenderingHints.Key(1) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof SvgTexts;
        }
    };
    /** Java's sans-serif font is the first on most machines without a desktop, and the second is as wide. */
    private static final String FONTS = "'DejaVu Sans',Verdana,sans-serif";

    private final List<String> elements = new ArrayList<>();

    /**
     * Adds a text.
     *
     * @param place from the beginning of its base line, within the graphics' own coordinates
     * @param full shown as a tooltip of a text that was shortened
     * @param width to which the text is stretched or squeezed, whatever the reader's font
     */
    void add(Graphics2D g, AffineTransform place, String text, String full, Font font, double width) {
        if (text.isBlank()) {
            return;
        }
        AffineTransform all = g.getTransform();
        all.concatenate(place);
        elements.add(String.format(
                Locale.ROOT,
                "<text %s font-size=\"%d\"%s fill=\"#%06x\" textLength=\"%.2f\""
                        + " lengthAdjust=\"spacingAndGlyphs\">%s%s</text>",
                at(all),
                font.getSize(),
                font.isBold() ? " font-weight=\"bold\"" : "",
                g.getColor().getRGB() & 0xFFFFFF,
                width,
                full.equals(text) ? "" : "<title>" + StringEscapeUtils.escapeXml10(full) + "</title>",
                StringEscapeUtils.escapeXml10(text)));
    }

    private static String at(AffineTransform place) {
        double x = place.getTranslateX();
        double y = place.getTranslateY();
        return place.getShearX() == 0
                ? String.format(Locale.ROOT, "x=\"%.2f\" y=\"%.2f\"", x, y)
                : String.format(Locale.ROOT, "transform=\"translate(%.2f %.2f) rotate(-90)\"", x, y);
    }

    /** One element with all of them. */
    String element() {
        return "<g font-family=\"" + FONTS + "\" stroke=\"none\">\n" + String.join("\n", elements) + "\n</g>\n";
    }
}
