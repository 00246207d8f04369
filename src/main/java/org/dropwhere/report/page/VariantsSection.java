package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.plan.Plan;
import org.dropwhere.report.LayersTable;
import org.dropwhere.report.VariantsText;

/** What was trained: the layers that all variants share, and where each drops. */
final class VariantsSection {
    private VariantsSection() {}

    static Section of(ReportData report) {
        Plan plan = report.plan();
        List<DomContent> content = new ArrayList<>();
        content.add(Html.scrolled("Where each variant drops", VariantsText.sites(plan)));
        VariantsText.more(plan).forEach(sentence -> content.add(p(sentence)));
        VariantsText.same(plan).forEach(sentence -> content.add(p(sentence)));
        VariantsText.frameworks(plan)
                .ifPresent(table -> content.add(Html.scrolled("What the frameworks' words mean", table)));
        VariantsText.frameworkNotes(plan).forEach(sentence -> content.add(p(sentence)));
        VariantsText.noise(plan).ifPresent(table -> {
            content.add(Html.scrolled("How much arrives at the gates", table));
            content.add(p("Kept is the share of the signal that survives all masks on its way; noise is the variance of"
                    + " what multiplies it."));
        });
        LayersTable.of(plan, report.data())
                .forEach((where, table) -> content.add(Html.scrolled(
                        "Layers of every variant" + (where.isEmpty() ? "" : " at " + where)
                                + "; dropout has no parameters",
                        table)));
        content.addAll(MaskFigures.of(plan, report.data()));
        return new Section("variants", "Variants", content);
    }
}
