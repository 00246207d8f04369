package org.dropwhere.config.check;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.yaml.Links;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.text.Words;

/**
 * A file that an experiment names: a path, or {@code {x: path, y: path}} where labels have a file of their own. Paths
 * are relative to the file that says them.
 */
final class NamedFile {
    private static final String SEQUENCES = "x";
    private static final String LABELS = "y";

    private NamedFile() {}

    /** Adds what is missing of two paths. */
    static void check(String path, Settings settings) {
        settings.require(path, SEQUENCES, LABELS);
    }

    /** Adds a mistake for each path that leads to no file. What is in it is not looked at. */
    static void checkExists(String path, Settings settings) {
        List<String> paths = settings.mapping(path).isPresent()
                ? List.of(path + "." + SEQUENCES, path + "." + LABELS)
                : List.of(path);
        for (String each : paths) {
            settings.value(each).ifPresent(file -> checkExists(each + " names ", file, settings.mistakes()));
        }
    }

    /** Whether there is a path that leads to a file; adds a mistake if it leads to none. */
    static boolean isThere(String path, Settings settings) {
        Optional<YamlNode> file = settings.value(path);
        return file.isPresent() && checkExists(path + " names ", file.get(), settings.mistakes());
    }

    private static boolean checkExists(String what, YamlNode file, Mistakes mistakes) {
        String text = file.json().stringValue();
        try {
            Path path = file.position().source().sibling(text);
            if (Files.isDirectory(path)) {
                mistakes.add(file.position(), what + Words.path(path, text) + ", but this is a directory, not a file");
                return false;
            }
            if (!Files.exists(path)) {
                mistakes.add(
                        file.position(),
                        what + Words.path(path, text) + ", but "
                                + Links.nowhere(path).orElse("there is no such file"));
                return false;
            }
            if (!Files.isRegularFile(path)) {
                mistakes.add(
                        file.position(),
                        what + Words.path(path, text) + ", but this is a device, a pipe or the like, not a file");
                return false;
            }
            return true;
        } catch (InvalidPathException e) {
            mistakes.add(file.position(), what + Words.quoted(text) + ", which cannot be a path");
            return false;
        }
    }

    /** The file at a path of settings without a mistake. */
    static SourceFile file(Optional<Part> part, String path, Settings settings) {
        return settings.mapping(path).isPresent()
                ? new SourceFile(
                        part,
                        named(path + "." + SEQUENCES, settings),
                        Optional.of(named(path + "." + LABELS, settings)))
                : new SourceFile(part, named(path, settings), Optional.empty());
    }

    /** The path at a path of settings without a mistake. */
    static Path named(String path, Settings settings) {
        YamlNode file = settings.value(path).orElseThrow();
        return file.position().source().sibling(file.json().stringValue());
    }

    /** What stands for it in an experiment file. */
    static Object written(SourceFile file) {
        if (file.labels().isEmpty()) {
            return file.sequences().toString();
        }
        Map<String, Object> both = new LinkedHashMap<>();
        both.put(SEQUENCES, file.sequences().toString());
        both.put(LABELS, file.labels().get().toString());
        return both;
    }
}
