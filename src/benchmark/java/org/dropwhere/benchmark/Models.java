package org.dropwhere.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.network.kernel.NetworkSizes;
import org.dropwhere.spec.Adam;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;

/** Models of the question's sizes with other layers, each layer with the dropout of {@code lstm-only}. */
enum Models {
    /** The question's own. */
    LSTM(Question.VOCABULARY, Question.EMBEDDING, new LstmSpec(Question.UNITS)),
    /**
     * A layer that reads as many features as the second of a stack, and multiplies them at every step as that one does:
     * with more types of tokens than steps, products with tokens are not looked up.
     */
    SECOND_LSTM(1000, Question.UNITS, new LstmSpec(Question.UNITS)),
    /** Two layers. */
    STACK(
            Question.VOCABULARY,
            Question.EMBEDDING,
            new LstmSpec(Question.UNITS),
            new LstmSpec(Question.UNITS)),
    /** One layer that reads both ways. */
    BIDIRECTIONAL(Question.VOCABULARY, Question.EMBEDDING, new LstmSpec(Question.UNITS, Direction.CONCAT)),
    /** A GRU. */
    GRU(Question.VOCABULARY, Question.EMBEDDING, new GruSpec(Question.UNITS));

    private static final double RATE = 0.5;

    private final NetworkSizes sizes;

    Models(int vocabulary, int embedding, RecurrentSpec... layers) {
        ModelSpec model = new ModelSpec(new EmbeddingSpec(embedding, false), List.of(layers), HeadSpec.SIGMOID);
        sizes = new NetworkSizes(model, vocabulary, Question.LENGTH);
    }

    NetworkSizes sizes() {
        return sizes;
    }

    /** Keras' dropout and recurrent dropout in every layer. */
    List<Placement> placements() {
        return IntStream.rangeClosed(1, sizes.model().recurrent().size())
                .boxed()
                .flatMap(layer -> Stream.of(Site.LSTM_INPUT, Site.LSTM_RECURRENT)
                        .map(site -> new Placement(
                                new SiteRef(layer, site), RATE, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE)))
                .toList();
    }

    /** The optimizers that are compared, by their keys. */
    static OptimizerSpec optimizer(String key) {
        return switch (key) {
            case "rmsprop" -> new RmsProp(Question.LEARNING_RATE, 0.9, 1e-7);
            case "adam" -> new Adam(Question.LEARNING_RATE, 0.9, 0.999, 1e-7, false, 0, Clipping.NONE);
            default -> throw new IllegalArgumentException(key);
        };
    }
}
