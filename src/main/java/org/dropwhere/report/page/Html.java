package org.dropwhere.report.page;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.li;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.Config;
import j2html.rendering.FlatHtml;
import j2html.tags.DomContent;
import j2html.tags.specialized.UlTag;
import j2html.utils.EscapeUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** What the parts of the page are made of. */
final class Html {
    private static final Config CONFIG = Config.defaults()
            // Valid as XML too, so that any XML parser can read the page.
            .withEmptyTagsClosed(true)
            .withTextEscaper(text -> EscapeUtil.escape(printable(text)));

    private static final int LONGEST_WORDS = 32;

    private Html() {}

    /** The text of some elements, every text in it escaped. */
    static String render(DomContent content) {
        try {
            return content.render(FlatHtml.inMemory(CONFIG)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a mark in place of every character that no page may hold, not even as a reference. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> isAllowed(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Neither a control, half of a character, nor a noncharacter of Unicode. */
    private static boolean isAllowed(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return !control && Character.getType(c) != Character.SURROGATE && (c & 0xFFFE) != 0xFFFE;
    }

    /** A list of sentences. */
    static UlTag list(List<String> sentences) {
        return ul(each(sentences, sentence -> li(sentence)));
    }

    /** A table; where it is wider than the screen it is scrolled by itself, with the keyboard too. */
    static DomContent scrolled(String title, ResultTable table) {
        return div(table(
                        caption(title),
                        thead(tr(each(
                                table.columns(),
                                column ->
                                        th(column.name()).attr("scope", "col").withCondClass(isNumeric(column), "n")))),
                        tbody(each(table.rows(), row -> row(table.columns(), row)))))
                .withClass("scroll")
                .attr("role", "region")
                .attr("aria-label", title)
                .withTabindex(0);
    }

    private static DomContent row(List<TableColumn> columns, List<String> cells) {
        return tr(
                th(cells.get(0)).attr("scope", "row"),
                each(IntStream.range(1, cells.size())
                        .mapToObj(i -> td(cells.get(i)).withClass(kind(columns.get(i), cells.get(i))))));
    }

    /** Only sentences are broken into lines. */
    private static String kind(TableColumn column, String cell) {
        return isNumeric(column) ? "n" : cell.length() > LONGEST_WORDS ? "sentence" : "words";
    }

    private static boolean isNumeric(TableColumn column) {
        return !(column instanceof TableColumn.Words);
    }
}
