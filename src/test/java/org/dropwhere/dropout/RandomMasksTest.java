package org.dropwhere.dropout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dropwhere.random.RandomStream;
import org.dropwhere.spec.GateSharing;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.TimeSharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics are of fixed seeds, so they pass always or never. */
class RandomMasksTest {
    /** Standard deviations; a fair mask is farther off once in two million. */
    private static final double FAR = 5;

    private static final int ROWS = 200;
    private static final int FEATURES = 100;

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999})
    void asManyElementsAreDroppedAsTheRateSays(double rate) {
        double dropped = shareDropped(mask(afterLstm(rate), 1, 1, 0));

        double deviation = Math.sqrt(rate * (1 - rate) / (ROWS * FEATURES));
        assertEquals(rate, dropped, FAR * deviation);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1.1111112", "0.25, 1.3333334", "0.5, 2", "0.75, 4", "0.9, 10"})
    void anElementIsDroppedOrScaledUpByWhatIsKept(double rate, float kept) {
        for (float multiplier : mask(afterLstm(rate), 1, 1, 0)) {
            assertTrue(multiplier == 0 || multiplier == kept, "multiplier " + multiplier);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.5, 0.75, 0.9})
    void theMeanIsPreserved(double rate) {
        double sum = 0;
        for (float multiplier : mask(afterLstm(rate), 1, 1, 0)) {
            sum += multiplier;
        }

        double deviation = Math.sqrt(rate / (1 - rate) / (ROWS * FEATURES));
        assertEquals(1, sum / (ROWS * FEATURES), FAR * deviation);
    }

    @Test
    void everyFeatureOfEverySequenceHasTheSameChance() {
        float[] mask = mask(afterLstm(0.5), 1, 1, 0);

        for (int j = 0; j < FEATURES; j++) {
            int dropped = 0;
            for (int row = 0; row < ROWS; row++) {
                dropped += mask[row * FEATURES + j] == 0 ? 1 : 0;
            }
            assertEquals(0.5 * ROWS, dropped, FAR * Math.sqrt(0.25 * ROWS), "feature " + j);
        }
    }

    @Test
    void stepsHaveMasksOfTheirOwnWhereTheyAreDrawnPerStep() {
        Placement perStep = new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_STEP, GateSharing.SHARED);

        assertIndependent(mask(perStep, 1, 1, 0), mask(perStep, 1, 1, 1));
        assertIndependent(mask(perStep, 1, 1, 0), mask(perStep, 1, 1, 499));
    }

    /** A locked mask is what the first step would have drawn, so that locking it is all that differs. */
    @Test
    void aMaskKeptForTheSequenceIsThatOfTheFirstStep() {
        Placement perStep = new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_STEP, GateSharing.SHARED);
        Placement perSequence = new Placement(Site.AFTER_EMBEDDING, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

        assertArrayEquals(mask(perStep, 1, 1, 0), mask(perSequence, 1, 1, 0));
    }

    @Test
    void layersHaveMasksOfTheirOwn() {
        Placement first = placement(Site.LSTM_RECURRENT, 0.5);
        Placement second = new Placement(new SiteRef(2, first.site()), first.rate(), first.time(), first.gates());

        assertIndependent(mask(first, 1, 1, 0), mask(second, 1, 1, 0));
    }

    @Test
    void gatesHaveMasksOfTheirOwnWhereTheyDoNotShare() {
        Placement placement = new Placement(Site.LSTM_RECURRENT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        float[][] gates = new float[4][];
        Arrays.setAll(gates, gate -> mask(placement, 1, 1, gate, 0));

        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < a; b++) {
                assertIndependent(gates[a], gates[b]);
            }
        }
    }

    @Test
    void sequencesHaveMasksOfTheirOwn() {
        float[] mask = mask(afterLstm(0.5), 1, 1, 0);
        float[] shifted = new float[mask.length];
        System.arraycopy(mask, FEATURES, shifted, 0, mask.length - FEATURES);
        System.arraycopy(mask, 0, shifted, mask.length - FEATURES, FEATURES);

        assertIndependent(mask, shifted);
    }

    @Test
    void everyBatchAndEveryEpochDrawsAnew() {
        float[] mask = mask(afterLstm(0.5), 1, 0, 0);

        assertIndependent(mask, mask(afterLstm(0.5), 1, 1, 0));
        assertIndependent(mask, mask(afterLstm(0.5), 2, 0, 0));
        assertIndependent(mask(afterLstm(0.5), 1, 2, 0), mask(afterLstm(0.5), 2, 1, 0));
    }

    @Test
    void everySeedDrawsAnew() {
        float[] mask = fill(RandomMasks.of(5, 1, 0), afterLstm(0.5), 0, 0, 0, ROWS);

        assertIndependent(mask, fill(RandomMasks.of(6, 1, 0), afterLstm(0.5), 0, 0, 0, ROWS));
        assertArrayEquals(mask, fill(RandomMasks.of(5, 1, 0), afterLstm(0.5), 0, 0, 0, ROWS));
    }

    @Test
    void sitesHaveMasksOfTheirOwn() {
        Placement input = new Placement(Site.LSTM_INPUT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        Placement recurrent = new Placement(Site.LSTM_RECURRENT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);

        assertIndependent(mask(input, 1, 1, 0), mask(recurrent, 1, 1, 0));
        assertIndependent(mask(input, 1, 1, 0), mask(afterLstm(0.5), 1, 1, 0));
    }

    /** Whatever chunks a batch is split into. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 16, 64, 199})
    void aSequencesMaskDoesNotDependOnWhatIsAskedForWithIt(int rows) {
        Placement perStep = new Placement(Site.AFTER_EMBEDDING, 0.25, TimeSharing.PER_STEP, GateSharing.SHARED);
        float[] whole = mask(perStep, 1, 1, 3);

        for (int first = 0; first < ROWS; first += rows) {
            int count = Math.min(rows, ROWS - first);
            float[] part = fill(RandomMasks.of(9, 1, 1), perStep, 0, 3, first, count);
            assertArrayEquals(Arrays.copyOfRange(whole, first * FEATURES, (first + count) * FEATURES), part);
        }
    }

    /**
     * Drawing many elements at once is a matter of speed alone. The address of the first layer is that of releases
     * which knew one layer only: it must not change, or the numbers of every trial would.
     */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 7, 3", "3, 5, 0", "3, 5, 2", "16, 100, 497", "2, 1, 9"})
    void anElementIsDecidedByItsNumberInTheStreamOfItsSequence(int rows, int features, int step) {
        Placement placement = placement(Site.CANDIDATE, 0.3);
        RandomStream batch = RandomStream.ofSeed(11);
        float[] out = new float[rows * features];

        new RandomMasks(batch).fill(new MaskRequest(placement, 2, step, 5, rows, features), out);

        for (int row = 0; row < rows; row++) {
            RandomStream stream = batch.at("candidate").at(2).at(5 + row);
            for (int j = 0; j < features; j++) {
                boolean dropped = (stream.bits(step * features + j) >>> 32) < 0.3 * 0x1p32;
                assertEquals(dropped ? 0 : (float) (1 / 0.7), out[row * features + j], "row " + row + " element " + j);
            }
        }
    }

    /** Units that are dropped there keep their previous value: 1, unscaled, for those; see BatchMasks. */
    @Test
    void zoneoutSaysWhichUnitsKeepTheirValue() {
        Placement cell = placement(Site.ZONEOUT_CELL, 0.3);
        float[] mask = mask(cell, 1, 1, 0);
        int kept = 0;
        for (float value : mask) {
            assertTrue(value == 0 || value == 1, "multiplier " + value);
            kept += (int) value;
        }

        double deviation = Math.sqrt(0.3 * 0.7 * ROWS * FEATURES);
        assertEquals(0.3 * ROWS * FEATURES, kept, FAR * deviation);
        Placement half = placement(Site.ZONEOUT_CELL, 0.5);
        assertIndependent(mask(half, 1, 1, 0), mask(half, 1, 1, 1));
        assertIndependent(mask(half, 1, 1, 0), mask(placement(Site.ZONEOUT_HIDDEN, 0.5), 1, 1, 0));
    }

    @Test
    void whatEvaluationTakesIsTheMean() {
        for (Site site : Site.values()) {
            float[] out = {-1, -1, -1, -1};
            BatchMasks.EXPECTED.fill(new MaskRequest(placement(site, 0.25), 0, 0, 0, 1, 3), out);
            float mean = site.isZoneout() ? 0.25f : 1;
            assertArrayEquals(new float[] {mean, mean, mean, -1}, out, site.key());
        }
    }

    @Test
    void onlyTheRowsAskedForAreFilledIn() {
        float[] out = new float[3 * FEATURES];
        Arrays.fill(out, -1);

        RandomMasks.of(9, 1, 1).fill(new MaskRequest(afterLstm(0.5), 0, 0, 0, 2, FEATURES), out);

        for (int i = 0; i < out.length; i++) {
            assertEquals(i >= 2 * FEATURES, out[i] == -1, "element " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(Site.class)
    void aSmallerRateDropsAPartOfWhatALargerOneDrops(Site site) {
        List<Double> rates = List.of(0.05, 0.1, 0.25, 0.5, 0.9);
        for (int i = 1; i < rates.size(); i++) {
            float[] smaller = mask(placement(site, rates.get(i - 1)), 1, 1, 0);
            float[] larger = mask(placement(site, rates.get(i)), 1, 1, 0);
            for (int j = 0; j < smaller.length; j++) {
                float dropped = site.isZoneout() ? 1 : 0;
                assertTrue(smaller[j] != dropped || larger[j] == dropped, "element " + j + " at " + rates.get(i));
            }
        }
    }

    /** Two variants differ only where their placements do: that is what the comparison of variants lives on. */
    @Test
    void variantsShareTheMasksOfASiteThatBothHave() {
        Placement shared = new Placement(Site.LSTM_INPUT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.SHARED);
        Placement perGate = new Placement(Site.LSTM_INPUT, 0.5, TimeSharing.PER_SEQUENCE, GateSharing.PER_GATE);
        RandomMasks masks = RandomMasks.of(9, 1, 1);
        float[] ofOne = fill(masks, shared, 0, 0, 0, ROWS);
        fill(masks, afterLstm(0.25), 0, 0, 0, ROWS);

        assertArrayEquals(ofOne, fill(masks, shared, 0, 0, 0, ROWS));
        assertArrayEquals(ofOne, fill(masks, perGate, 0, 0, 0, ROWS), "the first gate's mask is the shared one");
    }

    @ParameterizedTest
    @EnumSource(Site.class)
    void elementsThatAreDrawnOneByOneAreThoseThatAreDrawnTogether(Site site) {
        for (double rate : List.of(0.05, 0.5, 0.9)) {
            MaskRequest request = new MaskRequest(placement(site, rate), 0, 3, 7, ROWS, FEATURES);
            RandomMasks masks = RandomMasks.of(9, 1, 1);
            float[] together = new float[request.size()];
            masks.fill(request, together);
            // The second knows no quick way.
            BatchMasks plain = (asked, out) -> masks.fill(asked, out);
            for (MaskElements elements : List.of(masks.elements(request), plain.elements(request))) {
                for (int i = 0; i < together.length; i++) {
                    assertEquals(together[i], elements.at(i / FEATURES, i % FEATURES), "element " + i);
                }
            }
        }
    }

    private static Placement afterLstm(double rate) {
        return placement(Site.AFTER_LSTM, rate);
    }

    private static Placement placement(Site site, double rate) {
        return new Placement(site, rate, site.times().get(0), site.gates().get(0));
    }

    private static float[] mask(Placement placement, int epoch, int batch, int step) {
        return mask(placement, epoch, batch, 0, step);
    }

    private static float[] mask(Placement placement, int epoch, int batch, int gate, int step) {
        return fill(RandomMasks.of(9, epoch, batch), placement, gate, step, 0, ROWS);
    }

    private static float[] fill(RandomMasks masks, Placement placement, int gate, int step, int firstRow, int rows) {
        float[] out = new float[rows * FEATURES];
        masks.fill(new MaskRequest(placement, gate, step, firstRow, rows, FEATURES), out);
        return out;
    }

    private static double shareDropped(float[] mask) {
        int dropped = 0;
        for (float multiplier : mask) {
            dropped += multiplier == 0 ? 1 : 0;
        }
        return (double) dropped / mask.length;
    }

    /** Two masks of rate 0.5 agree in about half of their elements. */
    private static void assertIndependent(float[] a, float[] b) {
        int same = 0;
        for (int i = 0; i < a.length; i++) {
            same += a[i] == b[i] ? 1 : 0;
        }
        assertEquals(0.5 * a.length, same, FAR * Math.sqrt(0.25 * a.length), "elements that agree");
    }
}
