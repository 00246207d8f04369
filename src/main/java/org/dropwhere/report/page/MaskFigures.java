package org.dropwhere.report.page;

import static j2html.TagCreator.div;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.Placement;
import org.dropwhere.config.Variant;
import org.dropwhere.config.Words;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.report.mask.MaskPicture;

/** Drawings of the masks, each placement once, whichever variants have it. */
final class MaskFigures {
    /** More would be scrolled past. */
    private static final int MOST = 16;

    private static final int SEQUENCES = 2;

    private MaskFigures() {}

    /** A heading and the drawings; nothing if no variant drops. */
    static List<DomContent> of(Experiment experiment, ModelSizes sizes) {
        Map<Placement, List<String>> variants = new LinkedHashMap<>();
        for (Variant variant : experiment.variants()) {
            variant.placements()
                    .forEach(placement -> variants.computeIfAbsent(placement, key -> new ArrayList<>())
                            .add(variant.name()));
        }
        if (variants.isEmpty()) {
            return List.of();
        }
        long seed = experiment.seeds().get(0);
        BatchMasks masks = RandomMasks.of(seed, 1, 0);
        List<DomContent> content = new ArrayList<>();
        content.add(h3("Where the masks act"));
        content.add(
                p(
                        "The masks of seed " + seed + " in the first training batch: time to the right, features down."
                                + " Stripes along time are masks that stay; one panel for all gates or sequences is a mask that they share."));
        variants.entrySet().stream()
                .limit(MOST)
                .map(each -> figureOf(each.getKey(), Words.list(each.getValue(), "and"), sizes, masks))
                .forEach(content::add);
        if (variants.size() > MOST) {
            content.add(p("And " + (variants.size() - MOST) + " placements more, which are not drawn."));
        }
        return content;
    }

    private static DomContent figureOf(Placement placement, String variants, ModelSizes sizes, BatchMasks masks) {
        String site = placement.site().key();
        return figure(
                        div(rawHtml(MaskPicture.of(site, placement, sizes, SEQUENCES, masks)))
                                .withClass("scroll")
                                .attr("role", "region")
                                .attr("aria-label", "Masks of " + site + " in " + variants)
                                .withTabindex(0),
                        figcaption(site + " with rate " + placement.rate() + ", in " + variants))
                .withClass("mask");
    }
}
