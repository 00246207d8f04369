package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.DatasetSummary;
import org.dropwhere.data.Datasets;
import org.dropwhere.data.FileSummary;
import org.dropwhere.data.LengthSummary;
import org.dropwhere.data.PadSummary;
import org.dropwhere.data.PartSummary;
import org.dropwhere.data.Repeated;
import org.dropwhere.data.UnknownWords;
import org.dropwhere.data.ZeroTokens;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.dropwhere.plan.Point;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataTextTest {
    private static final String TRAIN = "0,1 2 3 4\n1,2 3 4 5\n";
    private static final String VALIDATION = "0,2 2 3 4\n1,3 3 4 5\n";
    private static final String TEST = "0,1 2 4 4\n1,2 5 4 5\n0,3 3 1 1\n";

    @TempDir
    private Path folder;

    @Test
    void saysHowFrequentTheLabelsAre() throws IOException {
        KnownData known = known(false, TRAIN, VALIDATION, TEST);
        assertEquals(
                List.of("the more frequent label: 0.5 of training, 0.5 of validation, 0 in 0.6667 of test"),
                DataText.lines(known.entries().get(0)));
        assertEquals(List.of(), DataText.warnings(known));
    }

    @Test
    void saysHowMuchIsPaddingWhereTokenZeroIsThat() throws IOException {
        KnownData known = known(true, "0,1 2 0 0\n1,2 3 4 0\n", VALIDATION, TEST);
        assertEquals(
                "token 0 is padding (mask-zero): training 37.5 % of the tokens, in 2 of 2 sequences; validation 0.0 % of the"
                        + " tokens, in 0 of 2 sequences; test 0.0 % of the tokens, in 0 of 3 sequences",
                DataText.lines(known.entries().get(0)).get(1));
        assertEquals(List.of(), DataText.warnings(known));
    }

    @Test
    void warnsOfTokenZeroThatLooksLikePaddingButIsNone() throws IOException {
        assertEquals(
                List.of(
                        "Token 0 looks like padding: it stands only at the end of sequences (10.7 % of all tokens). The network"
                                + " reads it like any other token; with model: {mask-zero: true} it skips it."),
                DataText.warnings(known(false, "0,1 2 0 0\n1,2 3 4 0\n", VALIDATION, TEST)));
        assertEquals(List.of(), DataText.warnings(known(false, "0,1 0 2 0\n1,2 3 0 0\n", VALIDATION, TEST)));
    }

    @Test
    void warnsOfPaddingThatIsNotThereOrAll() throws IOException {
        assertEquals(
                List.of("mask-zero is on, but no sequence has a token 0, so it changes nothing."),
                DataText.warnings(known(true, TRAIN, VALIDATION, TEST)));
        assertEquals(
                List.of("1 sequence is nothing but padding: the network sees nothing of it."),
                DataText.warnings(known(true, TRAIN + "0,0 0 0 0\n", VALIDATION, TEST)));
    }

    @Test
    void warnsOfPartsWithOneLabel() throws IOException {
        assertEquals(
                List.of(
                        "The only validation sequence has the label 0, so the best epoch is the one that gives it most often.",
                        "All 2 test sequences have the label 0, so the test cannot show whether the labels are told apart.",
                        "The more frequent label is 1 in the training part (share 0.6667), but 0 in the test part (share 1)."),
                DataText.warnings(
                        known(false, "1,1 2 3 4\n1,2 3 4 5\n0,1 1 3 4\n", "0,1 1 1 1\n", "0,5 2 3 4\n0,5 3 4 5\n")));
    }

    @Test
    void countsSequencesThatStandInTwoParts() throws IOException {
        assertEquals(
                List.of(
                        "1 of 2 validation sequences stands in the training part too, 1 of them with the other label: the best epoch is chosen by sequences that"
                                + " were trained on.",
                        "2 of 3 test sequences stand in the training part too, 1 of them with the other label: test results are in part those of sequences that"
                                + " were trained on.",
                        "1 of 3 test sequences stands in the validation part too, 1 of them with the other label: the best epoch is chosen by sequences that test"
                                + " it."),
                DataText.warnings(known(false, TRAIN, "1,1 2 3 4\n0,3 3 4 5\n", "0,1 2 3 4\n0,2 3 4 5\n1,5 5 4 5\n")));
    }

    @Test
    void namesAFileThatIsTwoParts() throws IOException {
        assertEquals(
                List.of(
                        "The test file has the same content as the validation file (all 2 sequences): the best epoch is chosen by"
                                + " sequences that test it."),
                DataText.warnings(known(false, TRAIN, VALIDATION, VALIDATION)));
    }

    @Test
    void saysHowLongSequencesAreWhereTheyDiffer() throws IOException {
        assertEquals(
                "lengths: training 1 to 4 (median 2); validation 4; test 4",
                DataText.lines(known(false, "0,1\n1,2 3\n1,3 3 3 4\n", VALIDATION, TEST)
                                .entries()
                                .get(0))
                        .get(1));
    }

    @Test
    void saysHowManySequencesStandInAPartTwiceAndWarnsIfTheirLabelsDiffer() throws IOException {
        KnownData known = known(false, TRAIN + "1,1 2 3 4\n1,2 3 4 5\n0,1 1 1 1\n0,1 1 1 2\n", VALIDATION, TEST);
        assertEquals(
                "sequences that stand earlier in the same part: training 2 of 6; validation 0 of 2; test 0 of 3",
                DataText.lines(known.entries().get(0)).get(1));
        assertEquals(
                List.of("1 of 6 training sequences stands there earlier with the other label, so that no model can be"
                        + " right about both."),
                DataText.warnings(known));
    }

    @Test
    void warnsOfASequenceThatIsFarLongerThanMost() throws IOException {
        assertEquals(
                List.of("The longest training sequence has 20 time steps, but half of them have at most 2. The longest"
                        + " decides how much time and memory a batch takes; data: {pad: {to: N}} cuts what is longer."),
                DataText.warnings(known(false, "0,1 4\n1,2 3\n0," + "3 ".repeat(19) + "3\n", VALIDATION, TEST)));
    }

    private static final Split SHARES = new Split(0.1, 0.2, true, false, 0);

    private static FileData oneFile(StepContent content, Split split, Pad pad) {
        return new FileData(
                List.of(new SourceFile(Optional.empty(), Path.of("reviews.csv.gz"), Optional.empty())),
                content,
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                split,
                pad,
                OptionalInt.empty());
    }

    private static PartSummary part(Optional<PadSummary> padded, Optional<UnknownWords> unknown) {
        return new PartSummary(
                10,
                4,
                Optional.of(new LengthSummary(2, 20, 40, 200)),
                Optional.of(new ZeroTokens(5, 0, 30, 30, 0)),
                padded,
                unknown,
                Optional.of(new Repeated(0, 0)));
    }

    private static KnownData.Entry entry(FileData data, PartSummary part) {
        Repeated none = new Repeated(0, 0);
        List<FileSummary> files = List.of(new FileSummary("CSV, gzipped", "00"));
        return new KnownData.Entry(
                new Point(Map.of()),
                data,
                true,
                new DatasetSummary("", files, 25, 300, part, part, part, none, none, none));
    }

    @Test
    void saysHowASplitIsMadeAndWhoseTheFiguresAre() {
        assertEquals(
                "split off 0.1 to validate and 0.2 to test, the same share of either label",
                DataText.lines(entry(
                                oneFile(new TokenContent(), SHARES, Pad.NONE),
                                part(Optional.empty(), Optional.empty())))
                        .get(0));
        Split folds = new Split(0.1, 0, false, false, 5);
        KnownData.Entry entry =
                entry(oneFile(new TokenContent(), folds, Pad.NONE), part(Optional.empty(), Optional.empty()));
        assertEquals(
                List.of(
                        "split off 0.1 to validate and a fold of 5 to test, whatever the labels",
                        "for example in the split of seed 1:"),
                DataText.lines(entry).subList(0, 2));
        assertEquals(
                "file, in 5 folds of which each seed tests on another: reviews.csv.gz (CSV, gzipped)",
                FilesText.of((FileData) entry.data(), entry.summary()));
    }

    @Test
    void saysWhatPaddingCutsAndThatItIsNoOtherToken() {
        Pad pad = new Pad(25, Side.PRE, Side.POST);
        KnownData.Entry entry = entry(
                oneFile(new TokenContent(), SHARES, pad),
                part(Optional.of(new PadSummary(3, 20, 2)), Optional.empty()));
        assertEquals(
                List.of(
                        "lengths: training 2 to 40 (median 20); validation 2 to 40 (median 20); test 2 to 40 (median 20)",
                        "brought to length 25: padding at the start, cut at the end; steps lost: training 10.0 %, in 3 of"
                                + " 10 sequences; validation 10.0 %, in 3 of 10 sequences; test 10.0 %, in 3 of 10"
                                + " sequences",
                        "token 0 is padding (mask-zero): training 12.0 % of the tokens, in 5 of 10 sequences; validation"
                                + " 12.0 % of the tokens, in 5 of 10 sequences; test 12.0 % of the tokens, in 5 of 10"
                                + " sequences"),
                DataText.lines(entry).subList(2, 5));
        assertEquals(
                List.of(
                        "Token 0 stands in the files (6 times), and pad: {to: 25} pads with 0, so that nothing tells them"
                                + " apart. Number the tokens from 1."),
                DataText.warnings(entry));
    }

    @Test
    void saysHowManyWordsAreUnknownAndWarnsOfMany() {
        KnownData.Entry entry = entry(
                oneFile(new WordContent(300, true, true), SHARES, Pad.NONE),
                part(Optional.empty(), Optional.of(new UnknownWords(50, 9))));
        assertEquals(
                "words without a token of their own: training 25.0 %; validation 25.0 %; test 25.0 %",
                DataText.lines(entry).get(4));
        assertEquals(
                List.of(
                        "Many words of the training part (25.0 %), the validation part (25.0 %) and the test part (25.0 %)"
                                + " have no token of their own, so that the network cannot tell them apart. Only words of the"
                                + " training part have one, the most frequent ones up to data.words.vocabulary."),
                DataText.warnings(entry));
        assertEquals("vocabulary 300 (words)", FilesText.inputs((FileData) entry.data(), entry.summary()));
        assertEquals(
                "300 features (standardised)",
                FilesText.inputs(oneFile(new FeatureContent(true), SHARES, Pad.NONE), entry.summary()));
    }

    @Test
    void saysThatNothingIsKnownOfFilesThatNobodyKept() throws IOException {
        known(false, TRAIN, VALIDATION, TEST);
        assertEquals(
                List.of(
                        "What the files held is not known here, so it is not checked whether anything was learnt that is more"
                                + " than the shares of their labels; give the command that ran the experiment again to have it kept."),
                DataText.warnings(KnownData.of(plan(false), Map.of())));
    }

    private KnownData known(boolean maskZero, String train, String validation, String test) throws IOException {
        Files.writeString(folder.resolve("train.csv"), "label,tokens\n" + train);
        Files.writeString(folder.resolve("validation.csv"), "label,tokens\n" + validation);
        Files.writeString(folder.resolve("test.csv"), "label,tokens\n" + test);
        return KnownData.read(plan(maskZero), new DatasetCache());
    }

    private Plan plan(boolean maskZero) throws IOException {
        Files.writeString(folder.resolve("x.yaml"), """
                data: {csv: {train: train.csv, validation: validation.csv, test: test.csv}}
                model: {embedding: 2, units: 1, mask-zero: %s}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}, drop: {after-embedding: 0.5}}
                """.replace("%s", Boolean.toString(maskZero)));
        return Planner.plan(ExperimentFile.read(folder.resolve("x.yaml")), Datasets::digest);
    }
}
