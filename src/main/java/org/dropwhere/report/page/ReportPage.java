package org.dropwhere.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.body;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.li;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.nav;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dropwhere.config.Experiment;

/** The page: one file that fetches nothing and runs nothing, for a browser, a screen reader and paper. */
public final class ReportPage {
    /** Whatever a name or a question holds, nothing is run or fetched because of it. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private ReportPage() {}

    /** The text of the page, HTML that is well-formed XML too; equal findings give equal bytes. */
    public static String of(Findings findings) {
        List<Part> parts = Stream.of(
                        Answer.of(findings),
                        Warnings.of(findings),
                        Summary.of(findings),
                        Figures.of(findings),
                        Compared.of(findings),
                        SequencesPart.of(findings),
                        Variants.of(findings),
                        Method.of(findings),
                        Machines.of(findings),
                        Again.of(findings))
                .filter(part -> !part.content().isEmpty())
                .toList();
        Experiment experiment = findings.plan().experiment();
        return "<!DOCTYPE html>\n"
                + Html.render(html(
                                headOf(experiment),
                                body(
                                        a("To the content").withHref("#content").withClass("skip"),
                                        top(experiment),
                                        contents(parts),
                                        main(each(parts, Part::html)).withId("content")))
                        .withLang("en"))
                + "\n";
    }

    private static DomContent headOf(Experiment experiment) {
        return head(
                meta().withCharset("UTF-8"),
                meta().attr("http-equiv", "Content-Security-Policy").withContent(POLICY),
                meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
                meta().withName("color-scheme").withContent("light dark"),
                title(experiment.name() + " - Dropwhere"),
                // Without it a browser would ask a server for an icon.
                link().withRel("icon").withHref("data:,"),
                style(rawHtml(css())));
    }

    private static DomContent top(Experiment experiment) {
        return experiment.question().isEmpty()
                ? header(h1(experiment.name()))
                : header(p(experiment.name()).withClass("name"), h1(experiment.question()));
    }

    private static DomContent contents(List<Part> parts) {
        return nav(ul(each(parts, part -> li(a(part.heading()).withHref("#" + part.id())))))
                .attr("aria-label", "Contents");
    }

    private static String css() {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("page.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
