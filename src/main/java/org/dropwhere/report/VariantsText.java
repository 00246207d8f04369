package org.dropwhere.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.SameModel;
import org.dropwhere.plan.TrainedPlacement;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.PyTorchDropout;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.NumberText;

/** Variants for people: where each drops and why, how much, and which are the same model. */
public final class VariantsText {
    /** Of a variant along a sweep; more would not be read. */
    private static final int MOST_FORMS = 20;

    private static final String KERAS_HOLDS = "Keras' words are those of a layer with its default activations, not"
            + " unrolled, on a CPU; only dropout follows the version, all else is Keras 3's.";

    private VariantsText() {}

    /** The text, ended by a line break; its parts are separated by empty lines. */
    public static String of(Plan plan) {
        List<String> parts = new ArrayList<>();
        parts.add(sites(plan).toText());
        frameworks(plan).map(ResultTable::toText).ifPresent(parts::add);
        noise(plan).map(ResultTable::toText).ifPresent(parts::add);
        List<String> sentences = Stream.of(frameworkNotes(plan), KerasSweepText.sentences(plan), same(plan), more(plan))
                .flatMap(List::stream)
                .toList();
        if (!sentences.isEmpty()) {
            parts.add(String.join("\n", sentences) + "\n");
        }
        return String.join("\n", parts);
    }

    /** A row for each variant and site; in a sweep, for each form that a variant has along it. */
    public static ResultTable sites(Plan plan) {
        List<Row> rows = new ArrayList<>();
        for (PlacedVariant placed : shown(plan)) {
            Variant variant = placed.variant();
            if (variant.placements().isEmpty()) {
                rows.add(new Row(variant.name(), placed.where(), "no dropout", "", "", "", "", ""));
            }
            List<TrainedPlacement> trained = TrainedPlacement.of(variant.placements());
            for (Placement placement : variant.placements()) {
                rows.add(new Row(
                        variant.name(),
                        placed.where(),
                        placement.site().key(),
                        NumberText.of(placement.rate()),
                        placement.time().key(),
                        gates(placement),
                        origin(variant, placement),
                        PlacementText.trainedAs(placement, trained)));
            }
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("variant", rows, Row::variant));
        addIfAny(columns, "at", rows, Row::where);
        columns.add(TableColumn.words("site", rows, Row::site));
        columns.add(TableColumn.words("rate", rows, Row::rate));
        columns.add(TableColumn.words("mask", rows, Row::time));
        columns.add(TableColumn.words("gates", rows, Row::gates));
        columns.add(TableColumn.words("written as", rows, Row::origin));
        addIfAny(columns, "trained as", rows, Row::trained);
        return new ResultTable(columns);
    }

    /** A column that is left out where it would be empty. */
    private static <T> void addIfAny(List<TableColumn> columns, String name, List<T> rows, Function<T, String> value) {
        if (rows.stream().anyMatch(row -> !value.apply(row).isEmpty())) {
            columns.add(TableColumn.words(name, rows, value));
        }
    }

    /** Of the forms of each variant the first. */
    private static List<PlacedVariant> shown(Plan plan) {
        Map<String, Integer> seen = new HashMap<>();
        return PlacedVariant.all(plan).stream()
                .filter(placed -> seen.merge(placed.name(), 1, Integer::sum) <= MOST_FORMS)
                .toList();
    }

    /** A sentence for each variant that has more forms than are shown. */
    public static List<String> more(Plan plan) {
        Map<String, Integer> forms = new LinkedHashMap<>();
        PlacedVariant.all(plan).forEach(placed -> forms.merge(placed.name(), 1, Integer::sum));
        return forms.entrySet().stream()
                .filter(each -> each.getValue() > MOST_FORMS)
                .map(each -> each.getKey() + " has " + (each.getValue() - MOST_FORMS)
                        + " forms more along the sweep; plan.yaml of a run and the command masks have them all.")
                .toList();
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
    public static Optional<ResultTable> frameworks(Plan plan) {
        List<Reason> rows = new ArrayList<>();
        PlacedVariant.along(plan, VariantsText::reasons)
                .forEach((name, along) -> along.stream()
                        .limit(MOST_FORMS)
                        .forEach(each ->
                                each.value().forEach(words -> rows.add(new Reason(name, each.where(), words)))));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("variant", rows, Reason::variant));
        addIfAny(columns, "at", rows, Reason::where);
        columns.add(TableColumn.words("what the framework does", rows, Reason::words));
        return Optional.of(new ResultTable(columns));
    }

    /** For which layers Keras' words hold, and what versions are taken for, if any words of Keras are used. */
    public static List<String> frameworkNotes(Plan plan) {
        List<KerasDropout> words = PlacedVariant.all(plan).stream()
                .flatMap(placed -> placed.variant().keras().stream())
                .toList();
        return words.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(KERAS_HOLDS), words.stream().flatMap(each -> each.note().stream()))
                        .distinct()
                        .toList();
    }

    private static List<String> reasons(Variant variant) {
        return Stream.concat(
                        variant.keras().map(KerasDropout::reason).stream(),
                        variant.pytorch().map(PyTorchDropout::reason).stream())
                .toList();
    }

    private static boolean isNoisy(Variant variant) {
        return List.of(SignalPath.values()).stream()
                .anyMatch(way -> Noise.on(way, variant.placements()).survival() < 1);
    }

    /**
     * What arrives at the gates: the share of the signal that is alive, and the variance of what multiplies it. Absent
     * where all of it arrives.
     */
    public static Optional<ResultTable> noise(Plan plan) {
        List<PlacedVariant> rows = shown(plan);
        if (rows.stream().map(PlacedVariant::variant).noneMatch(VariantsText::isNoisy)) {
            return Optional.empty();
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("arriving at the gates", rows, PlacedVariant::name));
        addIfAny(columns, "at", rows, PlacedVariant::where);
        for (SignalPath way : SignalPath.values()) {
            columns.add(TableColumn.words(
                    way.displayName() + " kept",
                    rows,
                    row -> number(along(way, row).survival())));
            columns.add(TableColumn.words(
                    way.displayName() + " noise",
                    rows,
                    row -> number(along(way, row).variance())));
        }
        return Optional.of(new ResultTable(columns));
    }

    private static Noise along(SignalPath way, PlacedVariant placed) {
        return Noise.on(way, placed.variant().placements());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** A sentence for each group of variants that are the same model, with where in the sweep they are. */
    public static List<String> same(Plan plan) {
        String trials = plan.experiment().analysis().independentSeeds() ? "seeds of their own" : "the same trials";
        Map<Point, List<Variant>> variants = new LinkedHashMap<>();
        plan.variants()
                .forEach((arm, variant) -> variants.computeIfAbsent(arm.point(), point -> new ArrayList<>())
                        .add(variant));
        return ValueAtPoints.of(
                        List.copyOf(variants.keySet()),
                        point -> SameModel.among(variants.getOrDefault(point, List.of())),
                        axis -> axis.startsWith("variants."))
                .stream()
                .flatMap(each -> each.value().stream()
                        .map(model -> "The same model, with " + trials
                                + (each.where().isEmpty() ? "" : ", at " + each.where()) + ": "
                                + String.join(" = ", model.variants()) + " (" + model.reason() + ")."))
                .toList();
    }

    private record Row(
            String variant,
            String where,
            String site,
            String rate,
            String time,
            String gates,
            String origin,
            String trained) {}

    private record Reason(String variant, String where, String words) {}
}
