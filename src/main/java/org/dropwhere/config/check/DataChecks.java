package org.dropwhere.config.check;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.dropwhere.config.yaml.Links;
import org.dropwhere.config.yaml.Located;
import org.dropwhere.config.yaml.Located.Mapping;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Task;
import org.dropwhere.text.Words;

/** Checks where sequences come from: a task whose settings fit together, or files that are there. */
public final class DataChecks {
    private static final Set<String> FOR_TASKS = Set.of("length", "train", "validation", "test", "label-noise");
    private static final List<String> PARTS = List.of("train", "validation", "test");

    private static final long MOST_TOKENS = 100_000_000;

    private final Settings settings;
    private final Mistakes mistakes;

    public DataChecks(Settings settings) {
        this.settings = settings;
        this.mistakes = settings.mistakes();
    }

    public void check() {
        settings.mapping("data").ifPresent(data -> {
            boolean task = data.entries().containsKey("task");
            boolean csv = data.entries().containsKey("csv");
            if (task && csv) {
                data.entry("csv").ifPresent(entry -> mistakes.add(entry.key(), bothSources(data)));
            } else if (csv) {
                checkCsv(data);
            } else if (task) {
                checkTask();
                checkTokens();
            } else if (!mistakes.doubts("data.task") && !mistakes.doubts("data.csv")) {
                mistakes.add(data.position(), Settings.lacks("data", List.of("task", "csv")));
            }
        });
    }

    /** All sequences of a seed are in memory at once. */
    private void checkTokens() {
        OptionalInt length = settings.integer("data.length");
        for (String part : PARTS) {
            OptionalInt size = settings.integer("data." + part);
            long tokens = (long) length.orElse(0) * size.orElse(0);
            if (tokens > MOST_TOKENS) {
                settings.value("data." + part)
                        .ifPresent(value -> mistakes.add(
                                value.position(),
                                "data." + part + " is " + size.getAsInt() + ", which with data.length "
                                        + length.getAsInt() + " makes " + tokens + " tokens; allowed are at most "
                                        + MOST_TOKENS));
            }
        }
    }

    private static String bothSources(Mapping data) {
        return "data says csv beside task"
                + data.entry("task").map(entry -> " (at " + entry.key() + ")").orElse("") + "; say one of them";
    }

    private void checkCsv(Mapping data) {
        data.entries().forEach((key, entry) -> {
            if (FOR_TASKS.contains(key) || Task.KEYS.contains(key)) {
                mistakes.add(entry.key(), "data." + key + " is for a task and has no meaning with csv; leave it out");
            }
        });
        settings.require("data.csv", PARTS.toArray(String[]::new));
        PARTS.forEach(part -> settings.value("data.csv." + part).ifPresent(path -> checkFile(part, path)));
    }

    private void checkFile(String part, Located said) {
        String text = said.json().stringValue();
        String what = "data.csv." + part + " names ";
        try {
            Path path = said.position().source().sibling(text);
            if (Files.isDirectory(path)) {
                mistakes.add(said.position(), what + Words.path(path, text) + ", but this is a directory, not a file");
            } else if (!Files.exists(path)) {
                mistakes.add(
                        said.position(),
                        what + Words.path(path, text) + ", but "
                                + Links.nowhere(path).orElse("there is no such file"));
            } else if (!Files.isRegularFile(path)) {
                mistakes.add(
                        said.position(),
                        what + Words.path(path, text) + ", but this is a device, a pipe or the like, not a file");
            }
        } catch (InvalidPathException e) {
            mistakes.add(said.position(), what + Words.quoted(text) + ", which cannot be a path");
        }
    }

    private void checkTask() {
        settings.require("data", "length", "vocabulary", "train", "validation", "test");
        switch (settings.text("data.task").orElse("")) {
            case "majority" -> atMostLength("data.majority.margin", 0);
            case "temporal-order" -> {
                atLeast("data.vocabulary", 3, "two markers and a distractor");
                atLeast("data.length", 2, "a step for each marker");
                atMostLength("data.temporal-order.within-last", 0);
            }
            case "delayed-recall" -> atMostLength("data.delayed-recall.delay", 1);
            case "parity" -> atMostLength("data.parity.bits", 0);
            case "bigram" -> atLeast("data.length", 2, "a bigram is two tokens");
            default -> {} // In doubt already.
        }
    }

    private void atLeast(String path, int least, String reason) {
        settings.integer(path).ifPresent(found -> {
            if (found < least) {
                String task = settings.text("data.task").orElse("");
                tell(path, path + " is " + found + "; the task " + task + " needs " + least + " or more: " + reason);
                mistakes.doubt(path);
            }
        });
    }

    private void atMostLength(String path, int less) {
        OptionalInt found = settings.integer(path);
        OptionalInt length = settings.integer("data.length");
        if (found.isPresent() && length.isPresent() && found.getAsInt() > length.getAsInt() - less) {
            String where = settings.value("data.length")
                    .map(value -> " data.length at " + value.position())
                    .orElse("");
            tell(
                    path,
                    path + " is " + found.getAsInt() + "; allowed is at most " + (length.getAsInt() - less)
                            + (less == 0 ? ", which is" : ", one less than") + where);
        }
    }

    private void tell(String path, String sentence) {
        settings.value(path).ifPresent(value -> mistakes.add(value.position(), sentence));
    }
}
