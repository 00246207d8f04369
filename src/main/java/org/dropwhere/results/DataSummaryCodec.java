package org.dropwhere.results;

import java.util.List;
import java.util.Map;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.data.DatasetSummary;

/**
 * {@code data-summary.yaml}, with an entry for each point of a sweep over data.
 *
 * <p>Format 1 did not name itself. Formats 1 and 2 know sequences of one length only, and of CSV files only.
 */
final class DataSummaryCodec implements Codec<List<DatasetSummary>> {
    /** The one instance, which has no state. */
    static final DataSummaryCodec INSTANCE = new DataSummaryCodec();

    private static final FileFormat FORMAT = new FileFormat("data-summary", 1, 3);
    /** Columns of a line. */
    private static final int WIDTH = 160;
    /** An entry takes some hundred bytes (estimated). Chosen, not measured. */
    private static final int MOST_BYTES = 64 << 20;

    private DataSummaryCodec() {}

    private record Content(List<DatasetSummary> data) {}

    private record EarlierContent(List<EarlierDataSummary> data) {
        List<DatasetSummary> summaries() {
            return data.stream().map(EarlierDataSummary::toSummary).toList();
        }
    }

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(List<DatasetSummary> summaries) {
        Map<String, Object> map = StoredForm.map(new Content(summaries));
        return LabelledText.write(FORMAT, YamlText.of(map, WIDTH));
    }

    @Override
    public List<DatasetSummary> read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        LabelledText stored = LabelledText.read(FORMAT, bytes);
        try {
            return stored.version() == FORMAT.newest()
                    ? YamlReader.read(stored.text(), Content.class).data()
                    : YamlReader.read(stored.text(), EarlierContent.class).summaries();
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }
}
