package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.text.Words;

/** Words of Keras that mean another mask at another point of a sweep, although nothing but a rate may be swept. */
public final class KerasSweepText {
    private KerasSweepText() {}

    /** A sentence for each word of each variant whose meaning changes. */
    public static List<String> sentences(Plan plan) {
        List<String> sentences = new ArrayList<>();
        add("dropout", Site.LSTM_INPUT, plan, sentences);
        add("recurrent-dropout", Site.LSTM_RECURRENT, plan, sentences);
        return sentences;
    }

    private static void add(String word, Site site, Plan plan, List<String> sentences) {
        PlacedVariant.along(plan, variant -> variant.keras().flatMap(keras -> meaning(keras, site)))
                .forEach((name, meanings) ->
                        sentence(word + " of " + name, site, meanings).ifPresent(sentences::add));
    }

    private static Optional<String> sentence(String word, Site site, List<ValueAtPoints<Optional<String>>> along) {
        List<String> meanings = along.stream()
                .flatMap(each -> each.value().stream().map(meaning -> meaning + " at " + each.where()))
                .toList();
        return meanings.size() < 2
                ? Optional.empty()
                : Optional.of("The word " + word + " means other masks along the sweep: " + Words.list(meanings, "and")
                        + ". So these points differ in the kind of mask, not in a rate alone; to sweep a rate alone,"
                        + " write " + site.key() + " with its time and gates in place of Keras' words.");
    }

    /** What a word with a rate above 0 comes to. */
    private static Optional<String> meaning(KerasDropout keras, Site site) {
        double rate = site == Site.LSTM_INPUT ? keras.dropout() : keras.recurrentDropout();
        return rate == 0
                ? Optional.empty()
                : Optional.of(Placement.at(site, keras.placements())
                        .map(placement -> placement.time().key() + ", "
                                + placement.gates().key())
                        .orElse("ignored"));
    }
}
