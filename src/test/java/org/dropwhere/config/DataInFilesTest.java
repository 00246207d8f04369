package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.dropwhere.config.check.DataSections;
import org.dropwhere.config.yaml.YamlText;
import org.dropwhere.spec.Batches;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FeaturesSpec;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.LstmSpec;
import org.dropwhere.spec.RandomData;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.data.Columns;
import org.dropwhere.spec.data.FeatureContent;
import org.dropwhere.spec.data.LabelNames;
import org.dropwhere.spec.data.Lengths;
import org.dropwhere.spec.data.Pad;
import org.dropwhere.spec.data.Part;
import org.dropwhere.spec.data.Side;
import org.dropwhere.spec.data.SourceFile;
import org.dropwhere.spec.data.Split;
import org.dropwhere.spec.data.TokenContent;
import org.dropwhere.spec.data.WordContent;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Majority;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an experiment file can say of its data, and how a mistake in it is told. */
class DataInFilesTest {
    private static final String TASK =
            "data: {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}";
    private static final String FEATURES_MODEL = "model: {units: 5}";

    @TempDir
    Path temporary;

    private Folder folder = new Folder(Path.of(""));

    @BeforeEach
    void writeFiles() throws IOException {
        folder = new Folder(temporary);
        for (String name : List.of("a.csv", "b.jsonl", "c.npz", "x.npy", "y.npy")) {
            folder.with(name, "");
        }
    }

    /** With the section {@code data} as a flow mapping, and the embedding that the data need. */
    private static String experiment(String data) {
        String text = Folder.good(TASK, "data: {" + data + "}");
        return data.contains("features: {")
                ? text.replace("model: {embedding: 4, units: 5}", FEATURES_MODEL)
                        .replace("after-embedding", "lstm-input")
                : text;
    }

    private Experiment read(String text) throws IOException {
        return folder.with("x.yaml", text).read("x.yaml");
    }

    private Data data(String said) throws IOException {
        return read(experiment(said)).data();
    }

    private Path path(String name) {
        return temporary.resolve(name);
    }

    private FileData plain() {
        return FileData.of(path("a.csv"), path("b.jsonl"), path("c.npz"), OptionalInt.empty());
    }

    private SourceFile single(String name) {
        return new SourceFile(Optional.empty(), path(name), Optional.empty());
    }

    private FileData single() {
        FileData plain = plain();
        return new FileData(
                List.of(single("a.csv")),
                plain.content(),
                plain.columns(),
                plain.labels(),
                plain.split(),
                plain.pad(),
                plain.vocabulary());
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "csv"})
    void eachPartHasAFile(String key) throws IOException {
        String files = key + ": {train: a.csv, validation: b.jsonl, test: c.npz}";
        assertEquals(plain(), data(files));
        assertEquals(
                FileData.of(path("a.csv"), path("b.jsonl"), path("c.npz"), OptionalInt.of(64)),
                data(files + ", vocabulary: 64"));
    }

    @Test
    void labelsMayHaveAFileOfTheirOwn() throws IOException {
        SourceFile both = new SourceFile(Optional.empty(), path("x.npy"), Optional.of(path("y.npy")));
        assertEquals(List.of(both), ((FileData) data("file: {x: x.npy, y: y.npy}")).files());
        assertEquals(
                List.of(
                        new SourceFile(Optional.of(Part.TRAIN), path("x.npy"), Optional.of(path("y.npy"))),
                        new SourceFile(Optional.of(Part.VALIDATION), path("b.jsonl"), Optional.empty()),
                        new SourceFile(Optional.of(Part.TEST), path("c.npz"), Optional.empty())),
                ((FileData) data("files: {train: {x: x.npy, y: y.npy}, validation: b.jsonl, test: c.npz}")).files());
    }

    @Test
    void aFileMayNameItsPartsItselfOrBeSplit() throws IOException {
        assertEquals(single(), data("file: a.csv"));
        assertEquals(
                new Split(0.2, 0.1, true, false, 0),
                ((FileData) data("file: a.csv, split: {validation: 0.2, test: 0.1}")).split());
        assertEquals(
                new Split(0.2, 0, false, true, 0),
                ((FileData) data("file: c.npz, split: {validation: 0.2, stratified: false, per-seed: true}")).split());
        assertEquals(
                new Split(0.1, 0, true, false, 5),
                ((FileData) data("file: a.csv, split: {folds: 5, validation: 0.1}")).split());
        assertEquals(Split.NONE, ((FileData) data("file: c.npz, split: {validation: 0, stratified: false}")).split());
    }

    @Test
    void whatHasNoFileIsAShareOfTheTrainingFile() throws IOException {
        FileData test = (FileData) data("files: {train: a.csv, validation: b.jsonl}, split: {test: 0.2}");
        assertEquals(2, test.files().size());
        assertEquals(new Split(0, 0.2, true, false, 0), test.split());
        FileData folds = (FileData) data("files: {train: a.csv, validation: b.jsonl}, split: {folds: 3}");
        assertEquals(new Split(0, 0, true, false, 3), folds.split());
        FileData both = (FileData) data("files: {train: a.csv}, split: {validation: 0.1, test: 0.2}");
        assertEquals(List.of(new SourceFile(Optional.of(Part.TRAIN), path("a.csv"), Optional.empty())), both.files());
        assertEquals(
                plain(),
                data("files: {train: a.csv, validation: b.jsonl, test: c.npz}, split: none"
                        .replace(", split: none", "")));
    }

    @Test
    void wordsAreAsKerasHasThem() throws IOException {
        assertEquals(new WordContent(0, true, true), ((FileData) data("file: a.csv, words: {}")).content());
        assertEquals(
                new WordContent(20_000, false, false),
                ((FileData) data(
                                "file: a.csv, words: {vocabulary: 20000, lower-case: false, strip-punctuation: false}"))
                        .content());
        assertEquals(new TokenContent(), single().content());
    }

    @Test
    void featuresAreReadWithoutAnEmbedding() throws IOException {
        Experiment experiment = read(experiment("file: a.csv, features: {standardise: true}"));
        assertEquals(new FeatureContent(true), ((FileData) experiment.data()).content());
        assertEquals(new FeaturesSpec(), experiment.model().input());
        assertEquals(List.of(new LstmSpec(5)), experiment.model().recurrent());
        assertEquals(new FeatureContent(false), ((FileData) data("file: a.csv, features: {}")).content());
    }

    @Test
    void columnsAndLabelsAreTextsAsTheFilesWriteThem() throws IOException {
        assertEquals(
                new Columns(List.of("text"), "sentiment", "", ""),
                ((FileData) data("file: a.csv, words: {}, columns: {tokens: text, label: sentiment}")).columns());
        assertEquals(
                new Columns(List.of("0", "1", "2"), "label", "", ""),
                ((FileData) data("file: a.csv, columns: {tokens: [0, 1, '2'], label: label}")).columns());
        assertEquals(
                new Columns(List.of("a", "b"), "y", "id", "t"),
                ((FileData)
                                data(
                                        "file: a.csv, features: {}, columns: {features: [a, b], sequence: id, time: t, label: y}"))
                        .columns());
        assertEquals(new LabelNames("", "positive"), labels("{1: positive}"));
        assertEquals(new LabelNames("no", "yes"), labels("{0: no, 1: yes}"));
        assertEquals(new LabelNames("False", "True"), labels("{0: False, '1': True}"));
        assertEquals(new LabelNames("-1", "1.0"), labels("{0: -1, 1: 1.0}"));
        assertEquals(new LabelNames("007", ""), labels("{0: 007}"));
    }

    private LabelNames labels(String said) throws IOException {
        return ((FileData) data("file: a.csv, labels: " + said)).labels();
    }

    @Test
    void paddingIsAsKerasHasIt() throws IOException {
        assertEquals(
                new Pad(100, Side.PRE, Side.PRE),
                data("file: a.csv, pad: {to: 100}").pad());
        assertEquals(
                new Pad(7, Side.POST, Side.PRE),
                data("file: a.csv, pad: {to: 7, side: post}").pad());
        assertEquals(Pad.NONE, data("file: a.csv, pad: none").pad());
    }

    @Test
    void aTaskHasLengthsAndPadding() throws IOException {
        assertEquals(
                new TaskData(new Majority(1), new Lengths(20, 100), 8, 40, 20, 20, 0, new Pad(60, Side.PRE, Side.POST)),
                read(Folder.good("length: 20", "length: {from: 20, to: 100}, pad: {to: 60, truncate: post}"))
                        .data());
        // 0 pads then.
        assertTrue(read(Folder.good("length: 20", "length: 20, pad: {to: 30}")
                        .replace("units: 5", "units: 5, mask-zero: true"))
                .model()
                .input()
                .maskZero());
    }

    @Test
    void whatATaskTakesFromTheLengthFitsItsShortestSequences() throws IOException {
        String lengths = "length: {from: 20, to: 100}";
        assertEquals(new TemporalOrder(20), task("temporal-order", lengths));
        assertEquals(new DelayedRecall(19), task("delayed-recall", lengths));
    }

    private Object task(String task, String lengths) throws IOException {
        return ((TaskData) read(Folder.good("length: 20", lengths).replace("majority", task))
                        .data())
                .task();
    }

    @Test
    void batchesAreShuffledUnlessSaid() throws IOException {
        assertEquals(Batches.SHUFFLED, read(Folder.GOOD).training().batches());
        assertEquals(
                Batches.BY_LENGTH,
                read(Folder.good("epochs: 2", "epochs: 2, batches: by-length"))
                        .training()
                        .batches());
        assertEquals(
                Batches.SHUFFLED,
                read(Folder.good("epochs: 2", "epochs: 2, batches: shuffled"))
                        .training()
                        .batches());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        file: a.csv, words: {}, features: {} | 2:32: data.features stands beside data.words (at x.yaml:2:21), but a step is either a word or numbers; leave out one of them
        file: a.csv, words: {}, vocabulary: 9 | 2:32: data.vocabulary is the number of tokens of files that have tokens; allowed beside data.words is data.words.vocabulary in its place
        files: {train: a.csv}, split: {test: 0.2} | 2:15: data.files lacks "validation"; name a file, or take a share of train with split: {validation: 0.2}
        files: {train: a.csv, validation: b.jsonl, test: c.npz}, split: {folds: 4} | 2:73: data.split.folds takes the test part from data.files.train, but there is data.files.test (at x.yaml:2:51) too; leave out one of them
        files: {train: a.csv, validation: b.jsonl, test: c.npz}, split: {stratified: false} | 2:65: data.split divides nothing, as each part has a file of its own; leave it out
        files: {train: a.csv, validation: b.jsonl, test: c.npz}, split: {} | 2:65: data.split divides nothing, as each part has a file of its own; leave it out
        files: {validation: b.jsonl, test: c.npz} | 2:15: data.files lacks "train"
        file: 5 | 2:14: data.file is 5; allowed is a text that is not empty or a mapping (path relative to this file, or two as {x: path, y: path})
        file: a.csv, csv: {train: a.csv} | 2:8: data has both csv (at x.yaml:2:21) and file; give one
        files: {train: a.csv}, csv: {train: a.csv} | 2:31: data has both files (at x.yaml:2:8) and csv; give one
        file: a.csv, split: {test: 0.5, validation: 0.5} | 2:28: data.split gives 1 of the sequences to validation and test; allowed is less than 1, so that the rest are to train on
        file: a.csv, split: {test: 0.5, folds: 5} | 2:29: data.split.test stands beside data.split.folds (at x.yaml:2:40), each of which is the test part of a seed; leave out one of them
        file: a.csv, split: {folds: 5, per-seed: true} | 2:39: data.split.per-seed stands beside data.split.folds (at x.yaml:2:29), with which each seed has a fold of its own; leave it out
        file: a.csv, split: {folds: 2, validation: 0.5} | 2:51: data.split.validation is 0.5, and of data.split.folds 2 one is tested on, which leaves nothing to train on; allowed are less validation or more folds
        file: a.csv, split: {folds: 1} | 2:36: data.split.folds is 1; allowed is a whole number from 2 to 10000 (number of folds)
        file: a.csv, split: {validation: 20} | 2:41: data.split.validation is 20; allowed is a number from 0 up to but not including 1 (share of the sequences); did you mean 0.2?
        file: a.csv, split: {validation: 1} | 2:41: data.split.validation is 1; allowed is a number from 0 up to but not including 1 (share of the sequences)
        file: a.csv, split: 0.2 | 2:28: data.split is 0.2; allowed is a mapping (how sequences are divided among the parts, such as {validation: 0.2, test: 0.2})
        file: a.csv, pad: {side: post} | 2:26: data.pad lacks "to"
        file: a.csv, pad: 100 | 2:26: data.pad is 100; allowed is none or a mapping (the one length that sequences of tokens are brought to, such as {to: 100})
        file: a.csv, pad: all | 2:26: data.pad is the text "all"; allowed is none or a mapping (the one length that sequences of tokens are brought to, such as {to: 100})
        file: a.csv, columns: {text: a} | 2:31: unknown key "text" in data.columns; allowed are tokens, features, label, sequence and time
        file: a.csv, labels: {0: a, 1: a} | 2:39: data.labels has the text "a" for both labels; allowed are two texts
        file: a.csv, labels: {} | 2:29: data.labels is an empty mapping; allowed is a mapping of one or more keys (what the files write for the labels, such as {1: positive})
        file: a.csv, labels: {2: b} | 2:30: unknown key "2" in data.labels; allowed are 0 and 1
        file: a.csv, labels: [a, b] | 2:29: data.labels is a list; allowed is a mapping of one or more keys (what the files write for the labels, such as {1: positive})
        file: a.csv, labels: {1: [a]} | 2:33: data.labels.1 is a list; allowed is text of 1 to 200 characters on one line, a number or true or false (what stands for the label)
        file: a.csv, labels: {1: } | 2:32: data.labels.1 is empty; allowed is text of 1 to 200 characters on one line, a number or true or false (what stands for the label)
        file: a.csv, words: true | 2:28: data.words is true; allowed is a mapping (how text becomes tokens; {} takes the defaults)
        file: a.csv, features: true | 2:31: data.features is true; allowed is a mapping (numbers at each step in place of tokens; {} takes them as they are)
        task: majority, vocabulary: 8, train: 40, validation: 20, test: 20, length: {to: 10} | 2:84: data.length lacks "from"
        task: parity, vocabulary: 2, train: 40, validation: 20, test: 20, length: {from: 3, to: 10}, parity: {bits: 5} | 2:116: data.parity.bits is 5; allowed is at most 3, which is data.length.from at x.yaml:2:89
        task: temporal-order, vocabulary: 8, train: 40, validation: 20, test: 20, length: {from: 1, to: 10} | 2:97: data.length.from is 1; the task temporal-order needs 2 or more: a step for each marker
        task: temporal-order, vocabulary: 8, train: 40, validation: 20, test: 20, length: {from: 5, to: 10}, temporal-order: {within-last: 8} | 2:139: data.temporal-order.within-last is 8; allowed is at most 5, which is data.length.from at x.yaml:2:97
        task: majority, vocabulary: 8, train: 1000001, validation: 20, test: 20, length: {from: 5, to: 100} | 2:46: data.train is 1000001, which with data.length.to 100 makes 100000100 tokens; allowed are at most 100000000
        task: majority, vocabulary: 8, train: 1000001, validation: 20, test: 20, length: 5, pad: {to: 100} | 2:46: data.train is 1000001, which with data.pad.to 100 makes 100000100 tokens; allowed are at most 100000000
        vocabulary: 9 | 2:7: data lacks "task", "files" or "file"
        files: [a.csv, b.csv] | 2:15: data.files is a list; allowed is a mapping (a file for each part)
        files: a.csv | 2:15: data.files is the text "a.csv"; allowed is a mapping (a file for each part)
        """)
    void aMistakeIsToldWithItsPlace(String data, String sentence) throws IOException {
        assertMistakes(data, List.of(sentence));
    }

    @Test
    void severalMistakesAreToldAtOnce() throws IOException {
        assertMistakes(
                "files: {train: a.csv}",
                List.of(
                        "2:15: data.files lacks \"validation\"; name a file, or take a share of train with split: {validation: 0.2}",
                        "2:15: data.files lacks \"test\"; name a file, or take a share of train with split: {test: 0.2}"));
        assertMistakes(
                "files: {train: a.csv, validation: b.jsonl, test: c.npz}, split: {test: 0.2, validation: 0.1}",
                List.of(
                        "2:73: data.split.test takes the test part from data.files.train, but there is data.files.test (at x.yaml:2:51) too; leave out one of them",
                        "2:84: data.split.validation takes the validation part from data.files.train, but there is data.files.validation (at x.yaml:2:30) too; leave out one of them"));
        assertMistakes(
                "files: {train: {x: x.npy}, validation: {x: q.npy, y: y.npy}, tets: c.npz}",
                List.of(
                        "2:23: data.files.train lacks \"y\"",
                        "2:51: data.files.validation.x names q.npy, but there is no such file",
                        "2:69: unknown key \"tets\" in data.files; allowed are train, validation and test; did you mean test?"));
        assertMistakes(
                "file: {x: x.npy, z: y.npy}",
                List.of("2:14: data.file lacks \"y\"", "2:25: unknown key \"z\" in data.file; allowed are x and y"));
        assertMistakes(
                "file: \"\"",
                List.of(
                        "2:14: data.file is the text \"\"; allowed is a text that is not empty or a mapping (path relative to this file, or two as {x: path, y: path})"));
        assertMistakes(
                "file: a.csv, split: {train: 0.6}",
                List.of(
                        "2:21: data.split lacks \"validation\", \"test\" or \"folds\"",
                        "2:29: unknown key \"train\" in data.split; allowed are validation, test, stratified, per-seed and folds"));
        assertMistakes(
                "file: a.csv, pad: {to: 0, side: right, truncate: end}",
                List.of(
                        "2:31: data.pad.to is 0; allowed is a whole number from 1 to 100000 (time steps)",
                        "2:40: data.pad.side is the text \"right\"; allowed is pre or post (an end of a sequence)",
                        "2:57: data.pad.truncate is the text \"end\"; allowed is pre or post (an end of a sequence)"));
        assertMistakes(
                "file: a.csv, columns: {features: [a], sequence: s, time: t}",
                List.of(
                        "2:31: data.columns.features is for features, and the steps of these files are tokens or words; allowed beside it is data.features",
                        "2:46: data.columns.sequence is for features, and the steps of these files are tokens or words; allowed beside it is data.features",
                        "2:59: data.columns.time is for features, and the steps of these files are tokens or words; allowed beside it is data.features"));
        assertMistakes(
                "file: a.csv, columns: {tokens: [a, b, a], label: b}",
                List.of(
                        "2:46: data.columns.tokens names the column \"a\", which is named already at x.yaml:2:40; name each column once",
                        "2:57: data.columns.label names the column \"b\", which is named already at x.yaml:2:43; name each column once"));
        assertMistakes(
                "file: a.csv, columns: {tokens: [], label: \"\"}",
                List.of(
                        "2:39: data.columns.tokens is an empty list; allowed is text of 1 to 200 characters on one line, a whole number or a list of one or more (name of a column, or names of several)",
                        "2:50: data.columns.label is the text \"\"; allowed is text of 1 to 200 characters on one line or a whole number (name of a column)"));
        assertMistakes(
                "file: a.csv, columns: {tokens: {a: b}, label: 1.5}",
                List.of(
                        "2:39: data.columns.tokens is a mapping; allowed is text of 1 to 200 characters on one line, a whole number or a list of one or more (name of a column, or names of several)",
                        "2:54: data.columns.label is 1.5; allowed is text of 1 to 200 characters on one line or a whole number (name of a column)"));
        assertMistakes(
                "file: a.csv, columns: {tokens: \"a\\tb\"}",
                List.of(
                        "2:39: data.columns.tokens is the text \"a\\u0009b\"; allowed is text of 1 to 200 characters on one line, a whole number or a list of one or more (name of a column, or names of several)"));
        assertMistakes(
                "file: a.csv, words: {vocabulary: 2, lower-case: no}",
                List.of(
                        "2:41: data.words.vocabulary is 2; allowed is a whole number from 3 to 1000000 (number of different tokens at most)",
                        "2:56: data.words.lower-case is the text \"no\"; allowed is true or false (whether capital letters are read as small ones)"));
        assertMistakes(
                "task: majority, vocabulary: 8, train: 40, validation: 20, test: 20, length: {from: 20, to: 10}, split: {test: 0.1}, columns: {label: a}, features: {}",
                List.of(
                        "2:99: data.length.to is 10; allowed is 20 or more, which is data.length.from",
                        "2:104: data.split is for files and has no meaning with task; leave it out",
                        "2:124: data.columns is for files and has no meaning with task; leave it out",
                        "2:145: data.features is for files and has no meaning with task; leave it out"));
        assertMistakes(
                "task: majority, vocabulary: 8, train: 40, validation: 20, test: 20, length: {from: 0, until: 10}",
                List.of(
                        "2:84: data.length lacks \"to\"",
                        "2:91: data.length.from is 0; allowed is a whole number from 1 to 100000 (time steps)",
                        "2:94: unknown key \"until\" in data.length; allowed are from and to"));
    }

    private void assertMistakes(String data, List<String> sentences) throws IOException {
        assertEquals(
                sentences.stream().map(sentence -> "x.yaml:" + sentence).toList(),
                folder.with("x.yaml", experiment(data)).mistakes("x.yaml"));
    }

    @Test
    void featuresHaveNoEmbeddingAndNothingOfIt() throws IOException {
        String model = """
                name: features
                data: {file: a.csv, features: {}}
                model: {embedding: 4, units: 5, mask-zero: true}
                training: {epochs: 2, embedding-gradient: by-occurrence, l2: {embedding: 0.1, kernel: 1}}
                seeds: 3
                variants:
                  plain: {}
                  some: {token: {rate: 0.5, layers: [1]}, word-type: 0.2, after-embedding: 0.25, lstm-input: 0.1}
                """;
        assertEquals(
                List.of(
                        "x.yaml:3:9: model.embedding is for tokens, and with data.features the steps of the data are"
                                + " numbers; leave it out, or write none",
                        "x.yaml:3:33: model.mask-zero is for tokens, and with data.features the steps of the data are"
                                + " numbers; leave it out, or write false",
                        "x.yaml:4:23: training.embedding-gradient is of the embedding, and with data.features there is"
                                + " none; leave it out",
                        "x.yaml:4:63: training.l2.embedding is of the embedding, and with data.features there is none;"
                                + " leave it out",
                        "x.yaml:8:38: variants.some.token.layers names layer 1, but there is no embedding with"
                                + " data.features; allowed is lstm-input, of what the first layer reads",
                        "x.yaml:8:43: variants.some.word-type has no place in the model: there is no embedding with"
                                + " data.features; allowed is lstm-input, of what the first layer reads",
                        "x.yaml:8:59: variants.some.after-embedding has no place in the model: there is no embedding"
                                + " with data.features; allowed is lstm-input, of what the first layer reads"),
                folder.with("x.yaml", model).mistakes("x.yaml"));
    }

    @Test
    void anEmbeddingOfAnExtendedFileIsTakenAwayForFeatures() throws IOException {
        Experiment experiment = folder.with("base.yaml", experiment("file: a.csv"))
                .with("x.yaml", """
                        extends: base.yaml
                        data: {features: {}}
                        model: {embedding: none}
                        variants: {some: {lstm-input: 0.25}}
                        """)
                .read("x.yaml");
        assertEquals(new FeaturesSpec(), experiment.model().input());
        assertEquals(
                List.of("x.yaml:3:20: model.embedding is none, and the steps of the data are no numbers to be read as"
                        + " they are; allowed is a whole number, or files with data.features"),
                folder.with("x.yaml", experiment("file: a.csv").replace("embedding: 4", "embedding: none"))
                        .mistakes("x.yaml"));
    }

    @Test
    void wordsOfAFrameworkDropWithoutAnEmbeddingToo() throws IOException {
        Experiment experiment = read(experiment("file: a.csv, features: {}")
                .replace("lstm-input: 0.25", "keras: {dropout: 0.2, recurrent-dropout: 0.1}"));
        assertEquals(2, experiment.variants().get(1).placements().size());
    }

    @Test
    void anotherSourceReplacesTheDataWhole() throws IOException {
        folder.with("base.yaml", experiment("file: a.csv, labels: {1: yes}, split: {validation: 0.2, test: 0.2}"));
        assertEquals(plain(), extended("files: {train: a.csv, validation: b.jsonl, test: c.npz}"));
        folder.with("base.yaml", experiment("files: {train: a.csv, validation: b.jsonl, test: c.npz}, vocabulary: 9"));
        assertEquals(single(), extended("file: a.csv"));
        assertEquals(
                TaskData.class,
                extended("task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20")
                        .getClass());
    }

    @ParameterizedTest
    @CsvSource({"files, csv", "csv, files", "csv, csv", "files, files"})
    void theOlderWordForFilesIsTheSameSource(String below, String above) throws IOException {
        folder.with(
                "base.yaml", experiment(below + ": {train: a.csv, validation: a.csv, test: c.npz}, labels: {1: b}"));
        FileData data = (FileData) extended(above + ": {validation: b.jsonl}");
        assertEquals(plain().files(), data.files());
        assertEquals(new LabelNames("", "b"), data.labels());
    }

    private Data extended(String data) throws IOException {
        return folder.with("x.yaml", "extends: base.yaml\ndata: {" + data + "}\n")
                .read("x.yaml")
                .data();
    }

    @Test
    void settingsOfDataCanBeSwept() throws IOException {
        assertEquals(
                List.of(Pad.NONE, new Pad(5, Side.PRE, Side.PRE), new Pad(5, Side.POST, Side.PRE)),
                swept("file: a.csv", "data.pad: [none, {to: 5}, {to: 5, side: post}]", data -> data.pad()));
        assertEquals(
                List.of(Side.PRE, Side.POST),
                swept(
                        "file: a.csv, pad: {to: 5}",
                        "data.pad.side: [pre, post]",
                        data -> data.pad().side()));
        assertEquals(
                List.of(2, 5),
                swept(
                        "file: a.csv, split: {folds: 3}",
                        "data.split.folds: [2, 5]",
                        data -> files(data).split().folds()));
        assertEquals(
                List.of("a", "true"),
                swept(
                        "file: a.csv, labels: {1: x}",
                        "data.labels.1: [a, true]",
                        data -> files(data).labels().one()));
        assertEquals(
                List.of(List.of("x"), List.of("1", "2")),
                swept(
                        "file: a.csv",
                        "data.columns.tokens: [x, [1, 2]]",
                        data -> files(data).columns().steps()));
        assertEquals(
                List.of(path("a.csv"), path("b.jsonl")),
                swept(
                        "file: c.npz",
                        "data.file: [a.csv, b.jsonl]",
                        data -> files(data).paths().get(0)));
        assertEquals(
                List.of(2, 1),
                swept(
                        "file: {x: x.npy, y: y.npy}",
                        "data.file: [{x: c.npz, y: y.npy}, b.jsonl]",
                        data -> files(data).paths().size()));
        assertEquals(
                List.of(new Lengths(5, 10), new Lengths(7, 7), new Lengths(20, 30)),
                swept(
                        "task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20",
                        "data.length: [{from: 5, to: 10}, 7, {from: 20, to: 30}]",
                        data -> ((TaskData) data).lengths()));
    }

    private static FileData files(Data data) {
        return (FileData) data;
    }

    private <T> List<T> swept(String data, String axis, Function<Data, T> value) throws IOException {
        return folder
                .with("x.yaml", experiment(data) + "sweep: {grid: {" + axis + "}}\n")
                .sweep("x.yaml")
                .combinations()
                .stream()
                .map(combination -> value.apply(combination.experiment().data()))
                .toList();
    }

    @Test
    void batchesCanBeSwept() throws IOException {
        assertEquals(
                List.of(Batches.SHUFFLED, Batches.BY_LENGTH),
                folder
                        .with("x.yaml", Folder.GOOD + "sweep: {grid: {training.batches: [shuffled, by-length]}}\n")
                        .sweep("x.yaml")
                        .combinations()
                        .stream()
                        .map(combination -> combination.experiment().training().batches())
                        .toList());
    }

    @Test
    void aPartOfAShortFormCanBeSetByTheCommand() throws IOException {
        assertEquals(new Lengths(5, 20), ((TaskData) set(Folder.GOOD, "data.length.from=5")).lengths());
        assertEquals(
                Optional.of(Path.of(temporary.resolve("y.npy").toString())),
                files(set(experiment("file: x.npy"), "data.file.y=" + path("y.npy")))
                        .files()
                        .get(0)
                        .labels());
        assertEquals(
                new Split(0.1, 0, true, false, 5),
                files(set(experiment("file: a.csv, split: {validation: 0.1}"), "data.split.folds=5"))
                        .split());
    }

    private Data set(String text, String set) throws IOException {
        folder.with("x.yaml", text);
        return ExperimentFile.read(path("x.yaml"), new Overrides(List.of(set), List.of(), Optional.empty()))
                .first()
                .data();
    }

    /** Settings of data, each of which other tests say the meaning of. */
    private static List<String> all() {
        return List.of(
                "files: {train: a.csv, validation: b.jsonl, test: c.npz}",
                "csv: {train: a.csv, validation: b.jsonl, test: c.npz}, vocabulary: 64",
                "files: {train: {x: x.npy, y: y.npy}, validation: b.jsonl}, split: {test: 0.1, per-seed: true}",
                "files: {train: a.csv}, split: {validation: 0.1, test: 0.3, stratified: false}, pad: {to: 4}",
                "files: {train: a.csv}, split: {validation: 0.25, folds: 3}, words: {vocabulary: 9}",
                "file: c.npz",
                "file: {x: x.npy, y: y.npy}, split: {validation: 0.5}, pad: {to: 7, side: post, truncate: post}",
                "file: a.csv, words: {lower-case: false, strip-punctuation: false}, labels: {0: 'no', 1: yes}",
                "file: a.csv, columns: {tokens: [0, 1, '2', 'a: b'], label: '#'}, labels: {1: True}",
                "file: a.csv, labels: {0: 1, 1: '2.0'}, columns: {label: '1'}",
                "file: a.csv, features: {standardise: true}, columns: {features: [a, b], sequence: id, time: t, label: y}",
                "file: a.csv, features: {}");
    }

    @ParameterizedTest
    @MethodSource("all")
    void dataAreReadBackFromWhatIsWrittenOfThem(String said) throws IOException {
        Data data = data(said);
        folder.with(
                "y.yaml",
                experiment(said)
                        .replace(
                                "data: {" + said + "}",
                                YamlText.of(Map.of("data", DataSections.written(data)), 100)
                                        .strip()));
        assertEquals(data, folder.read("y.yaml").data());
    }

    @Test
    void anyDataAreReadBackFromWhatIsWrittenOfThem() throws IOException {
        for (int i = 0; i < 9; i++) {
            folder.with("x" + i, "").with("y" + i, "");
        }
        SplittableRandom random = new SplittableRandom(18);
        for (int i = 0; i < 300; i++) {
            Data data = RandomData.draw(random);
            boolean features = data instanceof FileData files && files.content() instanceof FeatureContent;
            String written =
                    YamlText.of(Map.of("data", DataSections.written(data)), 100).strip();
            String text = Folder.good(TASK, written)
                    .replace("embedding: 4", "embedding: " + (features ? "none" : "4"))
                    .replace("after-embedding", "lstm-input");
            Data expected = data instanceof FileData files ? files.at(path -> temporary.resolve(path)) : data;
            assertEquals(expected, read(text).data(), text);
        }
    }

    @Test
    void aTaskIsReadBackFromWhatIsWrittenOfIt() throws IOException {
        Data data = read(Folder.good("length: 20", "length: {from: 20, to: 100}, pad: {to: 60, side: post}"))
                .data();
        String written =
                YamlText.of(Map.of("data", DataSections.written(data)), 100).strip();
        assertEquals(data, read(Folder.good(TASK, written)).data());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theResolvedFileMeansTheSameElsewhere(String said) throws IOException {
        Sweep sweep = folder.with("deep/x.yaml", experiment(said.replaceAll("([abc]\\.|[xy]\\.npy)", "../$1")))
                .sweep("deep/x.yaml");
        Path elsewhere = Files.createDirectories(temporary.resolve("results/here"));
        folder.with("results/here/y.yaml", sweep.text().apply(elsewhere));
        assertEquals(sweep.first(), folder.read("results/here/y.yaml"));
        assertEquals(data(said), sweep.first().data());
    }

    @Test
    void pathsOfAxesAreRelativeToTheResolvedFileToo() throws IOException {
        Sweep sweep = folder.with(
                        "x.yaml",
                        experiment("file: a.csv, labels: {1: 1}")
                                + "sweep: {grid: {data.file: [a.csv, {x: x.npy, y: y.npy}], data.labels.1: [1, '1.0']}}\n")
                .sweep("x.yaml");
        Path elsewhere = Files.createDirectories(temporary.resolve("results"));
        folder.with("results/y.yaml", sweep.text().apply(elsewhere));
        assertEquals(experiments(sweep), experiments(folder.sweep("results/y.yaml")));
    }

    private static List<Experiment> experiments(Sweep sweep) {
        return sweep.combinations().stream().map(Combination::experiment).toList();
    }
}
