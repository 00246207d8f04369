package org.dropwhere.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dropwhere.config.Experiment;
import org.dropwhere.config.GateSharing;
import org.dropwhere.config.KerasDropout;
import org.dropwhere.config.Noise;
import org.dropwhere.config.NumberText;
import org.dropwhere.config.Placement;
import org.dropwhere.config.PyTorchDropout;
import org.dropwhere.config.SignalWay;
import org.dropwhere.config.Site;
import org.dropwhere.config.Variant;
import org.dropwhere.plan.SameModel;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;

/** Variants for people: where each drops and why, how much, and which are the same model. */
public final class VariantsText {
    private VariantsText() {}

    /** The text, ended by a line break; its parts are separated by empty lines. */
    public static String of(Experiment experiment) {
        List<Variant> variants = experiment.variants();
        List<String> parts = new ArrayList<>();
        parts.add(sites(variants).toText());
        frameworks(variants).map(ResultTable::toText).ifPresent(parts::add);
        noise(variants).map(ResultTable::toText).ifPresent(parts::add);
        List<String> same = same(experiment);
        if (!same.isEmpty()) {
            parts.add(String.join("\n", same) + "\n");
        }
        return String.join("\n", parts);
    }

    /** A row for each variant and site. */
    public static ResultTable sites(List<Variant> variants) {
        List<Row> rows = new ArrayList<>();
        for (Variant variant : variants) {
            if (variant.placements().isEmpty()) {
                rows.add(new Row(variant.name(), "no dropout", "", "", "", ""));
            }
            for (Placement placement : variant.placements()) {
                rows.add(new Row(
                        variant.name(),
                        placement.site().key(),
                        NumberText.of(placement.rate()),
                        placement.time().key(),
                        gates(placement),
                        origin(variant, placement)));
            }
        }
        return new ResultTable(List.of(
                TableColumn.words("variant", rows, Row::variant),
                TableColumn.words("site", rows, Row::site),
                TableColumn.words("rate", rows, Row::rate),
                TableColumn.words("mask", rows, Row::time),
                TableColumn.words("gates", rows, Row::gates),
                TableColumn.words("said as", rows, Row::origin)));
    }

    /** Nothing where gates have nothing to do with it. */
    private static String gates(Placement placement) {
        if (placement.site() == Site.RECURRENT_WEIGHTS) {
            return "each weight by itself";
        }
        return placement.site().gates().contains(GateSharing.PER_GATE)
                ? placement.gates().key()
                : "";
    }

    private static String origin(Variant variant, Placement placement) {
        Optional<KerasDropout> keras =
                variant.keras().filter(words -> words.placements().contains(placement));
        if (keras.isPresent()) {
            return placement.site() == Site.LSTM_INPUT ? "keras: dropout" : "keras: recurrent-dropout";
        }
        return variant.matched().stream()
                .filter(matched -> matched.site() == placement.site())
                .map(matched -> "matched-to: " + matched.variant())
                .findFirst()
                .orElse(placement.site().key());
    }

    /** What the words of frameworks mean, if any were used. */
    public static Optional<ResultTable> frameworks(List<Variant> variants) {
        List<Reason> rows =
                variants.stream().flatMap(variant -> reasons(variant).stream()).toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new ResultTable(List.of(
                        TableColumn.words("variant", rows, Reason::variant),
                        TableColumn.words("what the framework does", rows, Reason::words))));
    }

    private static List<Reason> reasons(Variant variant) {
        List<Reason> reasons = new ArrayList<>();
        variant.keras().map(KerasDropout::reason).ifPresent(words -> reasons.add(new Reason(variant.name(), words)));
        variant.pytorch()
                .map(PyTorchDropout::reason)
                .ifPresent(words -> reasons.add(new Reason(variant.name(), words)));
        return reasons;
    }

    private static boolean isNoisy(Variant variant) {
        return List.of(SignalWay.values()).stream()
                .anyMatch(way -> Noise.along(way, variant.placements()).survival() < 1);
    }

    /**
     * What arrives at the gates: the share of the signal that is alive, and the variance of what multiplies it. Absent
     * where all of it arrives.
     */
    public static Optional<ResultTable> noise(List<Variant> variants) {
        if (variants.stream().noneMatch(VariantsText::isNoisy)) {
            return Optional.empty();
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("arriving at the gates", variants, Variant::name));
        for (SignalWay way : SignalWay.values()) {
            columns.add(TableColumn.words(
                    way.words() + " kept",
                    variants,
                    variant -> number(Noise.along(way, variant.placements()).survival())));
            columns.add(TableColumn.words(
                    way.words() + " noise",
                    variants,
                    variant -> number(Noise.along(way, variant.placements()).variance())));
        }
        return Optional.of(new ResultTable(columns));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** A sentence for each group of variants that are the same model. */
    public static List<String> same(Experiment experiment) {
        String trials = experiment.analysis().independentSeeds() ? "seeds of their own" : "the same trials";
        return SameModel.among(experiment.variants()).stream()
                .map(model -> "The same model, with " + trials + ": " + String.join(" = ", model.variants()) + " ("
                        + model.reason() + ").")
                .toList();
    }

    private record Row(String variant, String site, String rate, String time, String gates, String origin) {}

    private record Reason(String variant, String words) {}
}
