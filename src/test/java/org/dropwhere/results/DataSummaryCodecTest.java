package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.FileSummary;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.PadSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.Repeated;
import org.dropwhere.data.UnknownWords;
import org.dropwhere.data.ZeroTokens;
import org.junit.jupiter.api.Test;

class DataSummaryCodecTest {
    private static final PartSummary ALL_KNOWN = new PartSummary(
            4,
            1,
            Optional.of(new LengthSummary(1, 2, 9, 14)),
            Optional.of(new ZeroTokens(3, 0, 5, 5, 0)),
            Optional.of(new PadSummary(1, 5, 2)),
            Optional.of(new UnknownWords(2, 1)),
            Optional.of(new Repeated(1, 1)));
    private static final PartSummary LITTLE_KNOWN = new PartSummary(
            2, 1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        DatasetSummary summary = new DatasetSummary(
                "ab12",
                List.of(new FileSummary("JSON lines, gzipped", "cd34")),
                4,
                300,
                ALL_KNOWN,
                LITTLE_KNOWN,
                ALL_KNOWN,
                new Repeated(1, 0),
                new Repeated(0, 0),
                new Repeated(2, 2));

        byte[] written = DataSummaryCodec.INSTANCE.write(List.of(summary));

        assertTrue(new String(written, StandardCharsets.UTF_8).startsWith("# dropwhere data-summary 3\n"));
        assertEquals(List.of(summary), DataSummaryCodec.INSTANCE.read(written));
        assertArrayEquals(written, DataSummaryCodec.INSTANCE.write(List.of(summary)));
    }

    /** Release 0.1.0 and those before it wrote no more than this. */
    @Test
    void format2IsOfThreeCsvFilesOfOneLength() throws Exception {
        byte[] stored = Files.readAllBytes(
                Path.of("src/test/resources/formats/without-test-answers/of-files/data-summary.yaml"));

        DatasetSummary summary = DataSummaryCodec.INSTANCE.read(stored).get(0);

        assertEquals("0031b5a5872c1c4bb73bfceb088cac7f88c0441768792a1310190284e84f04db", summary.key());
        assertEquals(
                new FileSummary("CSV", "7782b5b8b719f742f0e2c892f2093fa4597f3a19b322a044e45ebd75b53cbeaa"),
                summary.files().get(0));
        assertEquals(12, summary.longest());
        assertEquals(6, summary.inputs());
        assertEquals(52, summary.train().ones());
        assertEquals(
                Optional.of(new LengthSummary(12, 12, 12, 1200)),
                summary.train().lengths());
        assertEquals(Optional.empty(), summary.train().repeated());
        assertEquals(new Repeated(0, 0), summary.testInTrain());
    }
}
