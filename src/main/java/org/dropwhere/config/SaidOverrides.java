package org.dropwhere.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.sweep.Axis;
import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Located.Sequence;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Source;
import org.dropwhere.config.yaml.Unreadable;
import org.dropwhere.config.yaml.YamlTree;

/** Reads what a command says over its file. */
public final class SaidOverrides {
    private final Mistakes mistakes;
    private final List<Axis> sets = new ArrayList<>();
    private final List<Axis> grid = new ArrayList<>();
    private int options;

    private SaidOverrides(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    public static SaidOverrides of(Overrides overrides, Mistakes mistakes) {
        SaidOverrides said = new SaidOverrides(mistakes);
        overrides.sets().forEach(said::readSet);
        overrides.grids().forEach(said::readGrid);
        overrides.seeds().ifPresent(said::readSeeds);
        return said;
    }

    /** Settings, each with its one value. */
    public List<Axis> sets() {
        return List.copyOf(sets);
    }

    /** Axes beside those of the file. */
    public List<Axis> grid() {
        return List.copyOf(grid);
    }

    private void readSet(String said) {
        Source source = source(Overrides.SET, said);
        if (hasPath(source, said, "PATH=VALUE, such as data.train=500")) {
            read(source, value(said))
                    .ifPresent(value -> sets.add(new Axis(path(said), Position.whole(source), List.of(value))));
        }
    }

    private void readGrid(String said) {
        Source source = source(Overrides.GRID, said);
        if (hasPath(source, said, "PATH=VALUE,VALUE,..., such as data.train=500,2000")) {
            list(source, value(said)).ifPresent(list -> {
                Located values = unwrapped(list);
                List<Located> items = values instanceof Sequence more ? more.items() : list.items();
                if (items.isEmpty()) {
                    mistakes.add(Position.whole(source), path(said) + " has no values; allowed are one or more");
                } else {
                    grid.add(new Axis(path(said), Position.whole(source), items));
                }
            });
        }
    }

    private void readSeeds(String said) {
        Source source = source(Overrides.SEEDS, said);
        list(source, said)
                .ifPresent(list -> sets.add(new Axis("seeds", Position.whole(source), List.of(unwrapped(list)))));
    }

    private Source source(String option, String said) {
        return Source.ofOption(options++, option, said);
    }

    private boolean hasPath(Source source, String said, String allowed) {
        boolean has = said.indexOf('=') > 0;
        if (!has) {
            mistakes.add(Position.whole(source), "this sets nothing; allowed is " + allowed);
        }
        return has;
    }

    private static String path(String said) {
        return said.substring(0, said.indexOf('='));
    }

    private static String value(String said) {
        return said.substring(said.indexOf('=') + 1);
    }

    /** Values with commas between them, with or without the brackets of a list. */
    private Optional<Sequence> list(Source source, String values) {
        if (values.strip().endsWith(",")) {
            mistakes.add(Position.whole(source), "a value is missing after the last comma");
            return Optional.empty();
        }
        // Whoever closes the bracket too early has been told what is wrong.
        return read(source, "[" + values + "]")
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast);
    }

    /** Of a list of one its item. */
    private static Located unwrapped(Sequence list) {
        return list.items().size() == 1 ? list.items().get(0) : list;
    }

    private Optional<Located> read(Source source, String yaml) {
        try {
            return Optional.of(YamlTree.read(source, yaml, mistakes));
        } catch (Unreadable e) {
            mistakes.add(e.position(), e.sentence());
            return Optional.empty();
        }
    }
}
