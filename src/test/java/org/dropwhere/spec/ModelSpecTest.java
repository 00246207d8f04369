package org.dropwhere.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelSpecTest {
    private static final ModelSpec STACKED =
            new ModelSpec(new EmbeddingSpec(3, false), List.of(new LstmSpec(5), new LstmSpec(7)), HeadSpec.SIGMOID);

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"STATE", "BETWEEN_LAYERS", "DENSE"})
    void aModelOfOneLstmHasEverySiteOfItsCellInThatLayer(Site site) {
        ModelSpec model = ModelSpec.lstm(3, 5, false);

        assertTrue(model.has(new SiteRef(1, site)));
        assertFalse(model.has(new SiteRef(2, site)));
    }

    @Test
    void theEmbeddingBelongsToTheFirstLayerAndTheOutputToTheLast() {
        assertTrue(STACKED.has(new SiteRef(1, Site.AFTER_EMBEDDING)));
        assertFalse(STACKED.has(new SiteRef(2, Site.AFTER_EMBEDDING)));
        assertFalse(STACKED.has(new SiteRef(1, Site.AFTER_LSTM)));
        assertTrue(STACKED.has(new SiteRef(2, Site.AFTER_LSTM)));
        assertTrue(STACKED.has(new SiteRef(2, Site.LSTM_RECURRENT)));
    }

    @Test
    void stackedLayersAreNotTakenForOne() {
        assertFalse(STACKED.isOneLstm());
        assertTrue(ModelSpec.lstm(3, 5, false).isOneLstm());
        assertThrows(IllegalArgumentException.class, () -> new ModelSpec(STACKED.input(), List.of(), HeadSpec.SIGMOID));
    }

    @Test
    void aStepMultipliesEveryWeightOfTheKernelsOnce() {
        assertEquals(4 * 5 * (3 + 5) + 4 * 7 * (5 + 7), STACKED.weightsOfProducts(1));
    }
}
