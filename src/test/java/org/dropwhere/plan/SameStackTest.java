package org.dropwhere.plan;

import static org.dropwhere.spec.GateSharing.PER_GATE;
import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_BATCH;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;
import org.junit.jupiter.api.Test;

/** Stacks; that the numbers are the same shows {@code network.kernel.EquivalentPlacesTest}. */
class SameStackTest {
    private static final ModelSpec STACK = stack(Direction.FORWARD);
    private static final Placement BETWEEN = at(1, Site.BETWEEN_LAYERS, 0.5, PER_STEP, SHARED);

    private static ModelSpec stack(Direction direction) {
        return new ModelSpec(
                new EmbeddingSpec(4, false),
                List.of(new LstmSpec(5, direction), new GruSpec(4, direction, true)),
                HeadSpec.SIGMOID);
    }

    private static Placement at(int layer, Site site, double rate, TimeSharing time, GateSharing gates) {
        return new Placement(new SiteRef(layer, site), rate, time, gates);
    }

    @Test
    void anInputMaskThatAllGatesShareIsOneBetweenTheLayers() {
        assertEquals(
                List.of(new SameModel(
                        List.of("zaremba", "keras"),
                        "a mask at lstm-input that all gates share drops what a mask between-layers drops")),
                SameModel.among(
                        STACK,
                        List.of(
                                new Variant("zaremba", List.of(BETWEEN)),
                                new Variant("keras", List.of(at(2, Site.LSTM_INPUT, 0.5, PER_STEP, SHARED))),
                                new Variant("first", List.of(at(1, Site.LSTM_INPUT, 0.5, PER_STEP, SHARED))),
                                new Variant("gates", List.of(at(2, Site.LSTM_INPUT, 0.5, PER_STEP, PER_GATE))),
                                new Variant("after", List.of(at(2, Site.AFTER_LSTM, 0.5, PER_SEQUENCE, SHARED))))));
    }

    @Test
    void twoThatLiveEquallyLongAreOneAndOfOthersTheShorterIsBetweenTheLayers() {
        assertEquals(
                List.of(at(1, Site.BETWEEN_LAYERS, 0.6, PER_BATCH, SHARED)),
                CanonicalPlacements.of(
                        STACK,
                        List.of(
                                at(1, Site.BETWEEN_LAYERS, 0.5, PER_BATCH, SHARED),
                                at(2, Site.LSTM_INPUT, 0.2, PER_BATCH, SHARED))));
        assertEquals(
                List.of(
                        at(1, Site.BETWEEN_LAYERS, 0.2, PER_SEQUENCE, SHARED),
                        at(2, Site.LSTM_INPUT, 0.5, PER_BATCH, SHARED)),
                CanonicalPlacements.of(
                        STACK,
                        List.of(
                                at(1, Site.BETWEEN_LAYERS, 0.5, PER_BATCH, SHARED),
                                at(2, Site.LSTM_INPUT, 0.2, PER_SEQUENCE, SHARED))));
    }

    @Test
    void layersThatReadBothWaysHaveMasksOfTheirOwnForEachDirection() {
        List<Placement> written = List.of(
                at(1, Site.AFTER_EMBEDDING, 0.5, PER_STEP, SHARED),
                at(1, Site.LSTM_INPUT, 0.5, PER_STEP, SHARED),
                BETWEEN,
                at(2, Site.LSTM_INPUT, 0.5, PER_STEP, SHARED));

        assertEquals(written, CanonicalPlacements.of(stack(Direction.SUM), written));
        assertEquals(
                List.of(
                        at(1, Site.AFTER_EMBEDDING, 0.75, PER_STEP, SHARED),
                        at(1, Site.BETWEEN_LAYERS, 0.75, PER_STEP, SHARED)),
                CanonicalPlacements.of(stack(Direction.BACKWARD), written));
    }
}
