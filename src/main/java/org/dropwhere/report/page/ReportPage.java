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
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.report.Attempts;
import org.dropwhere.report.Missing;
import org.dropwhere.spec.Experiment;

/**
 * The page: one file that fetches nothing and runs nothing, for a browser, a screen reader and paper.
 *
 * @param text HTML that is well-formed XML too
 * @param missing sections that could not be made, which the page names
 */
public record ReportPage(String text, List<Missing> missing) {
    /** Whatever a name or a question holds, nothing is run or fetched because of it. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    static final List<SectionSource> SECTIONS = List.of(
            new SectionSource("answer", "Answer", VerdictSection::of),
            new SectionSource("warnings", "Warnings", WarningsSection::of),
            new SectionSource("summary", "Summary", SummarySection::of),
            new SectionSource("charts", "Charts", ChartsSection::of),
            new SectionSource("comparisons", "Comparisons", ComparisonsSection::of),
            new SectionSource("beside", "Beside the verdict", AdditionsSection::of),
            new SectionSource("data", "Data", DataSection::of),
            new SectionSource("variants", "Variants", VariantsSection::of),
            new SectionSource("method", "Method", MethodSection::of),
            new SectionSource("provenance", "Provenance", ProvenanceSection::of),
            new SectionSource("again", "The same again", ReproduceSection::of));

    /** Copies the list. */
    public ReportPage {
        missing = List.copyOf(missing);
    }

    /** Each section is made by itself; equal findings give equal bytes. */
    public static ReportPage of(ReportData report) {
        return of(report, SECTIONS);
    }

    static ReportPage of(ReportData report, List<SectionSource> sections) {
        return of(
                report.plan().experiment(),
                report.missing(),
                sections.stream().map(section -> section.of(report)).toList());
    }

    /**
     * A page of some parts; each is made by itself.
     *
     * @param experiment what it is about
     * @param missing what could not be made until now
     */
    public static ReportPage of(Experiment experiment, List<Missing> missing, List<PagePart> parts) {
        Attempts attempts = new Attempts();
        List<PagePart.Rendered> made =
                parts.stream().flatMap(part -> part.render(attempts).stream()).toList();
        List<Missing> all =
                Stream.concat(missing.stream(), attempts.missing().stream()).toList();
        Optional<PagePart.Rendered> gaps =
                new PagePart("missing", "Missing", () -> MissingSection.of(all)).render(new Attempts());
        return new ReportPage(
                render(experiment, Stream.concat(gaps.stream(), made.stream()).toList()), attempts.missing());
    }

    private static String render(Experiment experiment, List<PagePart.Rendered> parts) {
        return "<!DOCTYPE html>\n"
                + Html.render(html(
                                headOf(experiment),
                                body(
                                        a("To the content").withHref("#content").withClass("skip"),
                                        top(experiment),
                                        contents(parts),
                                        main(each(parts, part -> rawHtml(part.html())))
                                                .withId("content")))
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

    private static DomContent contents(List<PagePart.Rendered> parts) {
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
