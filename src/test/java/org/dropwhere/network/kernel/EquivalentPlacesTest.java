package org.dropwhere.network.kernel;

import static org.dropwhere.spec.GateSharing.SHARED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Direction;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RecurrentSpec;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code plan.CanonicalPlacements} takes for one model gives the same numbers, with the masks moved. */
class EquivalentPlacesTest {
    private static final double ROUNDING = 1e-5;
    private static final RandomStream STREAM = RandomStream.ofSeed(5);

    private static KernelCase.Result train(List<RecurrentSpec> layers, List<Placement> placements, BatchMasks masks) {
        ModelSpec model = new ModelSpec(new EmbeddingSpec(6, false), layers, HeadSpec.SIGMOID);
        KernelCase drawn = KernelCase.of(new NetworkSizes(model, 9, 11), 20, placements, STREAM);
        return new KernelCase(
                        drawn.name(),
                        drawn.sizes(),
                        placements,
                        drawn.embeddingGradient(),
                        drawn.tokens(),
                        drawn.weights(),
                        drawn.gradientOfOutput(),
                        masks)
                .train(Workers.serial());
    }

    private static List<RecurrentSpec> layers(Direction second) {
        return List.of(
                new LstmSpec(5, Direction.CONCAT),
                new GruSpec(4, second, true),
                new LstmSpec(3, Direction.BACKWARD),
                new LstmSpec(3));
    }

    private static Placement at(int layer, Site site, TimeSharing time, double rate) {
        return new Placement(new SiteRef(layer, site), rate, time, SHARED);
    }

    /** Masks that are asked for at some places are those of others. */
    private static BatchMasks moved(Map<Placement, Placement> places) {
        BatchMasks masks = new RandomMasks(STREAM.at("masks"));
        return (asked, out) -> masks.fill(at(asked, places.getOrDefault(asked.placement(), asked.placement())), out);
    }

    private static MaskRequest at(MaskRequest asked, Placement place) {
        return new MaskRequest(
                place, asked.backward(), asked.gate(), asked.step(), asked.firstRow(), asked.rows(), asked.features());
    }

    private static void assertAlike(KernelCase.Result one, KernelCase.Result other) {
        assertAlike(one.output(), other.output());
        one.gradients()
                .byName()
                .forEach((name, gradient) ->
                        assertAlike(gradient, other.gradients().byName().getOrDefault(name, new float[0])));
    }

    private static void assertAlike(float[] one, float[] other) {
        double largest = 0;
        for (float value : one) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertArrayEquals(one, other, (float) (ROUNDING * Math.max(1, largest)));
    }

    @ParameterizedTest
    @CsvSource({"2, PER_STEP", "2, PER_SEQUENCE", "2, PER_BATCH", "3, PER_SEQUENCE", "4, PER_STEP", "4, PER_BATCH"})
    void aMaskThatAllGatesShareIsOneOfWhatTheLayerBelowHandsOn(int layer, TimeSharing time) {
        Placement between = at(layer - 1, Site.BETWEEN_LAYERS, time, 0.5);
        Placement input = at(layer, Site.LSTM_INPUT, time, 0.5);
        List<RecurrentSpec> layers = layers(Direction.FORWARD);

        assertAlike(
                train(layers, List.of(between), moved(Map.of())),
                train(layers, List.of(input), moved(Map.of(input, between))));
    }

    /** An element survives both with the product of both probabilities, and so does what multiplies it. */
    @ParameterizedTest
    @CsvSource({"PER_STEP", "PER_SEQUENCE", "PER_BATCH"})
    void twoThatLiveEquallyLongAreOneWithTheProductOfBoth(TimeSharing time) {
        Placement between = at(1, Site.BETWEEN_LAYERS, time, 0.5);
        Placement input = at(2, Site.LSTM_INPUT, time, 0.2);
        Placement one = at(1, Site.BETWEEN_LAYERS, time, 0.6);
        List<RecurrentSpec> layers = layers(Direction.FORWARD);
        BatchMasks both = moved(Map.of());
        BatchMasks product = (asked, out) -> {
            float[] inner = new float[out.length];
            both.fill(at(asked, between), out);
            both.fill(at(asked, input), inner);
            for (int i = 0; i < asked.size(); i++) {
                out[i] *= inner[i];
            }
        };

        assertAlike(train(layers, List.of(between, input), both), train(layers, List.of(one), product));
    }

    @ParameterizedTest
    @CsvSource({"PER_STEP, PER_SEQUENCE", "PER_SEQUENCE, PER_BATCH", "PER_STEP, PER_BATCH"})
    void twoOthersMayChangePlaces(TimeSharing shorter, TimeSharing longer) {
        Placement between = at(1, Site.BETWEEN_LAYERS, shorter, 0.5);
        Placement input = at(2, Site.LSTM_INPUT, longer, 0.2);
        Placement otherInput = at(2, Site.LSTM_INPUT, shorter, 0.5);
        Placement otherBetween = at(1, Site.BETWEEN_LAYERS, longer, 0.2);
        List<RecurrentSpec> layers = layers(Direction.FORWARD);

        assertAlike(
                train(layers, List.of(between, input), moved(Map.of())),
                train(
                        layers,
                        List.of(otherInput, otherBetween),
                        moved(Map.of(otherInput, between, otherBetween, input))));
    }

    @ParameterizedTest
    @CsvSource({"CONCAT", "SUM", "AVERAGE", "MULTIPLY"})
    void aLayerThatReadsBothWaysHasAMaskForEachDirection(Direction direction) {
        Placement between = at(1, Site.BETWEEN_LAYERS, TimeSharing.PER_SEQUENCE, 0.5);
        Placement input = at(2, Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, 0.5);
        List<RecurrentSpec> layers = layers(direction);

        assertTrue(!Arrays.equals(
                train(layers, List.of(between), moved(Map.of())).output(),
                train(layers, List.of(input), moved(Map.of(input, between))).output()));
    }
}
