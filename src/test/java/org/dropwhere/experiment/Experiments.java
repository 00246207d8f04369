package org.dropwhere.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Experiment files that train in no time. */
final class Experiments {
    private Experiments() {}

    /** One variant with two epochs, and more lines. */
    static Path tiny(Path folder, String name, String lines) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                data: {task: temporal-order, length: 8, vocabulary: 4, train: 40, validation: 20, test: 20}
                model: {embedding: 3, units: 4}
                training: {epochs: 2, batch-size: 16}
                variants: {control: {}}
                """ + lines);
    }
}
