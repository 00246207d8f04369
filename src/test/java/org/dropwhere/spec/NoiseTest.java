package org.dropwhere.spec;

import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final List<Placement> QUESTION = List.of(
            new Placement(Site.AFTER_EMBEDDING, 0.25, PER_STEP, SHARED),
            new Placement(Site.LSTM_INPUT, 0.5, PER_SEQUENCE, SHARED),
            new Placement(Site.LSTM_RECURRENT, 0.2, PER_SEQUENCE, SHARED),
            new Placement(Site.AFTER_LSTM, 0.9, PER_SEQUENCE, SHARED));

    /** A feature survives 0.25 and 0.5 with 0.75 * 0.5 and is then multiplied by 1 / 0.375; else it is 0. */
    @Test
    void masksOnOneWayMultiply() {
        Noise input = Noise.on(SignalPath.INPUT, 1, QUESTION);

        assertEquals(0.375, input.survival());
        assertEquals(0.375 * Math.pow(1 / 0.375 - 1, 2) + 0.625, input.variance(), 1e-12);
        assertEquals(0.625, input.rate());
    }

    @Test
    void enoughIsLeftWhereOneInAThousandSurvivesOnEachPathAndAtEachPlace() {
        Placement embedding = new Placement(Site.AFTER_EMBEDDING, 0.9, PER_STEP, SHARED);
        Placement input = new Placement(Site.LSTM_INPUT, 0.99, PER_SEQUENCE, SHARED);
        Placement more = new Placement(Site.LSTM_INPUT, 0.991, PER_SEQUENCE, SHARED);
        assertTrue(Noise.leavesEnough(1, List.of(embedding, input)));
        assertFalse(Noise.leavesEnough(1, List.of(embedding, more)));
        // Not on one path.
        assertTrue(
                Noise.leavesEnough(1, List.of(more, new Placement(Site.LSTM_RECURRENT, 0.99, PER_SEQUENCE, SHARED))));
        assertTrue(Noise.leavesEnough(1, List.of(new Placement(Site.AFTER_LSTM, 0.99, PER_SEQUENCE, SHARED))));
        assertFalse(Noise.leavesEnough(1, List.of(new Placement(Site.AFTER_LSTM, 0.9995, PER_SEQUENCE, SHARED))));
    }

    @Test
    void otherWaysAndSitesDoNotCount() {
        assertEquals(new Noise(0.8), Noise.on(SignalPath.RECURRENT, 1, QUESTION));
        assertEquals(0.25, Noise.on(SignalPath.RECURRENT, 1, QUESTION).variance(), 1e-12);
        assertEquals(new Noise(1), Noise.on(SignalPath.INPUT, 1, QUESTION.subList(2, 4)));
        assertEquals(0, new Noise(1).variance());
    }

    /** What arrives at a gate is a sum of products; dropping a weight drops a product, as dropping its state does. */
    @Test
    void masksOfTokensAndOfWeightsAreOnTheWayToo() {
        List<Placement> placements = List.of(
                new Placement(Site.WORD_TYPE, 0.5, TimeSharing.PER_BATCH, SHARED),
                new Placement(Site.TOKEN, 0.2, PER_STEP, SHARED),
                new Placement(Site.LSTM_RECURRENT, 0.5, PER_STEP, SHARED),
                new Placement(Site.RECURRENT_WEIGHTS, 0.5, TimeSharing.PER_BATCH, GateSharing.PER_GATE));

        assertEquals(new Noise(0.4), Noise.on(SignalPath.INPUT, 1, placements));
        assertEquals(new Noise(0.25), Noise.on(SignalPath.RECURRENT, 1, placements));
    }

    @Test
    void ratesAreDecimals() {
        Noise noise = Noise.on(
                SignalPath.INPUT,
                1,
                List.of(
                        new Placement(Site.AFTER_EMBEDDING, 0.1, PER_STEP, SHARED),
                        new Placement(Site.LSTM_INPUT, 0.2, PER_STEP, SHARED)));

        assertEquals(0.72, noise.survival());
        assertEquals(0.28, noise.rate());
    }
}
