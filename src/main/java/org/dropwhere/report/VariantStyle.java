package org.dropwhere.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Circle;
import org.knowm.xchart.style.markers.Cross;
import org.knowm.xchart.style.markers.Diamond;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.Plus;
import org.knowm.xchart.style.markers.Square;
import org.knowm.xchart.style.markers.TriangleDown;
import org.knowm.xchart.style.markers.TriangleUp;

/**
 * How a variant is drawn, in every chart the same. Colours are those of Okabe and Ito 2008 ("Color universal design"),
 * which most colour-blind people tell apart, with a grey for the yellow, which is too faint on white. Markers tell
 * variants apart where colours do not. Dashes would not: XChart begins them anew at every point.
 *
 * @param color of line, marker and band
 * @param marker one of seven; as there are eight colours, 56 variants differ in one or the other
 */
record VariantStyle(Color color, Marker marker) {
    static final BasicStroke LINE = new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final int MARKER_SIZE = 8;

    private static final int BAND_ALPHA = 45;

    /** The style of the variant at a position of the plan, counted from 0. */
    static VariantStyle at(int position) {
        List<Color> colors = List.of(
                new Color(0x0072B2),
                new Color(0xD55E00),
                new Color(0x009E73),
                new Color(0xCC79A7),
                new Color(0xE69F00),
                new Color(0x000000),
                new Color(0x999999),
                new Color(0x56B4E9));
        List<Marker> markers = List.of(
                new Circle(),
                new Square(),
                new TriangleUp(),
                new Diamond(),
                new TriangleDown(),
                new Cross(),
                new Plus());
        return new VariantStyle(colors.get(position % colors.size()), markers.get(position % markers.size()));
    }

    Color band() {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), BAND_ALPHA);
    }
}
