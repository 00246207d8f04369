package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;
import org.junit.jupiter.api.Test;

class PlaceTextTest {
    private static final ModelSpec ONE = ModelSpec.lstm(4, 5, false);
    private static final ModelSpec THREE = new ModelSpec(
            new EmbeddingSpec(4, false), List.of(new LstmSpec(5), new LstmSpec(5), new LstmSpec(5)), HeadSpec.SIGMOID);

    private static Placement at(int layer, Site site, TimeSharing time, GateSharing gates) {
        return new Placement(new SiteRef(layer, site), 0.25, time, gates);
    }

    private static String text(ModelSpec model, Placement... placements) {
        return PlaceText.of(new Variant("x", List.of(placements)), model);
    }

    @Test
    void saysWhereAndHowOftenAMaskIsDrawn() {
        assertEquals("no dropout", text(ONE));
        assertEquals(
                "dropout 0.25 after the embedding, one mask a sequence",
                text(ONE, at(1, Site.AFTER_EMBEDDING, TimeSharing.PER_SEQUENCE, GateSharing.SHARED)));
        assertEquals(
                "dropout 0.25 on the gates' input, one mask a step and gate; and zoneout 0.25 on the cell state, one mask"
                        + " a step",
                text(
                        ONE,
                        at(1, Site.LSTM_INPUT, TimeSharing.PER_STEP, GateSharing.PER_GATE),
                        at(1, Site.ZONEOUT_CELL, TimeSharing.PER_STEP, GateSharing.SHARED)));
    }

    @Test
    void joinsLayersThatDropAlike() {
        Placement[] all = Stream.of(1, 2, 3)
                .map(layer -> at(layer, Site.LSTM_RECURRENT, TimeSharing.PER_SEQUENCE, GateSharing.SHARED))
                .toArray(Placement[]::new);
        assertEquals(
                "dropout 0.25 on the hidden state that the gates read in every layer, one mask a sequence for all gates",
                text(THREE, all));
        assertEquals(
                "dropout 0.25 on the hidden state that the gates read in layer 1 and 3, one mask a sequence for all"
                        + " gates",
                text(THREE, all[0], all[2]));
    }

    @Test
    void everyPlaceHasWordsOfItsOwn() {
        List<String> all = Arrays.stream(Site.values())
                .map(site -> (site.isZoneout() ? "zoneout " : "dropout ") + PlaceText.where(site))
                .toList();
        assertEquals(all.stream().distinct().toList(), all);
        assertTrue(all.stream().allMatch(words -> words.matches("[a-z]+ (on|after|between) [a-z' ]+")), all.toString());
    }
}
