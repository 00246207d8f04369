package org.dropwhere.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Circle;
import org.knowm.xchart.style.markers.Cross;
import org.knowm.xchart.style.markers.Diamond;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.Plus;
import org.knowm.xchart.style.markers.Square;
import org.knowm.xchart.style.markers.Trapezoid;
import org.knowm.xchart.style.markers.TriangleDown;
import org.knowm.xchart.style.markers.TriangleUp;

/**
 * How a variant is drawn, in every chart the same. Colours are those of Okabe and Ito 2008 ("Color universal design"),
 * which most colour-blind people can distinguish, with a grey for the yellow, which is too faint on white. Dashes and
 * markers distinguish variants where colours do not.
 *
 * @param color of line, marker and band
 * @param line its dashes
 * @param marker one of seven; as there are eight colours, 56 variants differ in one or the other, and eight more by a
 *     marker of their own
 */
public record VariantStyle(Color color, BasicStroke line, Marker marker) {
    /** The number of variants that differ in one of eight colours or one of seven markers. */
    private static final int BY_BOTH = 56;

    private static final int ALL = 64;
    static final int MARKER_SIZE = 10;

    private static final float WIDTH = 2.5f;
    private static final int BAND_ALPHA = 45;
    private static final int FAINT_ALPHA = 70;
    private static final int DOT_ALPHA = 120;

    /** The style of the variant at a position of the plan, counted from 0. */
    public static VariantStyle at(int position) {
        List<Color> colors = List.of(
                new Color(0x0072B2),
                new Color(0xD55E00),
                new Color(0x009E73),
                new Color(0xCC79A7),
                new Color(0xE69F00),
                new Color(0x000000),
                new Color(0x999999),
                new Color(0x56B4E9));
        List<BasicStroke> lines = List.of(stroke(), stroke(10, 6), stroke(2, 5), stroke(12, 5, 2, 5), stroke(18, 6));
        List<Marker> markers = List.of(
                new Circle(),
                new Square(),
                new TriangleUp(),
                new Diamond(),
                new TriangleDown(),
                new Cross(),
                new Plus());
        return new VariantStyle(
                colors.get(position % colors.size()),
                lines.get(position % lines.size()),
                position % ALL < BY_BOTH ? markers.get(position % markers.size()) : new Trapezoid());
    }

    private static BasicStroke stroke(float... dashes) {
        return dashes.length == 0
                ? new BasicStroke(WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(WIDTH, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    Color band() {
        return translucent(BAND_ALPHA);
    }

    /** Of the line of a single seed. */
    Color faint() {
        return translucent(FAINT_ALPHA);
    }

    /** Of the dot of a single seed. */
    Color dot() {
        return translucent(DOT_ALPHA);
    }

    private Color translucent(int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
