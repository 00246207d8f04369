package org.dropwhere.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dropwhere.config.sweep.Axis;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Position;
import org.dropwhere.config.yaml.Source;
import org.dropwhere.config.yaml.UnreadableYamlException;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.config.yaml.YamlNode.Sequence;
import org.dropwhere.config.yaml.YamlTree;

/** The options of a command that change its file, parsed. */
public final class ParsedOverrides {
    /** Characters of one option. Chosen, not measured. */
    private static final int MOST_CHARACTERS = 50_000;

    private final Mistakes mistakes;
    private final List<Axis> sets = new ArrayList<>();
    private final List<Axis> grid = new ArrayList<>();
    private int options;

    private ParsedOverrides(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    public static ParsedOverrides of(Overrides overrides, Mistakes mistakes) {
        ParsedOverrides parsed = new ParsedOverrides(mistakes);
        overrides.sets().forEach(parsed::readSet);
        overrides.grids().forEach(parsed::readGrid);
        overrides.seeds().ifPresent(parsed::readSeeds);
        return parsed;
    }

    /** Settings, each with its one value. */
    public List<Axis> sets() {
        return List.copyOf(sets);
    }

    /** Axes beside those of the file. */
    public List<Axis> grid() {
        return List.copyOf(grid);
    }

    private void readSet(String argument) {
        Source source = source(Overrides.SET, argument);
        if (isShort(source, argument) && hasPath(source, argument, "PATH=VALUE, such as data.train=500")) {
            read(source, value(argument))
                    .ifPresent(value -> sets.add(new Axis(path(argument), Position.whole(source), List.of(value))));
        }
    }

    private void readGrid(String argument) {
        Source source = source(Overrides.GRID, argument);
        if (isShort(source, argument)
                && hasPath(source, argument, "PATH=VALUE,VALUE,..., such as data.train=500,2000")) {
            list(source, value(argument)).ifPresent(list -> {
                YamlNode values = unwrapped(list);
                List<YamlNode> items = values instanceof Sequence more ? more.items() : list.items();
                if (items.isEmpty()) {
                    mistakes.add(Position.whole(source), path(argument) + " has no values; allowed are one or more");
                } else {
                    grid.add(new Axis(path(argument), Position.whole(source), items));
                }
            });
        }
    }

    private void readSeeds(String argument) {
        Source source = source(Overrides.SEEDS, argument);
        if (isShort(source, argument)) {
            list(source, argument)
                    .ifPresent(list -> sets.add(new Axis("seeds", Position.whole(source), List.of(unwrapped(list)))));
        }
    }

    private Source source(String option, String argument) {
        return Source.ofOption(options++, option, argument);
    }

    /** Plans keep the options, and their reader takes no text of 100,000 characters without a blank. */
    private boolean isShort(Source source, String argument) {
        boolean isShort = argument.length() <= MOST_CHARACTERS;
        if (!isShort) {
            mistakes.add(
                    Position.whole(source),
                    "this has " + argument.length() + " characters; allowed are at most " + MOST_CHARACTERS);
        }
        return isShort;
    }

    private boolean hasPath(Source source, String argument, String allowed) {
        boolean has = argument.indexOf('=') > 0;
        if (!has) {
            mistakes.add(Position.whole(source), "this sets nothing; allowed is " + allowed);
        }
        return has;
    }

    private static String path(String argument) {
        return argument.substring(0, argument.indexOf('='));
    }

    private static String value(String argument) {
        return argument.substring(argument.indexOf('=') + 1);
    }

    /** Values with commas between them, with or without the brackets of a list. */
    private Optional<Sequence> list(Source source, String values) {
        if (values.strip().endsWith(",")) {
            mistakes.add(Position.whole(source), "a value is missing after the last comma");
            return Optional.empty();
        }
        // A bracket that is closed too early is reported already.
        return read(source, "[" + values + "]")
                .filter(Sequence.class::isInstance)
                .map(Sequence.class::cast);
    }

    /** Of a list of one its item. */
    private static YamlNode unwrapped(Sequence list) {
        return list.items().size() == 1 ? list.items().get(0) : list;
    }

    private Optional<YamlNode> read(Source source, String yaml) {
        try {
            return Optional.of(YamlTree.read(source, yaml, mistakes));
        } catch (UnreadableYamlException e) {
            mistakes.add(e.position(), e.sentence());
            return Optional.empty();
        }
    }
}
