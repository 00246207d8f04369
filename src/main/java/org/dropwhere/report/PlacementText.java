package org.dropwhere.report;

import java.util.List;
import java.util.stream.Collectors;
import org.dropwhere.plan.TrainedPlacement;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.text.NumberText;

/** Placements in words. */
public final class PlacementText {
    private PlacementText() {}

    /** For example {@code lstm-input, shared: trained as after-embedding}. */
    public static String trainedAs(TrainedPlacement trained) {
        String site = site(trained.placement().ref());
        return trained.written().stream().map(PlacementText::of).collect(Collectors.joining(" and "))
                + ": trained as " + site
                + (trained.written().size() > 1 ? ", one mask" : "");
    }

    /** What a placement that is trained otherwise than it is written is trained as; empty if it is as written. */
    static String trainedAs(Placement written, List<TrainedPlacement> all) {
        return all.stream()
                .filter(trained -> !trained.isAsWritten() && trained.written().contains(written))
                .map(trained -> site(trained.placement().ref())
                        + (trained.written().size() > 1
                                ? ", one mask with rate "
                                        + NumberText.of(trained.placement().rate())
                                : ""))
                .findFirst()
                .orElse("");
    }

    /** For example {@code lstm-input}, in the first layer, and {@code lstm-input of layer 2}. */
    public static String site(SiteRef ref) {
        return ref.layer() == 1 || ref.site() == Site.AFTER_LSTM
                ? ref.site().key()
                : ref.site().key() + " of layer " + ref.layer();
    }

    /** The site, and whether gates share where they might not: {@code lstm-input, shared}. */
    private static String of(Placement placement) {
        return site(placement.ref()) + sharing(placement);
    }

    private static String sharing(Placement placement) {
        return placement.site().gates().size() > 1 ? ", " + placement.gates().key() : "";
    }
}
