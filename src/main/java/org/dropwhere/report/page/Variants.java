package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.Variant;
import org.dropwhere.report.LayersTable;
import org.dropwhere.report.VariantsText;

/** What was trained: the layers that all variants share, and where each drops. */
final class Variants {
    private Variants() {}

    static Part of(Findings findings) {
        Experiment experiment = findings.plan().experiment();
        List<Variant> variants = experiment.variants();
        List<DomContent> content = new ArrayList<>();
        if (!findings.plan().axes().isEmpty()) {
            content.add(p("The experiment is a sweep; this is its first combination."));
        }
        content.add(Html.scrolled("Where each variant drops", VariantsText.sites(variants)));
        VariantsText.same(experiment).forEach(sentence -> content.add(p(sentence)));
        VariantsText.frameworks(variants)
                .ifPresent(table -> content.add(Html.scrolled("What the frameworks' words mean", table)));
        VariantsText.noise(variants).ifPresent(table -> {
            content.add(Html.scrolled("How much arrives at the gates", table));
            content.add(p("Kept is the share of the signal that survives all masks on its way; noise is the variance of"
                    + " what multiplies it."));
        });
        DataSize.of(experiment.data(), experiment.seeds().get(0))
                .ifPresent(size -> content.add(Html.scrolled(
                        "Layers of every variant; dropout has no parameters",
                        LayersTable.of(experiment.model(), size.length(), size.vocabulary()))));
        content.addAll(MaskFigures.of(findings.plan()));
        return new Part("variants", "Variants", content);
    }
}
