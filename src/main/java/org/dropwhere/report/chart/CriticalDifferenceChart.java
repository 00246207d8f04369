package org.dropwhere.report.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropwhere.plan.Plan;
import org.dropwhere.statistics.VariantRanks;
import org.dropwhere.text.NumberText;

/**
 * The variants by their mean ranks over the points of a sweep, with a line beside those of which no two are shown to
 * differ (Demsar 2006, "Statistical comparisons of classifiers over multiple data sets", figure 1).
 */
final class CriticalDifferenceChart {
    /** Beside the ranks, as a share of their range: between the lines of two groups. */
    private static final double APART = 0.035;

    /** How far a line reaches beyond the rows that it joins. */
    private static final double BEYOND = 0.3;

    private static final int DOT = 13;

    private CriticalDifferenceChart() {}

    /** Absent for so many variants that nobody could read it. */
    static Optional<ChartDraft> of(Plan plan, VariantRanks ranks, VariantPalette palette) {
        if (ranks.variants().size() > RowPlot.MOST) {
            return Optional.empty();
        }
        XyPanel panel = panel(ranks, palette);
        Picture picture = new Picture(
                "Mean ranks by " + ranks.metric().words(),
                plan.experiment().name(),
                "over " + ranks.points() + " points, 1 is the best; a line joins variants of which no two are shown to"
                        + " differ (Wilcoxon, Holm); Friedman's p "
                        + NumberText.rounded(significant(ranks.friedmanP())) + ", Nemenyi's critical difference "
                        + text(ranks.criticalDifference()),
                List.of(panel),
                1,
                RowPlot.height(panel),
                Legend.NONE);
        String description = ChartText.sentence(
                "Mean rank over " + ranks.points() + " points",
                ranks.variants().stream()
                        .map(each -> each.variant() + " " + text(each.meanRank()))
                        .toList());
        return Optional.of(new ChartDraft("critical-difference", description, picture));
    }

    private static double significant(double p) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", p));
    }

    private static String text(double rank) {
        return String.format(Locale.ROOT, "%.2f", rank);
    }

    private static XyPanel panel(VariantRanks ranks, VariantPalette palette) {
        int k = ranks.variants().size();
        double apart = APART * (k - 1);
        List<PlotElement> elements = new ArrayList<>();
        for (int place = 0; place < k; place++) {
            VariantRanks.Ranked variant = ranks.variants().get(place);
            VariantStyle style = VariantStyle.at(variant.place());
            elements.add(PlotElement.Line.between(
                    new Point2D.Double(variant.meanRank(), -place),
                    new Point2D.Double(k, -place),
                    Theme.GRID,
                    Theme.THIN));
            elements.add(new PlotElement.Dots(
                    List.of(new Point2D.Double(variant.meanRank(), -place)), style.color(), style.marker(), DOT));
        }
        List<VariantRanks.Group> joined = ranks.groups().stream()
                .filter(group -> group.first() < group.last())
                .toList();
        for (int i = 0; i < joined.size(); i++) {
            double x = k + (i + 1) * apart;
            elements.add(PlotElement.Line.between(
                    new Point2D.Double(x, BEYOND - joined.get(i).first()),
                    new Point2D.Double(x, -BEYOND - joined.get(i).last()),
                    Theme.TEXT,
                    Theme.THICK));
        }
        return new XyPanel(
                List.of(),
                new PanelAxis(
                        "mean rank",
                        new Range(1, k + (joined.size() + 1) * apart),
                        "0",
                        IntStream.rangeClosed(1, k)
                                .mapToObj(rank -> new PanelAxis.Tick(rank, Integer.toString(rank)))
                                .toList()),
                PanelAxis.rows(
                        ranks.variants().stream()
                                .map(each -> List.of(palette.label(each.variant())))
                                .toList(),
                        ranks.variants().stream()
                                .map(each -> List.of("mean rank " + text(each.meanRank())))
                                .toList()),
                elements);
    }
}
