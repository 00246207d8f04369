package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Sweep;

/** A folder of experiment files, and what reading one of them says. */
public record Folder(Path path) {

    /** A small experiment without a mistake, to be changed by tests. */
    public static final String GOOD = """
            name: good
            data: {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}
            model: {embedding: 4, units: 5}
            training: {epochs: 2}
            seeds: 3
            variants:
              plain: {}
              some: {after-embedding: 0.25}
            """;

    /** {@link #GOOD} with one text replaced by another, in which a backslash and n stand for a new line. */
    public static String good(String from, String to) {
        if (!GOOD.contains(from)) {
            throw new IllegalArgumentException("The good experiment does not say " + from);
        }
        return GOOD.replace(from, to.replace("\\n", "\n"));
    }

    public Folder with(String name, String text) throws IOException {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Folder with(String name, byte[] bytes) throws IOException {
        Path file = path.resolve(name);
        if (file.getParent() != null) {
            Files.createDirectories(file.getParent());
        }
        Files.write(file, bytes);
        return this;
    }

    /** The experiment, at the first combination if it has a sweep. */
    public Experiment read(String name) {
        return sweep(name).first();
    }

    public Sweep sweep(String name) {
        return ExperimentFile.read(path.resolve(name));
    }

    /** The mistakes of a file, with paths relative to this folder; reading must leave the folder as it is. */
    public List<String> mistakes(String name) throws IOException {
        List<Path> before = everything();
        BadInput bad = assertThrows(BadInput.class, () -> read(name));
        assertEquals(before, everything());
        String prefix = path + path.getFileSystem().getSeparator();
        return bad.sentences().stream()
                .map(sentence -> sentence.replace(prefix, ""))
                .toList();
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.sorted().toList();
        }
    }
}
