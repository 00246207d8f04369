package org.dropwhere.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Experiments that train in no time. */
public final class Tiny {
    public static final String SETTINGS = """
            data: {task: temporal-order, length: 8, vocabulary: 4, train: 40, validation: 20, test: 20}
            model: {embedding: 3, units: 4}
            training: {epochs: 2, batch-size: 16}
            """;

    /** The last two mean the same. */
    public static final String VARIANTS = """
            variants:
              control: {}
              in-keras-words:
                after-embedding: 0.25
                keras: {dropout: 0.5, recurrent-dropout: 0.5}
              by-site:
                after-embedding: 0.25
                lstm-input: {rate: 0.5, gates: per-gate}
                lstm-recurrent: {rate: 0.5, gates: per-gate}
            """;

    private Tiny() {}

    /** Three variants, two seeds, four trials. */
    public static Path write(Path folder) throws IOException {
        return write(folder, "tiny", SETTINGS + "seeds: 2\n" + VARIANTS);
    }

    public static Path write(Path folder, String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
