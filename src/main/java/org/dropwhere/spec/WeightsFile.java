package org.dropwhere.spec;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A file of weights that training begins with.
 *
 * @param path where it is
 * @param sha256 SHA-256 of its content, in hexadecimal: the same content gives the same numbers wherever it is
 */
public record WeightsFile(Path path, String sha256) implements Serializable {

    /** The same file elsewhere. */
    public WeightsFile at(UnaryOperator<Path> place) {
        return new WeightsFile(place.apply(path), sha256);
    }

    /** Paths cannot be serialized. */
    private Object writeReplace() {
        return new Form(path.toString(), sha256);
    }

    private record Form(String path, String sha256) implements Serializable {
        private Object readResolve() {
            return new WeightsFile(Path.of(path), sha256);
        }
    }
}
