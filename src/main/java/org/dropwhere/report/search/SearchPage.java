package org.dropwhere.report.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.report.MachineKindsText;
import org.dropwhere.report.Missing;
import org.dropwhere.report.VerdictText;
import org.dropwhere.report.page.Block;
import org.dropwhere.report.page.PagePart;
import org.dropwhere.report.page.ReportData;
import org.dropwhere.report.page.ReportPage;
import org.dropwhere.results.ResultTable;
import org.dropwhere.search.SearchCourse;
import org.dropwhere.statistics.Comparison;

/**
 * The page of a search.
 *
 * @param all what is known of all trials
 * @param tables by name
 * @param answer in sentences
 */
record SearchPage(
        SearchCourse course,
        Optional<Confirmation> confirmation,
        ReportData all,
        Map<String, ResultTable> tables,
        List<String> answer) {

    ReportPage page(List<Missing> missing) {
        List<PagePart> parts = new ArrayList<>();
        parts.add(PagePart.of("answer", "Answer", this::answered));
        confirmation.ifPresent(confirmed -> {
            ReportData fresh = confirmed.parts().data();
            parts.add(PagePart.of(
                    "model", "The model", () -> Recommendation.of(confirmed).blocks()));
            parts.add(PagePart.of("best", "The best", () -> best(confirmed)));
            if (!confirmed.isReference()) {
                parts.add(PagePart.of("promise", "Promised and confirmed", () -> promise(confirmed)));
            }
            parts.add(PagePart.of("warnings", fresh));
        });
        parts.add(PagePart.of("charts", all));
        parts.add(PagePart.of("candidates", "Candidates", this::candidates));
        confirmation.ifPresent(confirmed -> {
            ReportData fresh = confirmed.parts().data();
            parts.add(PagePart.of("verdicts", "Verdicts on fresh seeds", () -> verdicts(confirmed)));
            parts.add(PagePart.of("summary", fresh));
            parts.add(PagePart.of("comparisons", fresh));
            parts.add(PagePart.of("beside", fresh));
        });
        parts.add(PagePart.of(
                "search", "How it was searched", () -> List.of(new Block.Sentences(MethodText.of(course)))));
        parts.add(PagePart.of("data", all));
        confirmation.ifPresent(confirmed -> {
            parts.add(PagePart.of("variants", confirmed.parts().data()));
            parts.add(PagePart.of("method", confirmed.parts().data()));
        });
        parts.add(PagePart.of("provenance", all));
        parts.add(PagePart.of("again", all));
        return ReportPage.of(course.source().experiment(), missing, parts);
    }

    private List<Block> answered() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < answer.size(); i++) {
            blocks.add(i == 0 ? new Block.Lead(answer.get(0)) : new Block.Paragraph(answer.get(i)));
        }
        MachineKindsText.sentences(all.results(), all.kinds(), all.comparisons())
                .forEach(sentence -> blocks.add(new Block.Note(sentence)));
        return blocks;
    }

    /** The candidates that the last race could not tell from the best one, and what fresh seeds say of each. */
    private List<Block> best(Confirmation confirmed) {
        List<Candidate> through = Candidate.all(course).stream()
                .filter(candidate -> candidate.ending().isThrough())
                .toList();
        List<String> asGood = confirmed.others().stream()
                .filter(AnswerText::isAsGood)
                .map(comparison -> comparison.arm().variant())
                .toList();
        return List.of(
                new Block.Paragraph("Still in the last race at its end are the best candidate and "
                        + (through.size() - 1)
                        + " more that it could not tell from it, or showed to be as good. Of those"
                        + " that were tried on fresh seeds, "
                        + (asGood.isEmpty() ? "none is" : asGood.size() == 1 ? "one is" : asGood.size() + " are")
                        + " shown to be as good as the best within " + AnswerText.margin(course) + "."),
                new Block.Table("Still in the last race at its end", SetTable.of(through, confirmed, course)));
    }

    private List<Block> promise(Confirmation confirmed) {
        Promise promise = new Promise(confirmed);
        return List.of(
                new Block.Paragraph(promise.sentence()),
                new Block.Table(
                        "Differences of " + confirmed.best() + " to "
                                + course.search().against(),
                        tables.getOrDefault(SearchTables.PROMISE, new ResultTable(List.of()))));
    }

    private List<Block> candidates() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                "How each candidate fared, at its last look",
                tables.getOrDefault(SearchTables.CANDIDATES, new ResultTable(List.of()))));
        blocks.add(new Block.Paragraph(
                "First those still in the race, then the last to leave it. The difference is that to "
                        + course.search().against()
                        + " over the seeds that both have; behind is how much worse the mean is than"
                        + " the leader's. A p value up to the level decides: p_worse that it is worse, p_as_good that it is worse"
                        + " by less than the margin. Every look is in tables/looks.csv."));
        ProxyText.of(course).ifPresent(text -> blocks.add(new Block.Paragraph(text)));
        new SearchFigures(course).importance().ifPresent(text -> blocks.add(new Block.Paragraph(text)));
        return blocks;
    }

    private static List<Block> verdicts(Confirmation confirmed) {
        return List.of(
                new Block.Sentences(VerdictText.all(confirmed.parts().data().plan(), confirmed.comparisons())));
    }

    /** What fresh seeds say of a candidate, in a few words. */
    static String verdict(Optional<Comparison> comparison) {
        return comparison
                .flatMap(each -> each.verdict()
                        .map(verdict -> verdict.kind().words() + " (with "
                                + each.baseline().variant() + ")"))
                .orElse("");
    }
}
