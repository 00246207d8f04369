package org.dropwhere.plan;

import static org.dropwhere.spec.GateSharing.PER_GATE;
import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Variant;
import org.junit.jupiter.api.Test;

class SameModelTest {
    private static final ModelSpec ONE = ModelSpec.lstm(4, 5, false);
    private static final Placement DROPOUT = placement(Site.AFTER_EMBEDDING, PER_STEP, SHARED);
    private static final Placement SPATIAL_DROPOUT = placement(Site.AFTER_EMBEDDING, PER_SEQUENCE, SHARED);
    private static final Placement RECURRENT = placement(Site.LSTM_RECURRENT, PER_SEQUENCE, SHARED);

    @Test
    void tfKeras2sDropoutIsADropoutLayerBeforeTheLstm() {
        assertEquals(
                List.of(new SameModel(
                        List.of("in-lstm", "layer"),
                        "a mask at lstm-input that all gates share drops what a mask after-embedding drops")),
                SameModel.among(
                        ONE,
                        List.of(
                                keras("in-lstm", KerasVersion.TF_KERAS_2, 0),
                                by("layer", DROPOUT),
                                by("other", SPATIAL_DROPOUT))));
    }

    @Test
    void keras3sDropoutIsASpatialDropoutLayerBeforeTheLstm() {
        assertEquals(
                List.of(new SameModel(
                        List.of("layer", "in-lstm", "in-old-lstm"),
                        "a mask at lstm-input that all gates share drops what a mask after-embedding drops")),
                SameModel.among(
                        ONE,
                        List.of(
                                by("layer", SPATIAL_DROPOUT),
                                keras("in-lstm", KerasVersion.KERAS_3, 0),
                                by("other", DROPOUT),
                                keras("in-old-lstm", KerasVersion.KERAS_3_0, 0))));
    }

    @Test
    void soItIsBesideRecurrentDropoutWhereTheGatesShare() {
        assertEquals(
                List.of(List.of("in-lstm", "layer")),
                SameModel.among(
                                ONE,
                                List.of(
                                        keras("in-lstm", KerasVersion.KERAS_3_0, 0.5),
                                        by("layer", SPATIAL_DROPOUT, RECURRENT),
                                        keras("per-gate", KerasVersion.KERAS_3, 0.5)))
                        .stream()
                        .map(SameModel::variants)
                        .toList());
    }

    /** They lie before both places. */
    @Test
    void masksOfTokensChangeNothingAboutIt() {
        Placement token = placement(Site.TOKEN, PER_STEP, SHARED);
        Placement type = placement(Site.WORD_TYPE, TimeSharing.PER_BATCH, SHARED);

        assertEquals(
                List.of(List.of("layer", "in-lstm")),
                SameModel.among(
                                ONE,
                                List.of(
                                        by("layer", type, token, SPATIAL_DROPOUT),
                                        by("in-lstm", type, token, placement(Site.LSTM_INPUT, PER_SEQUENCE, SHARED)),
                                        by("without", type, SPATIAL_DROPOUT)))
                        .stream()
                        .map(SameModel::variants)
                        .toList());
    }

    @Test
    void masksOfTheGatesAndASecondMaskAreOthers() {
        Placement perGate = placement(Site.LSTM_INPUT, PER_SEQUENCE, PER_GATE);
        Placement shared = placement(Site.LSTM_INPUT, PER_SEQUENCE, SHARED);

        assertEquals(
                List.of(),
                SameModel.among(
                        ONE,
                        List.of(
                                by("layer", SPATIAL_DROPOUT),
                                by("per-gate", perGate),
                                by("two", DROPOUT, shared),
                                by("nothing"))));
        assertEquals(List.of(perGate), CanonicalPlacements.of(ONE, List.of(perGate)));
        assertEquals(List.of(DROPOUT, shared), CanonicalPlacements.of(ONE, List.of(DROPOUT, shared)));
    }

    /** An element survives both with 0.5 * 0.5, and is then scaled by 2 * 2. */
    @Test
    void twoMasksThatLiveEquallyLongAreOne() {
        Placement one = new Placement(Site.AFTER_EMBEDDING, 0.75, PER_SEQUENCE, SHARED);

        assertEquals(
                List.of(new SameModel(
                        List.of("two", "one"),
                        "masks after-embedding and at lstm-input that all gates share may change places, and two that"
                                + " live equally long drop what one with the rate 1 - (1 - a)(1 - b) drops")),
                SameModel.among(
                        ONE,
                        List.of(
                                by("two", SPATIAL_DROPOUT, placement(Site.LSTM_INPUT, PER_SEQUENCE, SHARED)),
                                by("one", one),
                                by("per-step", DROPOUT, placement(Site.LSTM_INPUT, PER_STEP, SHARED)),
                                by("per-gate", SPATIAL_DROPOUT, placement(Site.LSTM_INPUT, PER_SEQUENCE, PER_GATE)))));
    }

    @Test
    void twoOthersMayChangePlaces() {
        Placement locked = new Placement(Site.LSTM_INPUT, 0.2, PER_SEQUENCE, SHARED);
        Placement spatial = new Placement(Site.AFTER_EMBEDDING, 0.2, PER_SEQUENCE, SHARED);
        Placement perStep = placement(Site.LSTM_INPUT, PER_STEP, SHARED);

        assertEquals(
                List.of(List.of("a", "b")),
                SameModel.among(ONE, List.of(by("a", DROPOUT, locked, RECURRENT), by("b", spatial, perStep, RECURRENT)))
                        .stream()
                        .map(SameModel::variants)
                        .toList());
        assertEquals(List.of(DROPOUT, locked), CanonicalPlacements.of(ONE, List.of(spatial, perStep)));
    }

    @Test
    void whatIsSaidAlikeIsTheSameToo() {
        assertEquals(
                List.of(
                        new SameModel(List.of("a", "b"), "they drop the same at the same sites"),
                        new SameModel(List.of("c", "d"), "they drop nothing")),
                SameModel.among(ONE, List.of(by("a", RECURRENT), by("c"), by("b", RECURRENT), by("d"))));
    }

    private static Variant by(String name, Placement... placements) {
        return new Variant(name, List.of(placements));
    }

    private static Variant keras(String name, KerasVersion version, double recurrentDropout) {
        return Variant.of(
                name,
                List.of(new KerasDropout(version, OptionalInt.empty(), 0.5, recurrentDropout)),
                ONE,
                List.of(),
                List.of());
    }

    private static Placement placement(Site site, TimeSharing time, GateSharing gates) {
        return new Placement(site, 0.5, time, gates);
    }

    /** There is no embedding after which the mask could be. */
    @Test
    void aMaskOfFeaturesStaysAtTheInput() {
        ModelSpec features = new ModelSpec(new FeaturesSpec(), ONE.recurrent(), ONE.head());
        Placement input = new Placement(Site.LSTM_INPUT, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED);

        assertEquals(List.of(input), CanonicalPlacements.of(features, List.of(input)));
    }
}
