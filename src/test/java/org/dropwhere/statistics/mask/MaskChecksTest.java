package org.dropwhere.statistics.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.MaskRequest;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks are of fixed seeds, so that tests pass always or never. */
class MaskChecksTest {
    private static final ModelSizes SIZES = ModelSizes.of(
            new ModelSpec(
                    new EmbeddingSpec(12, false),
                    List.of(new LstmSpec(10)),
                    Pooling.LAST,
                    List.of(new DenseSpec(10, Activation.RELU)),
                    HeadSpec.SIGMOID),
            30,
            8);
    private static final int BATCHES = 12;
    private static final int SEQUENCES = 32;

    static Stream<Placement> everyWayOfEverySite() {
        return Stream.of(Site.values())
                .flatMap(site -> site.times().stream()
                        .flatMap(time -> site.gates().stream().map(gates -> new Placement(site, 0.25, time, gates))));
    }

    private static Placement at(Site site, TimeSharing time, GateSharing gates) {
        return new Placement(site, 0.25, time, gates);
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void nothingIsWrongWithWhatTrainingDraws(Placement placement) {
        for (double rate : List.of(1e-6, 0.25, 0.9, 0.999)) {
            Placement other = new Placement(placement.site(), rate, placement.time(), placement.gates());
            assertEquals(Set.of(), wrong(other, batch -> RandomMasks.of(3, 1, batch)), "rate " + rate);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void nothingIsWrongWhateverTheSizes(int seed) {
        RandomStream sizes = RandomStream.ofSeed(seed);
        for (Placement placement : everyWayOfEverySite().toList()) {
            RandomStream own = sizes.at(placement.toString());
            ModelSizes model = ModelSizes.of(
                    new ModelSpec(
                            new EmbeddingSpec(1 + own.below(9, 1), false),
                            List.of(new LstmSpec(1 + own.below(9, 2))),
                            Pooling.LAST,
                            List.of(new DenseSpec(1 + own.below(9, 2), Activation.RELU)),
                            HeadSpec.SIGMOID),
                    2 + own.below(9, 0),
                    1 + own.below(9, 3));
            int sequences = 1 + own.below(20, 4);
            double rate = 0.02 + 0.96 * own.uniform(5);
            Placement random = new Placement(placement.site(), rate, placement.time(), placement.gates());
            DrawnMasks masks = DrawnMasks.draw(
                    CellKind.LSTM,
                    model.at(placement.ref(), BATCHES, sequences),
                    model.length(),
                    model.requests(random, model.length(), sequences),
                    batch -> RandomMasks.of(seed, 1, batch));
            assertEquals(Set.of(), wrong(MaskChecks.of(masks, false)), random + " in " + model);
        }
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void aRateThatIsOffIsWrong(Placement placement) {
        Placement off = new Placement(placement.site(), 0.5, placement.time(), placement.gates());
        Set<String> wrong = wrong(
                placement,
                batch -> (request, out) -> RandomMasks.of(3, 1, batch).fill(with(off, request), out));

        assertTrue(wrong.contains("rate"), wrong + "");
    }

    @Test
    void keepingTheRateInsteadOfDroppingItIsWrong() {
        Placement kept = new Placement(Site.AFTER_EMBEDDING, 0.75, TimeSharing.PER_STEP, GateSharing.SHARED);
        Set<String> wrong = wrong(
                at(Site.AFTER_EMBEDDING, TimeSharing.PER_STEP, GateSharing.SHARED),
                batch -> (request, out) -> RandomMasks.of(3, 1, batch).fill(with(kept, request), out));

        assertEquals(Set.of("rate", "scale"), wrong);
    }

    @Test
    void whatLivesAndIsNotScaledIsWrong() {
        assertEquals(
                Set.of("scale", "mean"),
                wrong(
                        at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE),
                        changed((values, features) -> scale(values, 0.75f))));
    }

    @Test
    void aStateThatKeepsMoreThanItsPreviousValueIsWrong() {
        assertEquals(
                Set.of("scale"),
                wrong(
                        at(Site.ZONEOUT_CELL, TimeSharing.PER_STEP, GateSharing.SHARED),
                        changed((values, features) -> scale(values, 1.25f))));
    }

    @Test
    void aSingleElementOfAnotherScaleIsWrong() {
        Set<String> wrong =
                wrong(at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE), batch -> (request, out) -> {
                    RandomMasks.of(3, 1, batch).fill(request, out);
                    out[0] = batch == 5 && request.gate() == 1 && request.firstRow() == 0 ? 1 : out[0];
                });

        assertEquals(Set.of("scale"), wrong);
    }

    @Test
    void aMaskThatStaysIsWrongWhereEachStepHasItsOwn() {
        assertEquals(
                Set.of("over time"),
                wrong(
                        at(Site.LSTM_RECURRENT, TimeSharing.PER_STEP, GateSharing.PER_GATE),
                        batch -> (request, out) -> RandomMasks.of(3, 1, batch).fill(request.at(0), out)));
    }

    @Test
    void aMaskThatStaysForTwoStepsIsWrong() {
        assertEquals(
                Set.of("over time"),
                wrong(
                        at(Site.LSTM_RECURRENT, TimeSharing.PER_STEP, GateSharing.SHARED),
                        batch -> (request, out) ->
                                RandomMasks.of(3, 1, batch).fill(request.at(request.step() / 2), out)));
    }

    @Test
    void aMaskThatChangesIsWrongWhereItIsKeptForTheSequence() {
        Placement locked = at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        List<MaskRequest> everyStep = IntStream.range(0, SIZES.length())
                .mapToObj(step -> new MaskRequest(locked, 0, step, 0, SEQUENCES, SIZES.embedding()))
                .toList();

        assertEquals(Set.of("over time"), wrong(locked, everyStep, batch -> RandomMasks.of(3, 1, batch)));
    }

    @Test
    void aSharedMaskIsWrongWhereEachGateHasItsOwn() {
        assertEquals(
                Set.of("over gates"),
                wrong(
                        at(Site.LSTM_RECURRENT, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE),
                        batch -> (request, out) -> RandomMasks.of(3, 1, batch).fill(ofGate0(request), out)));
    }

    @Test
    void masksOfTheirOwnAreWrongWhereGatesShare() {
        Placement tied = at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        List<MaskRequest> everyGate = IntStream.range(0, 4)
                .mapToObj(gate -> new MaskRequest(tied, gate, 0, 0, SEQUENCES, SIZES.embedding()))
                .toList();

        assertEquals(Set.of("over gates"), wrong(tied, everyGate, batch -> RandomMasks.of(3, 1, batch)));
    }

    /** As if every chunk of a batch counted its sequences from 0. */
    @Test
    void sequencesThatShareAMaskWithLaterOnesAreWrong() {
        assertEquals(
                Set.of("over sequences"),
                wrong(
                        at(Site.AFTER_EMBEDDING, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
                        batch -> (request, out) -> {
                            int features = request.features();
                            float[] chunk = new float[16 * features];
                            RandomMasks.of(3, 1, batch)
                                    .fill(
                                            new MaskRequest(
                                                    request.placement(),
                                                    request.gate(),
                                                    request.step(),
                                                    0,
                                                    16,
                                                    features),
                                            chunk);
                            for (int row = 0; row < request.rows(); row++) {
                                System.arraycopy(chunk, row % 16 * features, out, row * features, features);
                            }
                        }));
    }

    @Test
    void masksOfTheirOwnAreWrongWhereTheBatchHasOne() {
        Placement perBatch = at(Site.WORD_TYPE, TimeSharing.PER_BATCH, GateSharing.SHARED);
        List<MaskRequest> everySequence = List.of(new MaskRequest(perBatch, 0, 0, 0, SEQUENCES, SIZES.vocabulary()));

        assertEquals(Set.of("over sequences"), wrong(perBatch, everySequence, batch -> RandomMasks.of(3, 1, batch)));
    }

    @Test
    void featuresThatAreDroppedTogetherAreWrong() {
        assertEquals(
                Set.of("over features"),
                wrong(at(Site.CANDIDATE, TimeSharing.PER_STEP, GateSharing.SHARED), changed((values, features) -> {
                    for (int i = 0; i < values.length; i++) {
                        values[i] = values[i - i % features];
                    }
                })));
    }

    @Test
    void masksThatComeAgainInTheNextBatchAreWrong() {
        assertEquals(
                Set.of("over batches"),
                wrong(at(Site.CELL, TimeSharing.PER_SEQUENCE, GateSharing.SHARED), batch -> RandomMasks.of(3, 1, 0)));
    }

    @Test
    void masksThatComeAgainInTheNextEpochAreWrong() {
        assertEquals(
                Set.of("over batches"),
                wrong(
                        at(Site.CELL, TimeSharing.PER_SEQUENCE, GateSharing.SHARED),
                        batch -> RandomMasks.of(3, 1, batch % (BATCHES / 2))));
    }

    @Test
    void masksInEvaluationAreWrong() {
        Placement placement = at(Site.CELL, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        DrawnMasks masks = drawn(
                placement, SIZES.requests(placement, SIZES.length(), SEQUENCES), batch -> RandomMasks.of(3, 1, batch));

        assertEquals(Set.of("in evaluation"), wrong(MaskChecks.of(masks, true)));
    }

    @Test
    void masksThatAreNeverDrawnAreWrong() {
        Placement placement = at(Site.CELL, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

        assertEquals(Set.of("rate"), wrong(MaskChecks.ofNone(placement)));
    }

    @Test
    void aStepThatIsNotAskedForIsWrong() {
        Placement placement = at(Site.CANDIDATE, TimeSharing.PER_STEP, GateSharing.SHARED);
        List<MaskRequest> requests = new ArrayList<>(SIZES.requests(placement, SIZES.length(), SEQUENCES));
        requests.remove(5);

        assertEquals(Set.of("over time"), wrong(placement, requests, batch -> RandomMasks.of(3, 1, batch)));
    }

    /** As the network asks where sequences have their own lengths: group by group up to its longest. */
    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void nothingIsWrongWhereSomeSequencesAreShorter(Placement placement) {
        for (double rate : List.of(1e-6, 0.25, 0.9, 0.999)) {
            Placement other = new Placement(placement.site(), rate, placement.time(), placement.gates());
            assertEquals(Set.of(), wrong(other, ofOwnLengths(other), batch -> RandomMasks.of(3, 1, batch)), "" + rate);
        }
    }

    @Test
    void faultsAreFoundWhereSomeSequencesAreShorter() {
        Placement placement = at(Site.LSTM_RECURRENT, TimeSharing.PER_STEP, GateSharing.PER_GATE);
        List<MaskRequest> requests = ofOwnLengths(placement);

        assertEquals(
                Set.of("over time"),
                wrong(
                        placement,
                        requests,
                        batch -> (request, out) -> RandomMasks.of(3, 1, batch).fill(request.at(0), out)));
        assertEquals(
                Set.of("over gates"),
                wrong(
                        placement,
                        requests,
                        batch -> (request, out) -> RandomMasks.of(3, 1, batch).fill(ofGate0(request), out)));
        assertEquals(Set.of("over batches"), wrong(placement, requests, batch -> RandomMasks.of(3, 1, 0)));
        assertEquals(
                Set.of("scale", "mean"),
                wrong(placement, requests, changed((values, features) -> scale(values, 0.5f))));
    }

    private static List<MaskRequest> ofOwnLengths(Placement placement) {
        return SIZES.requests(placement, SIZES.length(), SEQUENCES).stream()
                .flatMap(request -> request.rows() == SEQUENCES
                        ? IntStream.range(0, 4)
                                .filter(group -> request.step() < SIZES.length() - 2 * group)
                                .mapToObj(group -> new MaskRequest(
                                        placement, request.gate(), request.step(), 8 * group, 8, request.features()))
                        : Stream.of(request))
                .toList();
    }

    @Test
    void saysWhatIsPromisedAndMeasured() {
        Placement placement = new Placement(Site.LSTM_RECURRENT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        DrawnMasks masks = drawn(
                placement, SIZES.requests(placement, SIZES.length(), SEQUENCES), batch -> RandomMasks.of(3, 1, batch));

        assertEquals(
                List.of(
                        "scale 2.0000 2.0000 ok",
                        "over time the same the same ok",
                        "over gates drawn anew drawn anew ok",
                        "over sequences drawn anew drawn anew ok",
                        "over features drawn anew drawn anew ok",
                        "over batches drawn anew drawn anew ok",
                        "in evaluation off off ok"),
                MaskChecks.of(masks, false).stream()
                        .filter(check -> check.ci95().isEmpty())
                        .map(check ->
                                check.what() + " " + check.promised() + " " + check.measured() + " " + check.verdict())
                        .toList());
    }

    private interface Change {
        void of(float[] values, int features);
    }

    private static IntFunction<BatchMasks> changed(Change change) {
        return batch -> (request, out) -> {
            RandomMasks.of(3, 1, batch).fill(request, out);
            change.of(out, request.features());
        };
    }

    private static MaskRequest with(Placement placement, MaskRequest request) {
        return new MaskRequest(
                placement, request.gate(), request.step(), request.firstRow(), request.rows(), request.features());
    }

    private static MaskRequest ofGate0(MaskRequest request) {
        return new MaskRequest(
                request.placement(), 0, request.step(), request.firstRow(), request.rows(), request.features());
    }

    private static void scale(float[] values, float factor) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static Set<String> wrong(Placement placement, IntFunction<BatchMasks> batches) {
        return wrong(placement, SIZES.requests(placement, SIZES.length(), SEQUENCES), batches);
    }

    private static Set<String> wrong(Placement placement, List<MaskRequest> requests, IntFunction<BatchMasks> batches) {
        return wrong(MaskChecks.of(drawn(placement, requests, batches), false));
    }

    private static DrawnMasks drawn(Placement placement, List<MaskRequest> requests, IntFunction<BatchMasks> batches) {
        return DrawnMasks.draw(
                CellKind.LSTM, SIZES.at(placement.ref(), BATCHES, SEQUENCES), SIZES.length(), requests, batches);
    }

    private static Set<String> wrong(List<MaskCheck> checks) {
        return checks.stream().filter(check -> !check.ok()).map(MaskCheck::what).collect(Collectors.toSet());
    }

    @Test
    void eachDirectionHasMasksOfItsOwn() {
        Placement placement = at(Site.LSTM_INPUT, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        DrawnMasks forward = drawn(placement, 1);
        DrawnMasks backward = drawn(placement, 2);

        assertEquals("ok", overDirections(forward, backward).verdict());
        assertEquals("drawn anew", overDirections(forward, backward).measured());
        assertEquals("wrong", overDirections(forward, forward).verdict());
        assertEquals("the same", overDirections(forward, forward).measured());
    }

    private static MaskCheck overDirections(DrawnMasks forward, DrawnMasks backward) {
        return MaskChecks.of(List.of(forward, backward), false).stream()
                .filter(check -> check.what().equals("over directions"))
                .findFirst()
                .orElseThrow();
    }

    private static DrawnMasks drawn(Placement placement, int seed) {
        return DrawnMasks.draw(
                CellKind.LSTM,
                SIZES.at(placement.ref(), BATCHES, SEQUENCES),
                SIZES.length(),
                SIZES.requests(placement, SIZES.length(), SEQUENCES),
                batch -> RandomMasks.of(seed, 1, batch));
    }
}
