package org.dropwhere.keras;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.text.NumberText;

/**
 * The variants that ask of a model whether its dropout is in the right place: its own, none, its parts, and its rates
 * at other places. All are different models.
 */
final class ImportedVariants {
    static final String OWN = "as-saved";

    /** The rate of a model without dropout. Chosen, not measured. */
    private static final double USUAL_RATE = 0.25;

    /** So that an experiment stays one that somebody runs and reads. Chosen, not measured. */
    private static final int MOST = 6;

    /** Where Dropout layers stand. */
    private static final List<Site> PLACES = List.of(Site.AFTER_EMBEDDING, Site.AFTER_LSTM, Site.BETWEEN_LAYERS);

    private final KerasDialect dialect;
    private final ModelSpec model;
    private final List<KerasDropout> words;
    private final List<Placement> layers;
    private final List<ImportedVariant> variants = new ArrayList<>();
    private final Set<Map<String, BigDecimal>> meanings = new HashSet<>();

    private ImportedVariants(ReadModel read) {
        dialect = read.dialect();
        model = read.assembled().model();
        words = read.assembled().words();
        layers = read.assembled().placements();
    }

    /** The file's own dropout. */
    static ImportedVariant own(ReadModel read) {
        return new ImportedVariant(
                OWN, "", read.assembled().words(), read.assembled().placements());
    }

    /** All variants, the file's own first. */
    static List<ImportedVariant> of(ReadModel read) {
        return new ImportedVariants(read).all(read);
    }

    private List<ImportedVariant> all(ReadModel read) {
        add(own(read));
        add(new ImportedVariant(
                "no-dropout", "The control: shows whether the model overfits at all.", List.of(), List.of()));
        if (!words.isEmpty() && !layers.isEmpty()) {
            add(new ImportedVariant("inside-only", "Without its Dropout layers.", words, List.of()));
            add(new ImportedVariant("layers-only", "Its Dropout layers alone.", List.of(), layers));
            addMoved(layers.get(0).rate());
        } else {
            addPlaces();
        }
        return variants;
    }

    /** The layers' rate elsewhere; what is inside stays. */
    private void addMoved(double rate) {
        for (Site site : PLACES) {
            // With another life of the mask it would be no other place.
            if (layers.stream().noneMatch(each -> each.site() == site)) {
                String what = layers.size() == 1
                        ? "Its Dropout layer"
                        : "The rate " + NumberText.of(rate) + " of its first Dropout layer in the place of all";
                add(new ImportedVariant(
                        "moved-" + name(site), what + " " + where(site) + ".", words, everywhere(site, rate)));
            }
        }
    }

    /** A rate at one place by itself, each in turn. */
    private void addPlaces() {
        double rate = Stream.of(
                        layers.stream().map(Placement::rate),
                        words.stream().map(KerasDropout::dropout),
                        words.stream().map(KerasDropout::recurrentDropout))
                .flatMap(rates -> rates)
                .filter(each -> each > 0)
                .findFirst()
                .orElse(USUAL_RATE);
        double input = rate(words.stream().map(KerasDropout::dropout).toList(), rate);
        add(new ImportedVariant(
                "inside-input",
                "A rate of " + NumberText.of(input) + " on what the cells read, Keras' dropout, alone.",
                inside(input, 0),
                List.of()));
        double recurrent =
                rate(words.stream().map(KerasDropout::recurrentDropout).toList(), rate);
        add(new ImportedVariant(
                "inside-recurrent",
                "A rate of " + NumberText.of(recurrent)
                        + " on the cells' last outputs, Keras' recurrent_dropout, alone.",
                inside(0, recurrent),
                List.of()));
        for (Site site : PLACES) {
            add(new ImportedVariant(
                    name(site),
                    "A rate of " + NumberText.of(rate) + " " + where(site) + ", alone.",
                    List.of(),
                    everywhere(site, rate)));
        }
    }

    private static double rate(List<Double> given, double otherwise) {
        return given.stream().filter(each -> each > 0).findFirst().orElse(otherwise);
    }

    private void add(ImportedVariant variant) {
        boolean isOwn = variants.isEmpty();
        if (variants.size() < MOST && (isOwn || variant.survives(model)) && meanings.add(variant.meaning(model))) {
            variants.add(variant);
        }
    }

    private List<KerasDropout> inside(double dropout, double recurrent) {
        List<KerasDropout> inside = new ArrayList<>();
        for (int layer = 0; layer < model.recurrent().size(); layer++) {
            OptionalInt implementation =
                    words.isEmpty() ? OptionalInt.empty() : words.get(layer).implementation();
            inside.add(new KerasDropout(
                    dialect.version(), Optional.of(dialect.word()), implementation, dropout, recurrent));
        }
        return inside;
    }

    /** A rate in all layers that have a site; nothing, which is no new variant, where none has. */
    private List<Placement> everywhere(Site site, double rate) {
        return model.refs(site).stream()
                .map(ref -> new Placement(ref, rate, site.times().get(0), GateSharing.SHARED))
                .toList();
    }

    private static String name(Site site) {
        return site == Site.AFTER_LSTM ? "after-recurrent" : site.key();
    }

    private static String where(Site site) {
        return switch (site) {
            case AFTER_EMBEDDING -> "after the embedding";
            case BETWEEN_LAYERS -> "between the recurrent layers";
            default -> "after the last recurrent layer";
        };
    }
}
