package org.dropwhere.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.dropwhere.dropout.BatchMasks;
import org.dropwhere.dropout.LayerSizes;
import org.dropwhere.dropout.RandomMasks;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.CellKind;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a mask lives and who shares it, seen from the kernel. */
class MaskTest {
    private static final int ROWS = 5;
    private static final int STEPS = 100;
    private static final int I = CellKind.LSTM.gate("i");
    private static final int F = CellKind.LSTM.gate("f");
    private static final int C = CellKind.LSTM.gate("c");
    private static final int O = CellKind.LSTM.gate("o");
    private static final int FEATURES = 60;
    private static final int SIZE = ROWS * FEATURES;
    private static final BatchMasks BATCH = RandomMasks.of(1, 1, 0);

    private static Mask mask(Site site, TimeSharing time) {
        Placement placement = new Placement(site, 0.5, time, site.gates().get(0));
        Mask mask = new Mask(placement, new LayerSizes(CellKind.LSTM, FEATURES, FEATURES, FEATURES, FEATURES), 16);
        mask.begin(BATCH, rows(3));
        return mask;
    }

    private static float[] copy(Mask mask, int step, int gate) {
        float[] values = mask.at(step, gate);
        return Arrays.copyOf(values, Math.min(values.length, SIZE));
    }

    /** Those of the first gate; of types of tokens those of sequence 0. */
    private static float[] copy(Mask mask, Site site, int step) {
        return site == Site.WORD_TYPE ? row(mask, 0) : copy(mask, step, 0);
    }

    @ParameterizedTest
    @EnumSource(Site.class)
    void changesWithTheStepOrNotAsItsSharingSays(Site site) {
        for (TimeSharing time : site.times()) {
            Mask mask = mask(site, time);
            float[] first = copy(mask, site, 0);
            assertEquals(time.changesWithTime(), !Arrays.equals(first, copy(mask, site, 1)), site + " " + time);
            assertArrayEquals(first, copy(mask, site, 0), site + " " + time + " going back");
        }
    }

    @ParameterizedTest
    @EnumSource(Site.class)
    void theNextBatchHasAnother(Site site) {
        Mask mask = mask(site, site.times().get(0));
        float[] first = copy(mask, site, 0);

        mask.begin(RandomMasks.of(1, 1, 1), rows(3));

        assertFalse(Arrays.equals(first, copy(mask, site, 0)));
    }

    @Test
    void aFrameIsDroppedAsAWhole() {
        Mask mask = mask(Site.GATE_OUTPUTS, TimeSharing.PER_FRAME);
        Set<Float> met = new TreeSet<>();
        for (int step = 0; step < 50; step++) {
            float[] values = copy(mask, step, F);
            for (int i = 0; i < SIZE; i++) {
                assertEquals(values[i / FEATURES * FEATURES], values[i], "step " + step + ", element " + i);
            }
            met.add(values[0]);
        }
        assertEquals(Set.of(0f, 2f), met);
    }

    @Test
    void theGatesIFAndOHaveMasksOfTheirOwnAndTheCandidateHasNone() {
        Mask mask = mask(Site.GATE_OUTPUTS, TimeSharing.PER_STEP);

        assertEquals(0, mask.at(0, C).length);
        for (int[] pair : new int[][] {{I, F}, {F, O}, {O, I}}) {
            assertFalse(Arrays.equals(copy(mask, 4, pair[0]), copy(mask, 4, pair[1])));
        }
    }

    @Test
    void aBatchsMaskIsTheSameWhateverSequencesAChunkHas() {
        Mask mask = mask(Site.WORD_TYPE, TimeSharing.PER_BATCH);
        float[] first = row(mask, 0);

        mask.begin(BATCH, rows(16));

        assertArrayEquals(first, row(mask, 0));
        assertArrayEquals(first, row(mask, 4));
    }

    @Test
    void aSequencesMaskOfTypesIsItsOwn() {
        Mask mask = mask(Site.WORD_TYPE, TimeSharing.PER_SEQUENCE);

        float[] first = row(mask, 0);
        assertFalse(Arrays.equals(first, row(mask, 1)));
        mask.begin(BATCH, rows(4));
        assertFalse(Arrays.equals(first, row(mask, 0)));
    }

    private static float[] row(Mask mask, int row) {
        float[] values = new float[FEATURES];
        for (int j = 0; j < FEATURES; j++) {
            values[j] = mask.at(0, row, j);
        }
        return values;
    }

    private static BatchRows rows(int first) {
        return new BatchRows(new TokenSteps(new int[first + ROWS][STEPS]), first, ROWS, false);
    }
}
