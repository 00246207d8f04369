package org.dropwhere.report.chart;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dropwhere.text.Phrases;

/** With how many seeds each candidate of a search ended, in their order, and how it ended. */
final class EliminationChart {
    private static final double HALF = 0.34;
    private static final Color CHEAPER = new Color(0xC8C8C8);
    /** Positions of styles: green, blue, light blue, grey, purple, orange, black. */
    private static final List<Integer> STYLES = List.of(2, 0, 7, 6, 3, 1, 5);

    private EliminationChart() {}

    /** Absent without candidates, and for so many that nobody could read it. */
    static Optional<ChartDraft> of(String experiment, List<Finisher> candidates) {
        int most = candidates.stream()
                .mapToInt(each -> each.cheaper() + each.whole())
                .max()
                .orElse(0);
        if (most == 0 || candidates.size() > RowPlot.MOST) {
            return Optional.empty();
        }
        List<PlotElement> elements = new ArrayList<>();
        Map<Integer, String> fates = new TreeMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            Finisher each = candidates.get(i);
            fates.put(each.place(), each.fate());
            // Whoever left before there were whole trials has the colour of how it ended all the same.
            elements.add(bar(
                    0,
                    each.cheaper(),
                    -i,
                    each.whole() > 0 ? CHEAPER : style(each.place()).dot()));
            elements.add(bar(
                    each.cheaper(),
                    each.cheaper() + each.whole(),
                    -i,
                    style(each.place()).color()));
        }
        boolean hasCheaper = candidates.stream().anyMatch(each -> each.cheaper() > 0);
        XyPanel panel = new XyPanel(
                List.of(),
                new PanelAxis(hasCheaper ? "trials, one a seed" : "seeds", new Range(0, most), "0", List.of()),
                PanelAxis.rows(
                        candidates.stream().map(each -> List.of(each.name())).toList(),
                        candidates.stream()
                                .map(each -> List.of(each.fate(), each.note()).stream()
                                        .filter(text -> !text.isEmpty())
                                        .toList())
                                .toList()),
                elements);
        Picture picture = new Picture(
                (hasCheaper ? "Trials" : "Seeds") + " with which each candidate was trained",
                experiment,
                "first the candidates still in the race, then the last to leave it; below its name how"
                        + " it ended, and how far behind the leader it was at its last look"
                        + (hasCheaper ? "; pale: cheaper trials, of the same seeds as the whole ones behind them" : ""),
                List.of(panel),
                1,
                RowPlot.height(panel),
                legend(fates));
        return Optional.of(new ChartDraft(SearchCharts.ELIMINATION, description(candidates, hasCheaper), picture));
    }

    private static VariantStyle style(int place) {
        return VariantStyle.at(STYLES.get(place % STYLES.size()));
    }

    private static Legend legend(Map<Integer, String> fates) {
        Map<String, VariantStyle> styles = new LinkedHashMap<>();
        fates.forEach((place, fate) -> styles.put(fate, style(place)));
        return new Legend(styles.entrySet().stream()
                .map(each -> new Legend.Entry(
                        each.getKey(),
                        new VariantStyle(
                                each.getValue().color(),
                                Theme.THICK,
                                each.getValue().marker())))
                .toList());
    }

    private static PlotElement bar(double from, double to, double row, Color color) {
        return new PlotElement.Area(
                List.of(
                        new Point2D.Double(from, row - HALF),
                        new Point2D.Double(from, row + HALF),
                        new Point2D.Double(to, row + HALF),
                        new Point2D.Double(to, row - HALF)),
                color);
    }

    private static String description(List<Finisher> candidates, boolean hasCheaper) {
        return ChartText.sentence(
                (hasCheaper ? "Trials" : "Seeds") + " of each candidate",
                candidates.stream()
                        .map(each -> each.name() + " " + length(each, hasCheaper) + ", " + each.fate()
                                + (each.note().isEmpty() ? "" : ", " + each.note()))
                        .toList());
    }

    /** The same seed counts once in cheaper and once in whole trials, so that both together are no seeds. */
    private static String length(Finisher candidate, boolean hasCheaper) {
        return hasCheaper
                ? Phrases.count((long) candidate.cheaper() + candidate.whole(), "trial") + " (" + candidate.cheaper()
                        + " cheaper)"
                : Phrases.count(candidate.whole(), "seed");
    }
}
