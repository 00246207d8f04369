package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
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
                        "All 2 training sequences have the label 1, so nothing can be learnt from them.",
                        "The only validation sequence has the label 0, so the best epoch is the one that gives it most often.",
                        "All 2 test sequences have the label 0, so the test cannot show whether the labels are told apart.",
                        "The more frequent label is 1 in the training part (share 1), but 0 in the test part (share 1)."),
                DataText.warnings(known(false, "1,1 2 3 4\n1,2 3 4 5\n", "0,1 1 1 1\n", "0,5 2 3 4\n0,5 3 4 5\n")));
    }

    @Test
    void countsSequencesThatStandInTwoParts() throws IOException {
        assertEquals(
                List.of(
                        "1 of 2 validation sequences stands in the training part too: the best epoch is chosen by sequences that"
                                + " were trained on.",
                        "2 of 3 test sequences stand in the training part too: test results are in part those of sequences that"
                                + " were trained on.",
                        "1 of 3 test sequences stands in the validation part too: the best epoch is chosen by sequences that test"
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
    void saysThatNothingIsKnownOfFilesThatNobodyKept() throws IOException {
        known(false, TRAIN, VALIDATION, TEST);
        assertEquals(
                List.of(
                        "What the CSV files held is not known here, so it is not checked whether anything was learnt that is more"
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
