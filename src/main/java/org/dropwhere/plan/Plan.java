package org.dropwhere.plan;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Variant;

/**
 * What an experiment comes to: a cell for every arm and seed.
 *
 * @param experiment what holds at all points: name, question, seeds, names of the variants; all else is as at the first
 *     point
 * @param overrides the command's arguments that changed what the experiment's file says, each as one argument:
 *     {@code --set=data.train=500}
 * @param cells point by point, at a point seed by seed, within a seed in the order of the variants
 * @param swept what the experiment says of those arms whose variant is another one than at the first point
 */
public record Plan(Experiment experiment, List<String> overrides, List<Cell> cells, Map<Arm, Variant> swept) {

    /** Copies the lists and the map, whose order it keeps. */
    public Plan {
        overrides = List.copyOf(overrides);
        cells = List.copyOf(cells);
        swept = Collections.unmodifiableMap(new LinkedHashMap<>(swept));
    }

    /** Of variants that are the same at all points, or of which no more is known than what their trials are. */
    public Plan(Experiment experiment, List<String> overrides, List<Cell> cells) {
        this(experiment, overrides, cells, Map.of());
    }

    /** The same with other cells. */
    public Plan withCells(List<Cell> other) {
        return new Plan(experiment, overrides, other, swept);
    }

    /** The variant of every arm as the experiment says it at the arm's point, in the order of the cells. */
    public Map<Arm, Variant> variants() {
        Map<String, Variant> first = new HashMap<>();
        experiment.variants().forEach(variant -> first.put(variant.name(), variant));
        Map<Arm, Variant> variants = new LinkedHashMap<>();
        cells.forEach(cell -> variants.computeIfAbsent(
                cell.arm(),
                arm -> Optional.ofNullable(swept.get(arm))
                        .orElseGet(() -> known(Optional.ofNullable(first.get(arm.variant())), cell))));
        return variants;
    }

    /** A plan of an earlier release tells of the first point alone; at another its trials say where they drop. */
    private static Variant known(Optional<Variant> first, Cell cell) {
        List<Placement> trained = cell.trial().description().placements();
        return first.filter(
                        variant -> CanonicalPlacements.of(variant.placements()).equals(trained))
                .orElseGet(() -> new Variant(cell.arm().variant(), Optional.empty(), trained));
    }

    /** The arms, in the order of the cells. */
    public List<Arm> arms() {
        return cells.stream().map(Cell::arm).distinct().toList();
    }

    /** The points of the sweep, in order; {@link Point#ONLY} without a sweep. */
    public List<Point> points() {
        return cells.stream().map(cell -> cell.arm().point()).distinct().toList();
    }

    /** The paths of the sweep's axes, in order; empty without a sweep. */
    public List<String> axes() {
        return cells.stream()
                .flatMap(cell -> cell.arm().point().values().keySet().stream())
                .distinct()
                .toList();
    }

    /** A trial of every point, for the data, model and training that all trials of the point have. */
    public Map<Point, TrialDescription> settings() {
        Map<Point, TrialDescription> settings = new LinkedHashMap<>();
        cells.forEach(
                cell -> settings.putIfAbsent(cell.arm().point(), cell.trial().description()));
        return settings;
    }

    /** The different data of the trials, in the order of the cells. */
    public List<Data> data() {
        return trials().stream()
                .map(trial -> trial.description().data())
                .distinct()
                .toList();
    }

    /** The different trials, in the order of the cells. */
    public List<Trial> trials() {
        return cells.stream().map(Cell::trial).distinct().toList();
    }
}
