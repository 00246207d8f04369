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
import java.util.Optional;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.TrainedPlacement;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.report.KnownData;
import org.dropwhere.report.PlacementText;
import org.dropwhere.report.mask.MaskPicture;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;

/**
 * Drawings of the masks that trials meet in their first batch, each once, whichever trials it serves: of every arm the
 * trial of the first seed, with the placements and the seed of the trial itself.
 */
final class MaskFigures {
    /** More would be scrolled past. */
    private static final int MOST = 16;

    private static final int SEQUENCES = 2;

    private MaskFigures() {}

    /** A heading and the drawings; nothing if no variant drops, or if the sizes of all data are unknown. */
    static List<DomContent> of(Plan plan, KnownData data) {
        Map<Drawing, List<PlannedRun>> drawings = drawings(plan, data);
        if (drawings.isEmpty()) {
            return List.of();
        }
        Map<Arm, Variant> variants = plan.variants();
        List<DomContent> content = new ArrayList<>();
        content.add(h3("Where the masks act"));
        content.add(p("The masks of the first training batch, as the trials that are named meet them: time to the"
                + " right, features down. Stripes along time are masks that stay; one panel for all gates or sequences is"
                + " a mask that they share."));
        drawings.entrySet().stream()
                .limit(MOST)
                .map(each -> figureOf(each.getKey(), each.getValue(), variants))
                .forEach(content::add);
        if (drawings.size() > MOST) {
            content.add(p("And " + (drawings.size() - MOST) + " masks more, which are not drawn."));
        }
        return content;
    }

    /** Of every arm the first seed's. */
    private static Map<Drawing, List<PlannedRun>> drawings(Plan plan, KnownData data) {
        Map<Arm, PlannedRun> first = new LinkedHashMap<>();
        plan.runs().forEach(run -> first.putIfAbsent(run.arm(), run));
        Map<Drawing, List<PlannedRun>> drawings = new LinkedHashMap<>();
        for (PlannedRun run : first.values()) {
            TrialDescription trial = run.trial().description();
            data.of(trial.data())
                    .ifPresent(summary -> trial.placements()
                            .forEach(placement -> drawings.computeIfAbsent(
                                            Drawing.of(placement, trial, summary, data), drawing -> new ArrayList<>())
                                    .add(run)));
        }
        return drawings;
    }

    private static DomContent figureOf(Drawing drawing, List<PlannedRun> cells, Map<Arm, Variant> variants) {
        String site = PlacementText.site(drawing.placement().ref());
        String arms = Words.list(cells.stream().map(run -> run.arm().name()).toList(), "and");
        return figure(
                        div(rawHtml(drawing.picture()))
                                .withClass("scroll")
                                .attr("role", "region")
                                .attr("aria-label", "Masks of " + site + " in " + arms)
                                .withTabindex(0),
                        figcaption(caption(drawing, cells, variants, arms)))
                .withClass("mask");
    }

    /**
     * For example {@code lstm-input with rate 0.5, in a and b, seed 1}, and how the experiment writes it where that
     * differs.
     */
    private static String caption(Drawing drawing, List<PlannedRun> cells, Map<Arm, Variant> variants, String arms) {
        Placement placement = drawing.placement();
        long seed = cells.get(0).seed();
        return PlacementText.site(placement.ref()) + " with rate " + NumberText.of(placement.rate()) + ", in " + arms
                + ", seed "
                + seed + (seed == drawing.seed() ? "" : " (its own seed: " + drawing.seed() + ")")
                + cells.stream()
                        .flatMap(run -> Optional.ofNullable(variants.get(run.arm())).stream()
                                .flatMap(variant ->
                                        TrainedPlacement.of(
                                                run.trial().description().model(), variant.placements())
                                                .stream()))
                        .filter(trained -> trained.placement().equals(placement) && !trained.isAsWritten())
                        .map(PlacementText::trainedAs)
                        .distinct()
                        .reduce("", (before, sentence) -> before + "; " + sentence);
    }

    /**
     * Masks of a placement in a first batch.
     *
     * @param seed that they are drawn from
     * @param sizes of the model
     * @param sequences how many of the batch's are shown
     */
    private record Drawing(Placement placement, long seed, ModelSizes sizes, int sequences) {

        static Drawing of(Placement placement, TrialDescription trial, DatasetSummary summary, KnownData data) {
            int batch = Math.min(trial.training().batchSize(), summary.train().sequences());
            return new Drawing(placement, trial.seed(), data.sizes(trial).orElseThrow(), Math.min(SEQUENCES, batch));
        }

        String picture() {
            return MaskPicture.of(
                    PlacementText.site(placement.ref()), placement, sizes, sequences, RandomMasks.of(seed, 1, 0));
        }
    }
}
