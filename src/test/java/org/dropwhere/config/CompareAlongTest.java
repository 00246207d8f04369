package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dropwhere.spec.ComparedAxis;
import org.dropwhere.spec.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareAlongTest {
    private static final String SWEEP = """
            sweep:
              grid: {variants.some.after-embedding: [0, 0.25, 0.50]}
              zip: [{data.train: [40, 50, 50], training.epochs: [4, 2, 1]}]
            """;
    private static final String ONE = Folder.good("  plain: {}\n", "");

    @TempDir
    Path temporary;

    private static Optional<List<ComparedAxis>> along(Sweep sweep) {
        return sweep.first().analysis().compareAlong();
    }

    private Optional<List<ComparedAxis>> along(String text) throws IOException {
        return along(new Folder(temporary).with("x.yaml", text).sweep("x.yaml"));
    }

    private Optional<List<ComparedAxis>> along(String text, String set) throws IOException {
        new Folder(temporary).with("x.yaml", text);
        return along(ExperimentFile.read(
                temporary.resolve("x.yaml"), new Overrides(List.of(set), List.of(), Optional.empty())));
    }

    private static ComparedAxis axis(String path, String baseline) {
        return new ComparedAxis(List.of(path), List.of(baseline));
    }

    private static Optional<List<ComparedAxis>> rates(String baseline) {
        return Optional.of(List.of(axis("variants.some.after-embedding", baseline)));
    }

    @Test
    void aListNamesAxesWhoseFirstValueIsTheBaseline() throws IOException {
        assertEquals(rates("0"), along(Folder.GOOD + SWEEP + "compare-along: [variants.some.after-embedding]\n"));
    }

    @Test
    void aMappingGivesEachAxisItsBaselineHoweverItIsWritten() throws IOException {
        assertEquals(
                rates("0.5"), along(Folder.GOOD + SWEEP + "compare-along: {variants.some.after-embedding: 5e-1}\n"));
    }

    @Test
    void ofAxesThatMoveTogetherOneStandsForAll() throws IOException {
        List<String> paths = List.of("data.train", "training.epochs");
        assertEquals(
                Optional.of(List.of(new ComparedAxis(paths, List.of("50", "2")))),
                along(Folder.GOOD + SWEEP + "compare-along: {training.epochs: 2}\n"));
        assertEquals(
                Optional.of(List.of(new ComparedAxis(paths, List.of("40", "4")))),
                along(Folder.GOOD + SWEEP + "compare-along: [training.epochs]\n"));
    }

    @Test
    void nothingIsStoredWhereNothingIsSaid() throws IOException {
        assertEquals(Optional.empty(), along(Folder.GOOD + SWEEP));
        assertEquals(Optional.empty(), along(ONE + SWEEP));
        assertEquals(Optional.of(List.of()), along(ONE + SWEEP + "compare-along: []\n"));
    }

    @Test
    void samplesOfTheOnlyVariantAreNotComparedWithEachOther() throws IOException {
        String random = "sweep: {random: {samples: 3, model.units: {from: 5, to: 50}}, grid: {data.train: [40, 50]}}\n";
        assertEquals(Optional.of(List.of(axis("data.train", "40"))), along(ONE + random));
        assertEquals(Optional.empty(), along(Folder.GOOD + random));
    }

    @Test
    void theCommandSetsIt() throws IOException {
        String file = Folder.GOOD + SWEEP + "compare-along: [data.train]\n";
        assertEquals(Optional.of(List.of()), along(file, "compare-along=[]"));
        assertEquals(rates("0"), along(file, "compare-along=[variants.some.after-embedding]"));
        assertEquals(rates("0.25"), along(Folder.GOOD + SWEEP, "compare-along={variants.some.after-embedding: 0.25}"));
    }

    @Test
    void anExtendedFilesAxesHoldUntilOthersAreNamed() throws IOException {
        Folder folder = new Folder(temporary)
                .with("base.yaml", Folder.GOOD + SWEEP + "compare-along: {variants.some.after-embedding: 0.25}\n");
        assertEquals(
                rates("0.25"),
                along(folder.with("x.yaml", "extends: base.yaml\n").sweep("x.yaml")));
        assertEquals(
                rates("0.5"),
                along(folder.with("x.yaml", "extends: base.yaml\ncompare-along: {variants.some.after-embedding: 0.5}\n")
                        .sweep("x.yaml")));
        assertEquals(
                Optional.of(List.of()),
                along(folder.with("x.yaml", "extends: base.yaml\ncompare-along: []\n")
                        .sweep("x.yaml")));
    }

    @Test
    void theResolvedFileComparesTheSame() throws IOException {
        Sweep sweep = new Folder(temporary)
                .with(
                        "x.yaml",
                        Folder.GOOD + SWEEP + "compare-along: {variants.some.after-embedding: 0.50, data.train: 40}\n")
                .sweep("x.yaml");
        Files.writeString(temporary.resolve("resolved.yaml"), sweep.text().apply(temporary));
        assertEquals(along(sweep), along(new Folder(temporary).sweep("resolved.yaml")));
        assertEquals(2, along(sweep).orElseThrow().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [data.trian]                    | 9:17: compare-along names "data.trian", which is no axis of the sweep; axes are variants.some.after-embedding, data.train and training.epochs; did you mean data.train?
        {model.units: 5}                | 9:17: compare-along names "model.units", which is no axis of the sweep; axes are variants.some.after-embedding, data.train and training.epochs
        [data.train, data.train]        | 9:29: compare-along names data.train already at x.yaml:9:17; give it once
        [data.train, training.epochs]   | 9:29: compare-along names training.epochs, which moves together with data.train (named at x.yaml:9:17); name one of them
        {data.train: 60}                | 9:29: compare-along compares the values of data.train with 60, which is none of them; they are 40 and 50
        {data.train: 50}                | 9:29: compare-along compares the values of data.train with 50, which it takes 2 times; name an axis that moves together with it and takes each value once
        data.train                      | 9:16: compare-along is the text "data.train"; allowed is a list or a mapping (axes of the sweep whose values are compared with each other, or each with the value that others are compared with)
        [3]                             | 9:17: item 1 of compare-along is 3; allowed is a text that is not empty (the path of an axis)
        """)
    void aMistakeIsToldOnceWithItsPlace(String value, String message) throws IOException {
        assertEquals(
                List.of("x.yaml:" + message),
                new Folder(temporary)
                        .with("x.yaml", Folder.GOOD + "compare-along: " + value + "\n" + SWEEP)
                        .mistakes("x.yaml"));
    }

    @Test
    void whatIsDrawnOrNotSweptAtAllCannotBeCompared() throws IOException {
        String along = Folder.GOOD + "compare-along: [model.units]\n";
        assertEquals(
                List.of(
                        "x.yaml:9:17: compare-along names model.units, whose values are drawn at random, and none of them is"
                                + " one to compare others with; give the values to compare in sweep.grid"),
                new Folder(temporary)
                        .with("x.yaml", along + "sweep: {random: {samples: 3, model.units: {from: 5, to: 50}}}\n")
                        .mistakes("x.yaml"));
        assertEquals(
                List.of(
                        "x.yaml:9:17: compare-along names \"model.units\", which is no axis of the sweep; there are none:"
                                + " nothing is swept"),
                new Folder(temporary).with("x.yaml", along).mistakes("x.yaml"));
    }
}
