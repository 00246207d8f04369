package org.dropwhere.benchmark;

import java.util.List;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.RecurrentSpec;

/** The recurrent layers of the models that are measured. */
enum Layers {
    LSTM,
    GRU,
    /** Two LSTM layers. */
    STACK,
    /** One LSTM layer that reads both ways. */
    BIDIRECTIONAL;

    ModelSpec model(int embedding, int units) {
        List<RecurrentSpec> layers =
                switch (this) {
                    case LSTM -> List.of(new LstmSpec(units));
                    case GRU -> List.of(new GruSpec(units));
                    case STACK -> List.of(new LstmSpec(units), new LstmSpec(units));
                    case BIDIRECTIONAL -> List.of(new LstmSpec(units, Direction.CONCAT));
                };
        return new ModelSpec(new EmbeddingSpec(embedding, false), layers, HeadSpec.SIGMOID);
    }
}
