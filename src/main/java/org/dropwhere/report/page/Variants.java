package org.dropwhere.report.page;

import static j2html.TagCreator.p;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.Model;
import org.dropwhere.config.Variant;
import org.dropwhere.dropout.ModelSizes;
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
        sizes(findings).ifPresent(sizes -> {
            content.add(Html.scrolled(
                    "Layers of every variant; dropout has no parameters",
                    LayersTable.of(experiment.model(), sizes.length(), sizes.vocabulary())));
            content.addAll(MaskFigures.of(experiment, sizes));
        });
        return new Part("variants", "Variants", content);
    }

    /** Absent where the sizes stand in files of which nothing is known any more. */
    private static Optional<ModelSizes> sizes(Findings findings) {
        Experiment experiment = findings.plan().experiment();
        return findings.data()
                .of(experiment.data())
                .map(summary -> sizes(experiment.model(), summary.length(), summary.vocabulary(experiment.data())));
    }

    private static ModelSizes sizes(Model model, int length, int vocabulary) {
        return new ModelSizes(vocabulary, model.embedding(), model.units(), length);
    }
}
