package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.dropwhere.training.TestAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestAnswersCodecTest {
    private static final TestAnswersCodec CODEC = TestAnswersCodec.INSTANCE;
    private static final byte[] TEN =
            CODEC.write(new TestAnswers(HandMade.answers(10, 0, 2, 9), HandMade.answers(10, 1, 3, 4, 8)));

    @Test
    void aBitForEachSequenceTheFirstLowestInWholeBytes() {
        byte[] label = "\0\30dropwhere test-answers 1".getBytes(StandardCharsets.UTF_8);
        byte[] expected = Arrays.copyOf(label, label.length + 8);
        byte[] rest = {0, 0, 0, 10, 0b101, 0b10, 0b11010, 0b1};
        System.arraycopy(rest, 0, expected, label.length, rest.length);
        assertArrayEquals(expected, TEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 64, 65, 1000})
    void givesBackWhatItWrote(int sequences) throws DamagedContentException, UnsupportedVersionException {
        for (int[] right : new int[][] {{}, {0}, {sequences - 1}, {0, sequences / 2, sequences - 1}}) {
            TestAnswers answers =
                    new TestAnswers(HandMade.answers(sequences, right), HandMade.answers(sequences, sequences / 3));
            assertEquals(answers, CODEC.read(CODEC.write(answers)));
        }
    }

    @Test
    void cutOffExtendedAndForeignBytesAreDamage() {
        for (int length = 0; length < TEN.length; length++) {
            byte[] cut = Arrays.copyOf(TEN, length);
            assertThrows(DamagedContentException.class, () -> CODEC.read(cut), length + " bytes");
        }
        assertEquals("it goes on after its end", damage(Arrays.copyOf(TEN, TEN.length + 1)));
        assertEquals("it does not begin with the name of its format", damage(new byte[TEN.length]));
    }

    @Test
    void bitsBeyondTheLastSequenceAreDamage() {
        byte[] beyond = TEN.clone();
        beyond[beyond.length - 1] |= 1 << 3;
        assertEquals(
                "it is nothing that this version of the program has written (sequence 12 of 10 was right)",
                damage(beyond));
    }

    @Test
    void moreSequencesThanThereAreBytesForTakeNoMemory() {
        byte[] many = TEN.clone();
        many[TEN.length - 8] = 127;
        assertEquals("it is nothing that this version of the program has written (it ends too early)", damage(many));
        many[TEN.length - 8] = -1;
        assertEquals(
                "it is nothing that this version of the program has written (there are -16777206 test sequences)",
                damage(many));
    }

    private static String damage(byte[] bytes) {
        return String.valueOf(assertThrows(DamagedContentException.class, () -> CODEC.read(bytes))
                .getMessage());
    }
}
