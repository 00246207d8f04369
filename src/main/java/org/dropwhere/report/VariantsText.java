package org.dropwhere.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Point;
import org.dropwhere.plan.SameModel;
import org.dropwhere.plan.ValueAtPoints;
import org.dropwhere.results.ResultTable;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.FrameworkKind;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Noise;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.SignalPath;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Variant;
import org.dropwhere.text.NumberText;

/** Variants for people: where each drops and why, how much, and which are the same model. */
public final class VariantsText {
    /** Of a variant along a sweep; more would not be read. */
    private static final int MOST_FORMS = 20;

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
                rows.add(new Row(variant.name(), placed.where(), "no dropout", "", "", "", "", "", ""));
            }
            for (Placement placement : variant.placements()) {
                rows.add(new Row(
                        variant.name(),
                        placed.where(),
                        placement.site().key(),
                        layer(placement.ref(), placed.form().layers()),
                        NumberText.of(placement.rate()),
                        placement.time().key(),
                        gates(placement),
                        origin(placed.form(), placement),
                        PlacementText.trainedAs(placement, placed.form().trained())));
            }
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words("variant", rows, Row::variant));
        addIfAny(columns, "at", rows, Row::where);
        columns.add(TableColumn.words("site", rows, Row::site));
        addIfAny(columns, "layer", rows, Row::layer);
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

    /** The number of a site's layer, where the model has several that may have the site. */
    private static String layer(SiteRef ref, int layers) {
        return switch (ref.site()) {
            case WORD_TYPE, TOKEN, AFTER_EMBEDDING, AFTER_LSTM -> "";
            case DENSE -> String.valueOf(ref.layer());
            default -> layers == 1 ? "" : String.valueOf(ref.layer());
        };
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

    private static String origin(PlacedVariant.Form form, Placement placement) {
        if (form.fromWords().contains(placement)) {
            FrameworkKind framework = form.variant().words().get(0).kind();
            return framework.key() + ": " + framework.word(placement.site()).orElseThrow();
        }
        return form.variant().matched().stream()
                .filter(matched -> matched.ref().equals(placement.ref()))
                .map(matched -> "matched-to: " + matched.variant())
                .findFirst()
                .orElse(placement.site().key());
    }

    /** What the words of frameworks mean, if any were used. */
    public static Optional<ResultTable> frameworks(Plan plan) {
        List<Reason> rows = new ArrayList<>();
        PlacedVariant.along(plan, Variant::reasons)
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

    /** What has to be known beside the words of frameworks, if any are used. */
    public static List<String> frameworkNotes(Plan plan) {
        return PlacedVariant.along(plan, Variant::notes).values().stream()
                .flatMap(List::stream)
                .flatMap(each -> each.value().stream())
                .distinct()
                .toList();
    }

    private static boolean isNoisy(LayerNoise noise) {
        return List.of(SignalPath.values()).stream()
                .anyMatch(way -> noise.along(way).survival() < 1);
    }

    /**
     * What arrives at the gates: the share of the signal that is alive, and the variance of what multiplies it. Absent
     * where all of it arrives.
     */
    public static Optional<ResultTable> noise(Plan plan) {
        List<LayerNoise> rows = shown(plan).stream()
                .flatMap(placed -> IntStream.rangeClosed(1, placed.form().layers())
                        .mapToObj(layer -> new LayerNoise(placed, layer)))
                .toList();
        if (rows.stream().noneMatch(VariantsText::isNoisy)) {
            return Optional.empty();
        }
        List<TableColumn> columns = new ArrayList<>();
        columns.add(TableColumn.words(
                "arriving at the gates", rows, row -> row.placed().name()));
        addIfAny(columns, "at", rows, row -> row.placed().where());
        addIfAny(columns, "layer", rows, row -> row.placed().form().layers() == 1 ? "" : String.valueOf(row.layer()));
        for (SignalPath way : SignalPath.values()) {
            columns.add(TableColumn.words(
                    way.displayName() + " kept",
                    rows,
                    row -> number(row.along(way).survival())));
            columns.add(TableColumn.words(
                    way.displayName() + " noise",
                    rows,
                    row -> number(row.along(way).variance())));
        }
        return Optional.of(new ResultTable(columns));
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
                        point -> SameModel.among(
                                Optional.ofNullable(plan.exampleTrials().get(point))
                                        .orElseThrow()
                                        .model(),
                                variants.getOrDefault(point, List.of())),
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
            String layer,
            String rate,
            String time,
            String gates,
            String origin,
            String trained) {}

    /** What arrives at the gates of a layer. */
    private record LayerNoise(PlacedVariant placed, int layer) {
        Noise along(SignalPath way) {
            return Noise.on(way, layer, placed.variant().placements());
        }
    }

    private record Reason(String variant, String where, String words) {}
}
