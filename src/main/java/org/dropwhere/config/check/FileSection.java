package org.dropwhere.config.check;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.yaml.Links;
import org.dropwhere.config.yaml.Mistakes;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.config.yaml.YamlNode;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.FileKind;
import org.dropwhere.text.Words;

/**
 * Sequences of three files of a format. Whether the files are there is checked; what is in them is not looked at.
 *
 * @param kind the format
 */
record FileSection(FileKind kind) implements DataSection {
    private static final String TRAIN = "train";
    private static final String VALIDATION = "validation";
    private static final String TEST = "test";

    @Override
    public String key() {
        return kind.key();
    }

    @Override
    public List<String> ownKeys() {
        return List.of();
    }

    private String path() {
        return "data." + kind.key();
    }

    @Override
    public void check(Settings settings) {
        settings.require(path(), TRAIN, VALIDATION, TEST);
        for (String part : List.of(TRAIN, VALIDATION, TEST)) {
            String path = path() + "." + part;
            settings.value(path).ifPresent(file -> checkFile(path + " names ", file, settings.mistakes()));
        }
    }

    private static void checkFile(String what, YamlNode file, Mistakes mistakes) {
        String text = file.json().stringValue();
        try {
            Path path = file.position().source().sibling(text);
            if (Files.isDirectory(path)) {
                mistakes.add(file.position(), what + Words.path(path, text) + ", but this is a directory, not a file");
            } else if (!Files.exists(path)) {
                mistakes.add(
                        file.position(),
                        what + Words.path(path, text) + ", but "
                                + Links.nowhere(path).orElse("there is no such file"));
            } else if (!Files.isRegularFile(path)) {
                mistakes.add(
                        file.position(),
                        what + Words.path(path, text) + ", but this is a device, a pipe or the like, not a file");
            }
        } catch (InvalidPathException e) {
            mistakes.add(file.position(), what + Words.quoted(text) + ", which cannot be a path");
        }
    }

    @Override
    public Data data(Settings settings) {
        return kind.factory()
                .files(
                        file(TRAIN, settings),
                        file(VALIDATION, settings),
                        file(TEST, settings),
                        settings.integer("data.vocabulary"));
    }

    private Path file(String part, Settings settings) {
        YamlNode file = settings.value(path() + "." + part).orElseThrow();
        return file.position().source().sibling(file.json().stringValue());
    }

    @Override
    public Map<String, Object> written(Data data) {
        FileData files = (FileData) data;
        Map<String, Object> written = new LinkedHashMap<>();
        List<String> paths = files.files().stream().map(Path::toString).toList();
        written.put(key(), Map.of(TRAIN, paths.get(0), VALIDATION, paths.get(1), TEST, paths.get(2)));
        files.vocabulary().ifPresent(vocabulary -> written.put("vocabulary", vocabulary));
        return written;
    }
}
