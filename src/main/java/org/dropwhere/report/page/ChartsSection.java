package org.dropwhere.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dropwhere.report.Missing;
import org.dropwhere.report.chart.Chart;

/** The charts, drawn in the page itself. */
final class ChartsSection {
    private static final Pattern PROLOGUE = Pattern.compile("^<\\?xml[^>]*\\?>\\s*");
    private static final Pattern ROOT = Pattern.compile("<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>");

    private ChartsSection() {}

    static Section of(ReportData report) {
        return new Section(
                "charts",
                "Charts",
                Stream.concat(
                                report.charts().stream().map(ChartsSection::figureOf),
                                report.missing().stream().flatMap(ChartsSection::numbersOf))
                        .toList());
    }

    /** In the place of a chart. */
    private static Stream<DomContent> numbersOf(Missing part) {
        return part.numbers().stream()
                .map(numbers -> Html.scrolled(part.what() + " could not be drawn; its numbers", numbers));
    }

    private static DomContent figureOf(Chart chart) {
        String caption = chart.name() + "-caption";
        return figure(
                div(rawHtml(inline(chart, caption)))
                        .withClass("scroll")
                        .attr("role", "region")
                        .attr("aria-labelledby", caption)
                        .withTabindex(0),
                figcaption(strong(chart.title() + ".").withId(caption), text(" " + chart.description())));
    }

    /** The chart's SVG as an element of the page: no prologue, its ids its own, sized by the page. */
    static String inline(Chart chart, String caption) {
        String svg = PROLOGUE.matcher(chart.svg()).replaceFirst("");
        String own = svg.replace("id=\"clip", "id=\"" + chart.name() + "-clip")
                .replace("url(#clip", "url(#" + chart.name() + "-clip");
        return ROOT.matcher(own)
                .replaceFirst("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"$1\" role=\"img\" aria-labelledby=\""
                        + caption + "\">");
    }
}
