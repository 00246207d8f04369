package org.dropwhere.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.FileSummary;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.Repeated;
import org.dropwhere.data.ZeroTokens;
import org.dropwhere.plan.Point;
import org.dropwhere.report.KnownData;
import org.dropwhere.results.TableColumn;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.junit.jupiter.api.Test;

class SequencesTableTest {
    private static final List<String> OF_ALL = List.of(
            "part",
            "sequences",
            "label 1",
            "share of the more frequent label",
            "shortest",
            "median length",
            "longest",
            "repeated in the part");

    private static KnownData.Entry entry(StepContent content, Optional<ZeroTokens> zeros) {
        FileData data = new FileData(
                List.of(new SourceFile(Optional.empty(), Path.of("a.csv"), Optional.empty())),
                content,
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                new Split(0.1, 0.2, true, false, 0),
                Pad.NONE,
                OptionalInt.empty());
        Repeated none = new Repeated(0, 0);
        PartSummary part = new PartSummary(
                10,
                4,
                Optional.of(new LengthSummary(2, 20, 40, 200)),
                zeros,
                Optional.empty(),
                Optional.empty(),
                Optional.of(none));
        List<FileSummary> files = List.of(new FileSummary("CSV", "00"));
        return new KnownData.Entry(
                new Point(Map.of()),
                data,
                false,
                new DatasetSummary("", files, 25, 300, part, part, part, none, none, none));
    }

    private static List<String> names(KnownData.Entry entry) {
        return SequencesTable.of(List.of(), List.of(entry)).columns().stream()
                .map(TableColumn::name)
                .toList();
    }

    @Test
    void featuresHaveNoToken0() {
        assertEquals(OF_ALL, names(entry(new FeatureContent(true), Optional.empty())));
    }

    @Test
    void tokensHaveAToken0() {
        List<String> names = names(entry(new TokenContent(), Optional.of(new ZeroTokens(5, 0, 30, 30, 0))));

        assertEquals(OF_ALL, names.subList(0, OF_ALL.size()));
        assertEquals(
                List.of("with token 0", "share of token 0", "token 0"), names.subList(OF_ALL.size(), names.size()));
    }
}
