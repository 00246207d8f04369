package org.dropwhere.spec;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What of a model has been trained before.
 *
 * @param model the file of a model of Keras all of whose weights are those that training begins with
 * @param embedding the file of an array {@code [types of tokens, features]} with which the embedding begins; absent
 *     where there is such a model
 * @param trainsEmbedding whether training changes the embedding
 */
public record Pretrained(Optional<WeightsFile> model, Optional<WeightsFile> embedding, boolean trainsEmbedding)
        implements Serializable {
    /** All weights are new, and all are trained. */
    public static final Pretrained NOTHING = new Pretrained(Optional.empty(), Optional.empty(), true);

    /** The files, of which there is one at most. */
    public List<WeightsFile> files() {
        return Stream.concat(model.stream(), embedding.stream()).toList();
    }

    /** The same with the files elsewhere. */
    public Pretrained at(UnaryOperator<Path> place) {
        return new Pretrained(
                model.map(file -> file.at(place)), embedding.map(file -> file.at(place)), trainsEmbedding);
    }

    /** An optional cannot be serialized. */
    private Object writeReplace() {
        return new Form(model.stream().toList(), embedding.stream().toList(), trainsEmbedding);
    }

    private record Form(List<WeightsFile> model, List<WeightsFile> embedding, boolean trainsEmbedding)
            implements Serializable {
        private Object readResolve() {
            return new Pretrained(model.stream().findFirst(), embedding.stream().findFirst(), trainsEmbedding);
        }
    }
}
