package org.dropwhere.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.dropwhere.data.file.FileFacts;
import org.dropwhere.data.file.RawFiles;
import org.dropwhere.failure.BadInput;
import org.dropwhere.sequence.FeatureSteps;
import org.dropwhere.sequence.Sequences;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.StepContent;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.junit.jupiter.api.Test;

/** What becomes of files once they are read. */
class LoadedFilesTest {
    private static final Path FILE = Path.of("all.npz");
    private static final Split SHARES = new Split(0.25, 0.25, true, false, 0);

    private static FileData data(StepContent content, Split split, Pad pad) {
        return new FileData(
                List.of(new SourceFile(Optional.empty(), FILE, Optional.empty())),
                content,
                Columns.DEFAULT,
                LabelNames.DEFAULT,
                split,
                pad,
                OptionalInt.empty());
    }

    private static RawFiles raw(Map<Part, Sequences> parts, Optional<Sequences> undivided, List<String> words) {
        return new RawFiles(parts, undivided, words, List.of(new FileFacts(FILE, "NPZ", "00")));
    }

    /** Of so many sequences, the i-th has i + 1 steps with token i + 1. */
    private static Sequences tokens(int size) {
        int[][] tokens = new int[size][];
        for (int i = 0; i < size; i++) {
            tokens[i] = new int[i + 1];
            Arrays.fill(tokens[i], i + 1);
        }
        return new Sequences(tokens, IntStream.range(0, size).map(i -> i % 2).toArray());
    }

    private static LoadedFiles undivided(StepContent content, Split split, Pad pad, Sequences sequences) {
        return LoadedFiles.of(data(content, split, pad), raw(Map.of(), Optional.of(sequences), List.of()));
    }

    private static String refusal(Split split, Map<Part, Sequences> parts, Optional<Sequences> undivided) {
        RawFiles raw = raw(parts, undivided, List.of());
        BadInput thrown =
                assertThrows(BadInput.class, () -> LoadedFiles.of(data(new TokenContent(), split, Pad.NONE), raw));
        return String.join("\n", thrown.sentences());
    }

    @Test
    void oneFileIsDividedTheSameForAllSeeds() {
        LoadedFiles loaded = undivided(new TokenContent(), SHARES, Pad.NONE, tokens(8));
        Dataset dataset = loaded.dataset(1);
        assertEquals(4, dataset.train().size());
        assertEquals(2, dataset.validation().size());
        assertEquals(2, dataset.test().size());
        assertEquals(9, dataset.inputs());
        assertSame(dataset, loaded.dataset(77));
    }

    @Test
    void seedsThatDivideAnewShareTheSequencesThemselves() {
        Sequences all = tokens(40);
        Split perSeed = new Split(0.25, 0.25, true, true, 0);
        LoadedFiles loaded = undivided(new TokenContent(), perSeed, Pad.NONE, all);
        Dataset one = loaded.dataset(1);
        assertSame(one, loaded.dataset(1));
        assertNotSame(one, loaded.dataset(2));
        for (int[] sequence : loaded.dataset(2).test().tokens()) {
            assertSame(all.tokens()[sequence.length - 1], sequence);
        }
        LoadedFiles padded = undivided(new TokenContent(), perSeed, new Pad(50, Side.PRE, Side.PRE), all);
        int[][] first = padded.dataset(1).train().tokens();
        for (int[] sequence : padded.dataset(2).train().tokens()) {
            for (int[] other : first) {
                assertTrue(sequence == other || !Arrays.equals(sequence, other));
            }
        }
    }

    @Test
    void paddingStaysWithItsSequence() {
        Split folds = new Split(0.25, 0, true, false, 4);
        Dataset dataset = undivided(new TokenContent(), folds, new Pad(6, Side.PRE, Side.PRE), tokens(8))
                .dataset(3);
        for (int i = 0; i < dataset.train().size(); i++) {
            int token = dataset.train().tokens()[i][5];
            assertEquals(Math.max(0, 6 - token), dataset.train().steps().paddingBefore(i));
        }
    }

    @Test
    void theVocabularyIsThatOfTheTrainingPart() {
        // Word i stands in sequence i alone, so what a held-out sequence says is unknown.
        int[][] words = {{0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}};
        Sequences all = new Sequences(words, new int[] {0, 1, 0, 1, 0, 1, 0, 1});
        LoadedFiles loaded = LoadedFiles.of(
                data(new WordContent(0, true, true), SHARES, Pad.NONE),
                raw(Map.of(), Optional.of(all), List.of("h", "g", "f", "e", "d", "c", "b", "a")));

        Dataset dataset = loaded.dataset(1);

        assertEquals(6, dataset.inputs());
        assertEquals(6, loaded.vocabulary().orElseThrow().size());
        assertEquals(
                List.of(2, 3, 4, 5),
                Arrays.stream(dataset.train().tokens())
                        .map(sequence -> sequence[0])
                        .sorted()
                        .toList());
        assertArrayEquals(new int[][] {{1}, {1}}, dataset.test().tokens());
        assertEquals(
                Optional.of(new UnknownWords(2, 2)), loaded.summary().test().unknown());
        assertEquals(
                Optional.of(new UnknownWords(0, 0)), loaded.summary().train().unknown());
        // Two texts of unknown words are two texts, though a network cannot tell them apart.
        assertEquals(Optional.of(Repeated.NONE), loaded.summary().test().repeated());
    }

    @Test
    void seedsThatDivideAnewHaveNoCommonVocabulary() {
        Sequences all = new Sequences(new int[][] {{0}, {1}, {2}, {3}}, new int[] {0, 1, 0, 1});
        assertEquals(
                Optional.empty(),
                LoadedFiles.of(
                                data(new WordContent(0, true, true), new Split(0.2, 0.2, false, true, 0), Pad.NONE),
                                raw(Map.of(), Optional.of(repeated(all, 5)), List.of("a", "b", "c", "d")))
                        .vocabulary());
    }

    private static Sequences repeated(Sequences all, int times) {
        return all.select(
                IntStream.range(0, all.size() * times).map(i -> i % all.size()).toArray());
    }

    @Test
    void featuresAreStandardisedByTheTrainingPartOrLeftAlone() {
        float[][] values = {{1}, {3}, {100}, {100}};
        Sequences all = new Sequences(new FeatureSteps(values, 1), new int[] {0, 1, 0, 1});
        Map<Part, Sequences> parts = Map.of(
                Part.TRAIN, all.select(new int[] {0, 1}),
                Part.VALIDATION, all.select(new int[] {2}),
                Part.TEST, all.select(new int[] {3}));
        Dataset standardised = LoadedFiles.of(
                        data(new FeatureContent(true), Split.NONE, Pad.NONE), raw(parts, Optional.empty(), List.of()))
                .dataset(1);
        assertArrayEquals(
                new float[][] {{-1}, {1}}, ((FeatureSteps) standardised.train().steps()).values());
        assertArrayEquals(
                new float[][] {{98}}, ((FeatureSteps) standardised.test().steps()).values());
        assertEquals(1, standardised.inputs());
        Dataset plain = LoadedFiles.of(
                        data(new FeatureContent(false), Split.NONE, Pad.NONE), raw(parts, Optional.empty(), List.of()))
                .dataset(1);
        assertSame(values[3], ((FeatureSteps) plain.test().steps()).values()[0]);
    }

    @Test
    void allPartsHaveTheSameFeatures() {
        Sequences two = new Sequences(new FeatureSteps(new float[][] {{1, 2}, {3, 4}}, 2), new int[] {0, 1});
        Sequences one = new Sequences(new FeatureSteps(new float[][] {{1, 2}}, 1), new int[] {0});
        RawFiles raw = raw(Map.of(Part.TRAIN, two, Part.VALIDATION, one, Part.TEST, one), Optional.empty(), List.of());
        BadInput thrown = assertThrows(
                BadInput.class, () -> LoadedFiles.of(data(new FeatureContent(false), Split.NONE, Pad.NONE), raw));
        assertEquals(
                List.of("all.npz: its steps have 2 features, but those of another part have 1. All parts need the same"
                        + " features."),
                thrown.sentences());
    }

    @Test
    void aPartComesFromOnePlace() {
        Map<Part, Sequences> named = Map.of(Part.TRAIN, tokens(6), Part.TEST, tokens(2));
        assertEquals(
                "all.npz: it has sequences to train on, but no validation part. Say data: {split: {validation: 0.2}} to"
                        + " take a share of those to train on.",
                refusal(Split.NONE, named, Optional.empty()));
        assertEquals(
                "all.npz: the file has test sequences of its own, and 'split' would take others from those to train on."
                        + " Leave the test share out of data.split.",
                refusal(SHARES, named, Optional.empty()));
        assertEquals(
                "all.npz: nothing says which of its sequences are to train on, which to choose the best epoch and which"
                        + " to test. Say data: {split: {validation: 0.2, test: 0.2}}, for instance.",
                refusal(Split.NONE, Map.of(), Optional.of(tokens(6))));
        assertEquals(
                "all.npz: data.split has no validation share, and no file has validation sequences. Say data: {split:"
                        + " {folds: 5, validation: 0.1}}, for instance.",
                refusal(new Split(0, 0, true, false, 5), Map.of(), Optional.of(tokens(6))));
        assertEquals(
                "all.npz: data.split has no test share, and no file has test sequences. Say data: {split: {validation:"
                        + " 0.2, test: 0.1}}, for instance.",
                refusal(new Split(0.2, 0, true, false, 0), Map.of(), Optional.of(tokens(6))));
        assertEquals(
                "all.npz: data.split has no validation share, and no file has validation sequences. Say data: {split:"
                        + " {validation: 0.1}}, for instance.",
                refusal(new Split(0, 0.2, true, false, 0), named, Optional.empty()));
        assertEquals(
                "all.npz: it has no sequences to train on.",
                refusal(Split.NONE, Map.of(Part.TEST, tokens(6)), Optional.empty()));
    }

    @Test
    void aShareOfTheTrainingPartMayValidate() {
        Map<Part, Sequences> named = Map.of(Part.TRAIN, tokens(8), Part.TEST, tokens(2));
        Dataset dataset = LoadedFiles.of(
                        data(new TokenContent(), new Split(0.25, 0, true, false, 0), Pad.NONE),
                        raw(named, Optional.empty(), List.of()))
                .dataset(5);
        assertEquals(6, dataset.train().size());
        assertEquals(2, dataset.validation().size());
        assertEquals(2, dataset.test().size());
    }

    @Test
    void everyPartGetsSequencesAndTrainingBothLabels() {
        assertEquals(
                "all.npz: the training part and the test part would get nothing, as there is only one sequence. Take other shares, or more"
                        + " sequences.",
                refusal(SHARES, Map.of(), Optional.of(tokens(1))));
        assertEquals(
                "all.npz: the test part would get none of the 2 sequences that are divided. Take other shares, or more"
                        + " sequences.",
                refusal(SHARES, Map.of(), Optional.of(tokens(2))));
        String oneLabel = refusal(
                new Split(0.25, 0.25, true, true, 0),
                Map.of(),
                Optional.of(new Sequences(tokens(8).steps(), new int[8])));
        assertTrue(oneLabel.contains("all 4 sequences to train on have the label 0"), oneLabel);
    }

    @Test
    void onlySeedsThatAreTrainedNeedBothLabels() {
        Split perSeed = new Split(0.25, 0.25, false, true, 0);
        int[] labels = new int[8];
        Arrays.fill(labels, 1);
        for (int place : Division.of(new int[8], perSeed, 1).train()) {
            labels[place] = 0;
        }
        Sequences all = new Sequences(tokens(8).steps(), labels);
        LoadedFiles loaded = undivided(new TokenContent(), perSeed, Pad.NONE, all);

        assertEquals(
                "all.npz: all 4 sequences to train on have the label 0 with seed 1, so nothing can be learnt from them."
                        + " Training needs sequences of both labels; data.split.stratified: true gives each part the"
                        + " same share of either.",
                assertThrows(BadInput.class, () -> loaded.check(1)).getMessage());
        loaded.check(2);
        assertEquals(4, loaded.dataset(2).train().size());
    }

    @Test
    void summariesOfOneFileAreToldApartByWhatIsMadeOfIt() {
        LoadedFiles loaded = undivided(new TokenContent(), SHARES, Pad.NONE, tokens(8));
        LoadedFiles padded = undivided(new TokenContent(), SHARES, new Pad(4, Side.PRE, Side.PRE), tokens(8));
        assertEquals(loaded.digest(), padded.digest());
        assertTrue(!loaded.summary().key().equals(padded.summary().key()));
        assertEquals(8, loaded.summary().longest());
        assertEquals(4, padded.summary().longest());
        PadSummary cut = padded.summary().parts().stream()
                .map(part -> part.padded().orElseThrow())
                .reduce((one, other) -> new PadSummary(
                        one.cut() + other.cut(), one.cutSteps() + other.cutSteps(), one.ownZeros() + other.ownZeros()))
                .orElseThrow();
        // Of 8 sequences with 1 to 8 steps, 4 lose 1 + 2 + 3 + 4 of them.
        assertEquals(new PadSummary(4, 10, 0), cut);
    }
}
