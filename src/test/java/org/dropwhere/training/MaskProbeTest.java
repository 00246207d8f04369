package org.dropwhere.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dropwhere.data.Datasets;
import org.dropwhere.dropout.DrawnMasks;
import org.dropwhere.dropout.MaskAxis;
import org.dropwhere.dropout.ModelSizes;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.plan.TrialDescription;
import org.dropwhere.spec.Activation;
import org.dropwhere.spec.DenseSpec;
import org.dropwhere.spec.EmbeddingSpec;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.GruSpec;
import org.dropwhere.spec.HeadSpec;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Pooling;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.TimeSharing;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Majority;
import org.dropwhere.statistics.mask.MaskCheck;
import org.dropwhere.statistics.mask.MaskChecks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MaskProbeTest {
    private static final int LENGTH = 6;
    private static final int BATCH = 20;
    private static final int SEED = 3;
    private static final ModelSpec MODEL = ModelSpec.lstm(5, 7, false);
    private static final ModelSpec OTHER = new ModelSpec(
            new EmbeddingSpec(5, false),
            List.of(new GruSpec(7), new LstmSpec(6)),
            Pooling.MAX,
            List.of(new DenseSpec(4, Activation.RELU)),
            HeadSpec.SIGMOID);
    private static final int VOCABULARY = 8;

    /** One that has the site. */
    private static ModelSpec model(Placement placement) {
        return MODEL.has(placement.ref()) ? MODEL : OTHER;
    }

    private static ModelSizes sizes(Placement placement) {
        return ModelSizes.of(model(placement), VOCABULARY, LENGTH);
    }

    static Stream<Placement> everyWayOfEverySite() {
        return Stream.of(Site.values())
                .flatMap(site -> site.times().stream()
                        .flatMap(time -> site.gates().stream().map(gates -> new Placement(site, 0.25, time, gates))));
    }

    private static MaskProbe probe(Placement placement) {
        return probe(placement, new TaskData(new DelayedRecall(0), LENGTH, VOCABULARY, 50, 40, 40, 0));
    }

    private static MaskProbe probe(Placement placement, TaskData data) {
        TrialDescription trial = new TrialDescription(
                data,
                "",
                model(placement),
                new Training(2, BATCH, new RmsProp(0.001, 0.9, 1e-7)),
                List.of(placement),
                SEED);
        return MaskProbe.of(trial, Datasets.of(data, SEED));
    }

    /** As the report draws them without a network, which so is shown to draw what training draws. */
    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void trainingAsksForWhatThePlacementSays(Placement placement) {
        MaskProbe probe = probe(placement);
        DrawnMasks drawn = Optional.ofNullable(probe.training().get(placement))
                .orElseThrow()
                .get(0);
        int half = drawn.model().batches() / 2;
        DrawnMasks promised = promised(placement, half, 0);

        assertEquals(Set.of(placement), probe.training().keySet());
        assertEquals(promised.model(), drawn.model().once(MaskAxis.BATCHES));
        assertEquals(promised.drawn(), drawn.drawn().once(MaskAxis.BATCHES));
        assertEquals(promised.gates(), drawn.gates());
        assertTrue(drawn.drawn().elements() >= 1 << 20, "elements");
        for (int batch : new int[] {0, 1, half - 1, half, half + 1}) {
            assertArrayEquals(promised(placement, half, batch).values(), values(drawn, batch), "batch " + batch);
        }
        assertEquals(Set.of(), probe.evaluation());
    }

    @ParameterizedTest
    @MethodSource("everyWayOfEverySite")
    void nothingIsWrongWithSequencesOfTheirOwnLengths(Placement placement) {
        for (Pad pad : List.of(Pad.NONE, new Pad(12, Side.PRE, Side.PRE))) {
            TaskData data = new TaskData(new Majority(1), new Lengths(1, 9), VOCABULARY, 50, 40, 40, 0, pad);
            MaskProbe probe = probe(placement, data);
            List<MaskCheck> checks = MaskChecks.of(
                    Optional.ofNullable(probe.training().get(placement)).orElseThrow(), false);

            assertEquals(List.of(), checks.stream().filter(check -> !check.ok()).toList(), pad.toString());
        }
    }

    /** A batch of sequences that are shorter than others of the data. */
    @Test
    void nothingIsExpectedOfStepsThatTheBatchDoesNotHave() {
        TaskData data = new TaskData(new Majority(1), new Lengths(1, 9), VOCABULARY, 1, 40, 40, 0, Pad.NONE);
        Placement placement = new Placement(Site.CANDIDATE, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED);
        DrawnMasks masks = Optional.ofNullable(probe(placement, data).training().get(placement))
                .orElseThrow()
                .get(0);

        int steps = Datasets.of(data, SEED).train().steps().longest();
        assertTrue(steps < 9, "steps " + steps);
        assertEquals(steps, masks.model().steps());
        assertEquals(steps, masks.drawn().steps());
    }

    private static DrawnMasks promised(Placement placement, int half, int batch) {
        return DrawnMasks.draw(
                sizes(placement).layer(placement.ref()).cell(),
                sizes(placement).at(placement.ref(), 1, BATCH),
                LENGTH,
                sizes(placement).requests(placement, LENGTH, BATCH),
                only -> batchOfTraining(batch, half));
    }

    private static float[] values(DrawnMasks masks, int batch) {
        int size = masks.drawn().stride(MaskAxis.BATCHES);
        return Arrays.copyOfRange(masks.values(), batch * size, (batch + 1) * size);
    }

    /** Three batches an epoch; the second half is the same of the next epoch. */
    private static RandomMasks batchOfTraining(int number, int half) {
        int place = number % half;
        return RandomMasks.of(SEED, 1 + place / 3 * 2 + number / half, place % 3);
    }
}
