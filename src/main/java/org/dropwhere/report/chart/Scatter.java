package org.dropwhere.report.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.statistics.Sample;

/**
 * All points of a sweep against one axis, whatever their values on the others: a dot for each mean, with its interval.
 */
final class Scatter {
    /** Variants stand so far from one another, as a part of the axis. */
    private static final double ASIDE = 0.012;
    /** And all of them within this part, however many there are. */
    private static final double ALL_ASIDE = 0.08;

    private final SweepAxis axis;
    private final Scale scale;
    private final List<PlotElement> elements = new ArrayList<>();

    private Scatter(SweepAxis axis) {
        this.axis = axis;
        scale = Scale.of(axis.values());
    }

    static XyPanel panel(SweepAxis axis, List<Sample> samples, VariantPalette palette, PanelAxis y) {
        Scatter scatter = new Scatter(axis);
        List<String> variants = List.copyOf(palette.styles().keySet());
        for (int v = 0; v < variants.size(); v++) {
            String variant = variants.get(v);
            double shift = (v - (variants.size() - 1) / 2.0)
                    * Math.min(ASIDE, ALL_ASIDE / variants.size())
                    * scatter.scale.range().span();
            scatter.add(
                    samples.stream()
                            .filter(sample -> sample.arm().variant().equals(variant))
                            .toList(),
                    VariantStyle.at(v),
                    shift);
        }
        return new XyPanel(List.of(), scatter.scale.axis(axis.title(palette)), y, scatter.elements);
    }

    private void add(List<Sample> samples, VariantStyle style, double shift) {
        List<Point2D> means = new ArrayList<>();
        for (Sample sample : samples) {
            double x =
                    shift + scale.place().applyAsDouble(axis.value(sample.arm().point()));
            sample.estimate().mean().ifPresent(mean -> means.add(new Point2D.Double(x, mean)));
            sample.estimate()
                    .ci95()
                    .ifPresent(
                            interval -> elements.add(PlotElement.Line.upright(x, interval, style.color(), Theme.THIN)));
        }
        if (!means.isEmpty()) {
            elements.add(new PlotElement.Dots(means, style.color(), style.marker(), VariantStyle.MARKER_SIZE));
        }
    }
}
