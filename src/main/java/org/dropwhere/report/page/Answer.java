package org.dropwhere.report.page;

import static j2html.TagCreator.p;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.Interval;
import org.dropwhere.statistics.Verdict;

/** What came out, first of all: the verdict of each comparison, or the difference where there is no verdict. */
final class Answer {
    private Answer() {}

    static Part of(Findings findings) {
        List<DomContent> content = new ArrayList<>();
        if (!findings.complete()) {
            content.add(p(
                            strong("Not finished: "),
                            text(findings.ended() + " of "
                                    + findings.plan().trials().size()
                                    + " trials have ended, and all below is about these alone."))
                    .withClass("note"));
        }
        List<Comparison> compared = findings.comparisons().ofPrimary();
        if (compared.size() == 1) {
            content.add(p(sentence(compared.get(0))).withClass("verdict"));
        } else if (!compared.isEmpty()) {
            content.add(
                    Html.list(compared.stream().map(Answer::sentence).toList()).withClass("verdict"));
        }
        return new Part("answer", "Answer", content);
    }

    private static String sentence(Comparison comparison) {
        return comparison
                .verdict()
                .map(Verdict::sentence)
                .orElseGet(() -> comparison.name() + ": "
                        + difference(comparison.evidence().difference()) + ".");
    }

    private static String difference(Estimate difference) {
        if (difference.mean().isEmpty()) {
            return "nothing to compare yet";
        }
        Optional<Interval> interval = difference.ci95();
        return String.format(
                        Locale.ROOT,
                        "a mean difference of %+.4f in test accuracy",
                        difference.mean().getAsDouble())
                + interval.map(ends ->
                                String.format(Locale.ROOT, " (95 %% interval %+.4f to %+.4f)", ends.low(), ends.high()))
                        .orElse("");
    }
}
