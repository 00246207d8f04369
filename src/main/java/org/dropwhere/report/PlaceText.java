package org.dropwhere.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.NumberText;
import org.dropwhere.text.Words;

/** Where a variant drops, in a sentence: {@code dropout 0.25 after the embedding, one mask a step}. */
public final class PlaceText {
    /** Of a variant that drops nothing. */
    public static final String NOWHERE = "no dropout";

    /** Placements that differ in their layers alone. */
    private record Kind(Site site, double rate, TimeSharing time, GateSharing gates) {}

    private PlaceText() {}

    /** All places of a variant; {@code no dropout} if there are none. */
    public static String of(Variant variant, ModelSpec model) {
        Map<Kind, List<Integer>> layers = new LinkedHashMap<>();
        for (Placement placement : variant.placements()) {
            layers.computeIfAbsent(
                            new Kind(placement.site(), placement.rate(), placement.time(), placement.gates()),
                            kind -> new ArrayList<>())
                    .add(placement.ref().layer());
        }
        return layers.isEmpty()
                ? NOWHERE
                : layers.entrySet().stream()
                        .map(each -> of(each.getKey(), each.getValue(), model))
                        .collect(Collectors.joining("; and "));
    }

    private static String of(Kind kind, List<Integer> layers, ModelSpec model) {
        return (kind.site().isZoneout() ? "zoneout " : "dropout ") + NumberText.of(kind.rate()) + " "
                + where(kind.site()) + in(kind.site(), layers, model) + ", " + mask(kind);
    }

    /** For example {@code after the embedding}. */
    public static String where(Site site) {
        return switch (site) {
            case WORD_TYPE -> "on the embedding's rows";
            case TOKEN -> "on whole tokens";
            case AFTER_EMBEDDING -> "after the embedding";
            case LSTM_INPUT -> "on the gates' input";
            case LSTM_RECURRENT -> "on the hidden state that the gates read";
            case RECURRENT_WEIGHTS -> "on the recurrent weights";
            case GATE_OUTPUTS -> "on the gates' outputs";
            case CANDIDATE -> "on the candidate state";
            case CELL, ZONEOUT_CELL -> "on the cell state";
            case STATE -> "on the state";
            case ZONEOUT_HIDDEN -> "on the hidden state";
            case BETWEEN_LAYERS -> "between the recurrent layers";
            case AFTER_LSTM -> "after the last recurrent layer";
            case DENSE -> "after the hidden dense layer";
        };
    }

    /** Nothing where the model has the site but once. */
    private static String in(Site site, List<Integer> layers, ModelSpec model) {
        List<SiteRef> all = model.refs(site);
        if (all.size() < 2) {
            return "";
        }
        return layers.size() == all.size()
                ? " in every layer"
                : " in layer " + Words.list(layers.stream().map(String::valueOf).toList(), "and");
    }

    private static String mask(Kind kind) {
        String time = switch (kind.time()) {
            case PER_STEP -> "one mask a step";
            case PER_FRAME -> "all or nothing at a step";
            case PER_SEQUENCE -> "one mask a sequence";
            case PER_BATCH -> "one mask a batch";
        };
        if (kind.site().gates().size() < 2) {
            return time;
        }
        return time + (kind.gates() == GateSharing.PER_GATE ? " and gate" : " for all gates");
    }
}
