package org.dropwhere.config.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dropwhere.config.yaml.Settings;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Part;

/**
 * Sequences of a file for each part; a part without one is divided off the training part's.
 *
 * @param key {@code files}, or an older word for it
 */
record FilesSection(String key) implements DataSection {
    private static final List<Part> HELD_OUT = List.of(Part.VALIDATION, Part.TEST);

    @Override
    public String noun() {
        return "files";
    }

    @Override
    public List<String> ownKeys() {
        return FileSettings.KEYS;
    }

    private String path() {
        return "data." + key;
    }

    private String path(Part part) {
        return path() + "." + part.key();
    }

    private Stream<String> paths() {
        return Arrays.stream(Part.values()).map(this::path);
    }

    @Override
    public void check(Settings settings) {
        settings.require(path(), Part.TRAIN.key());
        paths().forEach(path -> NamedFile.check(path, settings));
        FileSettings.check(!HELD_OUT.stream().allMatch(part -> settings.has(path(part))), settings);
        HELD_OUT.forEach(part -> checkSource(part, settings));
    }

    /** A part comes from a file or from a share of the training part's. */
    private void checkSource(Part part, Settings settings) {
        String path = path(part);
        Optional<String> share = SplitSection.source(part, settings);
        if (share.isPresent() && settings.has(path)) {
            settings.entry(share.get())
                    .ifPresent(entry -> settings.mistakes()
                            .add(
                                    entry.key(),
                                    share.get() + " takes " + SplitSection.what(part) + " from " + path(Part.TRAIN)
                                            + ", but there is " + path
                                            + settings.entry(path)
                                                    .map(file -> " (at " + file.key() + ")")
                                                    .orElse("")
                                            + " too; leave out one of them"));
        } else if (share.isEmpty()
                && !settings.has(path)
                && !settings.mistakes().isInvalid(path)) {
            settings.mapping(path())
                    .filter(files -> !SplitSection.isInvalid(part, settings))
                    .ifPresent(files -> settings.mistakes()
                            .add(
                                    files.position(),
                                    Settings.lacks(path(), List.of(part.key())) + "; name a file, or take a share of "
                                            + Part.TRAIN.key() + " with " + SplitSection.example(part)));
        }
    }

    @Override
    public void checkFiles(Settings settings) {
        paths().forEach(path -> NamedFile.checkExists(path, settings));
    }

    @Override
    public Data data(Settings settings) {
        return FileSettings.data(
                Arrays.stream(Part.values())
                        .filter(part -> settings.has(path(part)))
                        .map(part -> NamedFile.file(Optional.of(part), path(part), settings))
                        .toList(),
                settings);
    }

    @Override
    public boolean isOf(Data data) {
        return data.source().equals(key);
    }

    @Override
    public Map<String, Object> written(Data data) {
        FileData files = (FileData) data;
        Map<String, Object> named = new LinkedHashMap<>();
        files.files().forEach(file -> named.put(file.part().map(Part::key).orElseThrow(), NamedFile.written(file)));
        Map<String, Object> written = new LinkedHashMap<>();
        written.put(key, named);
        written.putAll(FileSettings.written(files));
        return written;
    }
}
