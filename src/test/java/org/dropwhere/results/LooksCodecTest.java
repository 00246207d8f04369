package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.dropwhere.spec.Spending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LooksCodecTest {
    private static final String ARM = "0123456789abcdef";
    private static final String HEADER = "# dropwhere looks 3\nseeds,at_most,spending,arms\n";

    private static List<Look> read(String text) throws Exception {
        return LooksCodec.INSTANCE.read(TrailingChecksum.COMMENT.close(text).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void looksAreReadAsTheyWereWritten() throws Exception {
        List<Look> looks = List.of(
                new Look(List.of(1L, 2L), OptionalInt.of(20), Spending.POCOCK, List.of(ARM)),
                new Look(List.of(1L, 2L, 3L), OptionalInt.of(20), Spending.OBRIEN_FLEMING, List.of(ARM)),
                new Look(List.of(4L), OptionalInt.empty(), Spending.DEFAULT, List.of(ARM)),
                Look.UNKNOWN);
        assertEquals(looks, LooksCodec.INSTANCE.read(LooksCodec.INSTANCE.write(looks)));
        assertEquals(
                looks,
                read(HEADER + "1 2,20,pocock," + ARM + "\n1 2 3,20,obrien-fleming," + ARM + "\n4,,," + ARM
                        + "\n,,,\n"));
    }

    /** Format 1 names nothing, as release 0.1.0 wrote it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "# dropwhere looks 2\n"})
    void looksOfEarlierFormatsSpentAsObrienAndFleming(String label) throws Exception {
        assertEquals(
                List.of(
                        new Look(List.of(1L, 2L), OptionalInt.of(20), Spending.OBRIEN_FLEMING, List.of(ARM)),
                        new Look(List.of(4L), OptionalInt.empty(), Spending.DEFAULT, List.of(ARM))),
                read(label + "seeds,at_most,arms\n1 2,20," + ARM + "\n4,," + ARM + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2,20,,", "1 2,,pocock,", "1 2,20,evenly,", "1 2,20,", "1 2,20,pocock,x,"})
    void aLookThatSpendsInNoKnownWayIsDamaged(String line) {
        assertThrows(DamagedContentException.class, () -> read(HEADER + line + ARM + "\n"));
    }
}
