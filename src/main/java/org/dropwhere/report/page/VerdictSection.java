package org.dropwhere.report.page;

import static j2html.TagCreator.a;
import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropwhere.report.ComparisonText;
import org.dropwhere.report.InteractionsText;
import org.dropwhere.report.VerdictText;
import org.dropwhere.statistics.Verdict;

/** The answer, first of all: the verdict of each comparison, or how many there are of each kind. */
final class VerdictSection {
    /** Nobody would read more sentences at the head of a page. */
    private static final int MOST = 6;

    private VerdictSection() {}

    static Section of(ReportData report) {
        List<DomContent> content = new ArrayList<>();
        if (!report.complete()) {
            content.add(p(
                            strong("Not finished: "),
                            text(report.ended() + " of "
                                    + report.plan().trials().size()
                                    + " trials have ended, and all below is about these alone."))
                    .withClass("note"));
        }
        ComparisonText.whyNone(report.plan()).ifPresent(why -> content.add(p(why).withClass("verdict")));
        List<Verdict> verdicts = report.comparisons().ofPrimary().stream()
                .flatMap(comparison -> comparison.verdict().stream())
                .toList();
        if (verdicts.size() == 1) {
            content.add(p(VerdictText.all(report.plan(), report.comparisons()).get(0))
                    .withClass("verdict"));
        } else if (verdicts.size() > MOST) {
            content.add(p(text(counts(verdicts) + " "), a("Each is below.").withHref("#comparisons"))
                    .withClass("verdict"));
        } else if (!verdicts.isEmpty()) {
            content.add(Html.list(VerdictText.all(report.plan(), report.comparisons()))
                    .withClass("verdict"));
        }
        InteractionsText.sentences(report.comparisons()).forEach(sentence -> content.add(p(sentence)));
        return new Section("answer", "Answer", content);
    }

    private static String counts(List<Verdict> verdicts) {
        Map<Verdict.Kind, Long> counts = verdicts.stream()
                .collect(Collectors.groupingBy(
                        Verdict::kind, () -> new EnumMap<>(Verdict.Kind.class), Collectors.counting()));
        return verdicts.size() + " comparisons: "
                + counts.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey().words())
                        .collect(Collectors.joining(", "))
                + ".";
    }
}
