package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import org.dropwhere.sequence.TokenSteps;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaddingTest {
    /** The example of Keras' documentation of pad_sequences (keras.io/api/data_loading/timeseries, Keras 3). */
    private static final int[][] SEQUENCES = {{1}, {2, 3}, {4, 5, 6}};

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # maxlen | padding | truncating | what Keras gives
                      3      | PRE     | PRE        | [[0, 0, 1], [0, 2, 3], [4, 5, 6]]
                      3      | POST    | PRE        | [[1, 0, 0], [2, 3, 0], [4, 5, 6]]
                      2      | PRE     | PRE        | [[0, 1], [2, 3], [5, 6]]
                      2      | PRE     | POST       | [[0, 1], [2, 3], [4, 5]]
                      2      | POST    | POST       | [[1, 0], [2, 3], [4, 5]]
                      4      | POST    | POST       | [[1, 0, 0, 0], [2, 3, 0, 0], [4, 5, 6, 0]]
                    """)
    void padsAndCutsAsKerasDoes(int length, Side side, Side truncate, String expected) {
        TokenSteps padded = (TokenSteps) Padding.of(new TokenSteps(SEQUENCES), new Pad(length, side, truncate));
        assertEquals(expected, Arrays.deepToString(padded.tokens()));
    }

    @Test
    void tellsHowManyStepsOfPaddingASequenceBeginsWith() {
        TokenSteps before = (TokenSteps) Padding.of(new TokenSteps(SEQUENCES), new Pad(2, Side.PRE, Side.PRE));
        assertArrayEquals(new int[] {1, 0, 0}, before.padding());
        TokenSteps behind = (TokenSteps) Padding.of(new TokenSteps(SEQUENCES), new Pad(2, Side.POST, Side.PRE));
        assertArrayEquals(new int[] {0, 0, 0}, behind.padding());
    }

    @Test
    void copiesNothingThatHasTheLength() {
        TokenSteps steps = new TokenSteps(SEQUENCES);
        assertSame(steps, Padding.of(steps, Pad.NONE));
        TokenSteps padded = (TokenSteps) Padding.of(steps, new Pad(3, Side.PRE, Side.PRE));
        assertSame(SEQUENCES[2], padded.tokens()[2]);
    }
}
