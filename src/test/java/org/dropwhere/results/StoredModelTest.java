package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.Clipping;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.OptimizerSpec;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RandomModels;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sgd;
import org.dropwhere.spec.Training;
import org.dropwhere.training.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredModelTest {
    private static final ModelSpec STACKED = new ModelSpec(
            new EmbeddingSpec(4, true),
            List.of(new LstmSpec(3, Direction.CONCAT), new GruSpec(2, Direction.BACKWARD, false)),
            Pooling.MAX,
            List.of(new DenseSpec(5, Activation.TANH)),
            HeadSpec.SIGMOID);

    private static String json(ModelSpec model) {
        return StoredForm.MAPPER.writeValueAsString(model);
    }

    @Test
    void aSingleLstmIsStoredAsInRelease010() {
        assertEquals("{\"embedding\":64,\"units\":100,\"mask-zero\":false}", json(ModelSpec.lstm(64, 100, false)));
    }

    @Test
    void anyOtherModelIsStoredWithAllItsLayers() {
        assertEquals(
                "{\"embedding\":4,\"layers\":[{\"kind\":\"lstm\",\"units\":3,\"direction\":\"concat\"},"
                        + "{\"kind\":\"gru\",\"units\":2,\"direction\":\"backward\",\"reset-after\":false}],"
                        + "\"pooling\":\"max\",\"dense\":[{\"units\":5,\"activation\":\"tanh\"}],\"mask-zero\":true}",
                json(STACKED));
    }

    @Test
    void everyModelIsReadBack() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            ModelSpec model = RandomModels.draw(random);
            assertEquals(model, StoredForm.read(json(model), ModelSpec.class));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'embedding': 4, 'mask-zero': true}                                          | a model has not either units or layers
            {'embedding': 4, 'units': 3, 'layers': [], 'mask-zero': true}                | a model has not either units or layers
            {'embedding': 4, 'layers': [], 'mask-zero': true}                            | A model has at least one recurrent layer
            {'embedding': 4, 'layers': [{'kind': 'rnn', 'units': 3}], 'mask-zero': true} | "rnn" is not a recurrent spec
            {'embedding': 4, 'layers': [{'kind': 'lstm', 'units': 3}], 'mask-zero': true} | layers.[0].direction is missing or not a direction
            {'embedding': 4, 'layers': [{'kind': 'lstm', 'units': 3, 'direction': 'up'}], 'mask-zero': true} | "up" stands where a direction belongs
            {'embedding': 4, 'layers': [{'kind': 'lstm', 'units': 3, 'direction': 'sum', 'reset-after': true}], 'mask-zero': true} | "reset-after" is none of units and direction
            """)
    void whatIsNoModelIsRefusedInAClause(String json, String clause) {
        assertEquals(
                clause,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StoredForm.read(json.replace('\'', '"'), ModelSpec.class))
                        .getMessage());
    }

    @Test
    void aPlanNamesTheFormatThatCanSayItsModels() throws Exception {
        Plan earlier = HandMade.plan(2, "control", "drop");
        Plan later = HandMade.with(STACKED, earlier);

        assertTrue(text(PlanCodec.INSTANCE.write(earlier)).startsWith("# dropwhere plan 2\n"));
        byte[] bytes = PlanCodec.INSTANCE.write(later);
        assertTrue(text(bytes).startsWith("# dropwhere plan 3\n"));
        assertEquals(later, PlanCodec.INSTANCE.read(bytes));
    }

    @Test
    void aTrialNamesTheFormatThatCanSayItsModel() throws Exception {
        Outcome failed = new Outcome.Failed(List.of(), 1, "It did not converge");
        Trial earlier = HandMade.plan(1, "control").trials().get(0);
        Trial later = HandMade.with(STACKED, earlier);

        assertTrue(text(TrialCodec.INSTANCE.write(stored(earlier, failed))).contains("\"dropwhere trial 2\""));
        byte[] bytes = TrialCodec.INSTANCE.write(stored(later, failed));
        assertTrue(text(bytes).contains("\"dropwhere trial 4\""));
        assertEquals(
                Optional.of(later.description()),
                TrialCodec.INSTANCE.read(bytes).knownDescription());
    }

    @Test
    void earlierFormatsSayRmspropAlone() {
        TrialDescription trial = HandMade.plan(1, "control").trials().get(0).description();
        for (OptimizerSpec optimizer : List.of(
                new RmsProp(0.1, 0.5, 1e-3),
                new RmsProp(0.1, 0.5, 1e-3, 0.9, false, 0, Clipping.NONE),
                new Sgd(0.1, 0, false, 0, Clipping.NONE))) {
            assertEquals(
                    optimizer.equals(new RmsProp(0.1, 0.5, 1e-3)),
                    EarlierFormats.canSay(new TrialDescription(
                            trial.data(),
                            trial.dataDigest(),
                            trial.model(),
                            new Training(2, 32, optimizer),
                            trial.placements(),
                            trial.seed())),
                    optimizer.toString());
        }
    }

    @Test
    void settingsOfLayersArePathsWithTheirNumbers() {
        TrialDescription trial = HandMade.with(
                        STACKED, HandMade.plan(1, "control").trials().get(0))
                .description();
        Map<String, String> flat = FlatSettings.of(trial);
        flat.keySet().removeIf(path -> !path.startsWith("model."));

        assertEquals(
                "{model.embedding=4, model.layers.1=lstm, model.layers.1.units=3, model.layers.1.direction=concat,"
                        + " model.layers.2=gru, model.layers.2.units=2, model.layers.2.direction=backward,"
                        + " model.layers.2.reset-after=false, model.pooling=max, model.dense.1.units=5,"
                        + " model.dense.1.activation=tanh, model.mask-zero=true}",
                flat.toString());
    }

    private static StoredTrial stored(Trial trial, Outcome outcome) {
        return StoredTrial.of(trial, outcome, "", Optional.empty(), Optional.empty(), HandMade.PROVENANCE);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
