package org.dropwhere.config;

import static org.dropwhere.spec.GateSharing.PER_GATE;
import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.spec.Analysis;
import org.dropwhere.spec.Contrast;
import org.dropwhere.spec.Data;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.KerasDropout;
import org.dropwhere.spec.KerasVersion;
import org.dropwhere.spec.Margins;
import org.dropwhere.spec.MatchedRate;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.PrimaryMetric;
import org.dropwhere.spec.PyTorchDropout;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.SiteRef;
import org.dropwhere.spec.Spending;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.metric.Metric;
import org.dropwhere.spec.task.Bigram;
import org.dropwhere.spec.task.DelayedRecall;
import org.dropwhere.spec.task.Majority;
import org.dropwhere.spec.task.Parity;
import org.dropwhere.spec.task.Task;
import org.dropwhere.spec.task.TemporalOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {
    private static final Training KERAS_TRAINING = new Training(2, 32, new RmsProp(0.001, 0.9, 1e-7));

    @TempDir
    Path temporary;

    private Experiment read(String text) throws IOException {
        return new Folder(temporary).with("x.yaml", text).read("x.yaml");
    }

    private List<Variant> variants(String lines) throws IOException {
        return read(Folder.good("  plain: {}\n  some: {after-embedding: 0.25}\n", lines))
                .variants();
    }

    @Test
    void whatIsNotSaidIsAsKerasHasIt() throws IOException {
        Placement quarter = new Placement(Site.AFTER_EMBEDDING, 0.25, PER_STEP, SHARED);
        assertEquals(
                new Experiment(
                        "good",
                        "",
                        new TaskData(new Majority(1), 20, 8, 40, 20, 20, 0),
                        ModelSpec.lstm(4, 5, false),
                        KERAS_TRAINING,
                        List.of(1L, 2L, 3L),
                        List.of(new Variant("plain", List.of()), new Variant("some", List.of(quarter)))),
                read(Folder.GOOD));
    }

    @Test
    void everythingCanBeSaid() throws IOException {
        Experiment experiment = read("""
                name: all
                question: "Does it?"
                data:
                  task: temporal-order
                  length: 50
                  vocabulary: 3
                  train: 10
                  validation: 11
                  test: 12
                  label-noise: 0.2
                  temporal-order: {within-last: 30}
                  parity: {bits: 4}
                model: {embedding: 6, units: 7, mask-zero: false}
                training: {epochs: 8, batch-size: 9, optimizer: {rmsprop: {learning-rate: 0.01, rho: 0, epsilon: 1e-3}}}
                seeds: [5, -3, 9223372036854775807]
                variants: {only: {}}
                """);
        assertEquals(
                new Experiment(
                        "all",
                        "Does it?",
                        new TaskData(new TemporalOrder(30), 50, 3, 10, 11, 12, 0.2),
                        ModelSpec.lstm(6, 7, false),
                        new Training(8, 9, new RmsProp(0.01, 0, 1e-3)),
                        List.of(-3L, 5L, Long.MAX_VALUE),
                        List.of(new Variant("only", List.of()))),
                experiment);
    }

    @Test
    void eachVariantIsComparedWithTheFirstUnlessComparisonsAreSaid() throws IOException {
        assertEquals(List.of(new Contrast("some", "plain")), read(Folder.GOOD).comparisons());
        Experiment experiment = read(Folder.good("seeds: 3", """
                seeds: {first: 3, at-most: 20, spending: pocock}
                independent-seeds: true
                comparisons: [[plain, some]]
                primary: test-loss-at-last
                equivalence: {accuracy: 0.01, loss: 0.5}
                solved: {accuracy: 0.9}
                """));
        assertEquals(List.of(new Contrast("plain", "some")), experiment.comparisons());
        assertEquals(List.of(1L, 2L, 3L), experiment.seeds());
        assertEquals(
                new Analysis(
                        PrimaryMetric.TEST_LOSS_AT_LAST,
                        new Margins(Map.of(Metric.ACCURACY, 0.01, Metric.LOSS, 0.5)),
                        List.of(new Contrast("plain", "some")),
                        OptionalDouble.of(0.9),
                        true,
                        OptionalInt.of(20),
                        Optional.of(Spending.POCOCK)),
                experiment.analysis());
    }

    @Test
    void eachTaskHasItsOwnDefaultsAndSettings() throws IOException {
        assertEquals(new TemporalOrder(20), task("temporal-order"));
        assertEquals(new DelayedRecall(19), task("delayed-recall"));
        assertEquals(new Parity(8), task("parity"));
        assertEquals(new Parity(6), task("parity, length: 6"));
        assertEquals(new Bigram(0.3), task("bigram"));
        assertEquals(new Majority(4), task("majority, majority: {margin: 4}"));
        assertEquals(new DelayedRecall(0), task("delayed-recall, delayed-recall: {delay: 0}"));
        assertEquals(new Parity(20), task("parity, parity: {bits: 20}"));
        assertEquals(new Bigram(1), task("bigram, bigram: {strength: 1}"));
    }

    private Task task(String words) throws IOException {
        String length = words.contains("length:") ? "" : ", length: 20";
        Data data = read(Folder.good("task: majority, length: 20", "task: " + words + length))
                .data();
        return data instanceof TaskData task ? task.task() : new Majority(0);
    }

    @Test
    void placementsTakeTheirSitesDefaults() throws IOException {
        assertEquals(
                List.of(new Variant(
                        "all",
                        List.of(
                                new Placement(Site.AFTER_EMBEDDING, 0.1, PER_SEQUENCE, SHARED),
                                new Placement(Site.LSTM_INPUT, 0.2, PER_SEQUENCE, PER_GATE),
                                new Placement(Site.LSTM_RECURRENT, 0.3, PER_SEQUENCE, SHARED),
                                new Placement(Site.AFTER_LSTM, 0.4, PER_SEQUENCE, SHARED)))),
                variants("""
                          all:
                            after-lstm: 0.4
                            lstm-recurrent: {rate: 0.3}
                            lstm-input: {rate: 0.2, gates: per-gate}
                            after-embedding: {rate: 0.1, time: per-sequence}
                        """));
    }

    @Test
    void kerasWordsAreResolvedBesideNamedSites() throws IOException {
        assertEquals(
                List.of(
                        new Variant(
                                "both",
                                List.of(new KerasDropout(0.5, 0.4)),
                                List.of(),
                                List.of(
                                        new Placement(Site.AFTER_EMBEDDING, 0.25, PER_STEP, SHARED),
                                        new Placement(Site.LSTM_INPUT, 0.5, PER_SEQUENCE, PER_GATE),
                                        new Placement(Site.LSTM_RECURRENT, 0.4, PER_SEQUENCE, PER_GATE))),
                        new Variant(
                                "input",
                                List.of(new KerasDropout(0.5, 0)),
                                List.of(),
                                List.of(new Placement(Site.LSTM_INPUT, 0.5, PER_SEQUENCE, SHARED)))),
                variants("""
                          both: {keras: {dropout: 0.5, recurrent-dropout: 0.4}, after-embedding: 0.25}
                          input: {keras: {dropout: 0.5}}
                        """));
    }

    @ParameterizedTest
    @CsvSource({
        "3, KERAS_3",
        "3.8, KERAS_3",
        "3.10, KERAS_3",
        "'\"3.10\"', KERAS_3",
        "3.15.1, KERAS_3",
        "3.0-3.7, KERAS_3_0",
        "3.0, KERAS_3_0",
        "3.1, KERAS_3_0",
        "3.7.2, KERAS_3_0",
        "tf.keras-2, TF_KERAS_2",
        "2.4, TF_KERAS_2",
        "2.15, TF_KERAS_2",
        "2.3, KERAS_2_3",
        "2.3.1, KERAS_2_3",
        "2.1-2.2, KERAS_2_1",
        "2.2.4, KERAS_2_1",
        "2.10, TF_KERAS_2",
        "2.0, KERAS_2_0",
        "2.0.8, KERAS_2_0",
        "1, KERAS_1",
        "'\"1\"', KERAS_1",
        "1.2.2, KERAS_1",
        "2.1.6-tf, KERAS_2_1",
        "2.2.4-tf, TF_KERAS_2",
        "2.3.0-tf, TF_KERAS_2",
        "2.3-tf, TF_KERAS_2",
        "2.0-tf, TF_KERAS_2",
        "2.4.0, TF_KERAS_2",
        "2.5.0rc0, TF_KERAS_2",
        "2.19.0, TF_KERAS_2",
        "2.20, TF_KERAS_2",
        "tf_keras-2.17, TF_KERAS_2",
        "tf.keras-2.3, TF_KERAS_2",
        "tensorflow-1.15, KERAS_2_1",
        "tensorflow-2.0, TF_KERAS_2",
        "tensorflow-2.3.1, TF_KERAS_2",
        "tf-2.15, TF_KERAS_2",
        "tensorflow==2.3.0, TF_KERAS_2",
        "keras-2.3, KERAS_2_3",
        "keras-3.7, KERAS_3_0",
        "tf.keras-3.10, KERAS_3",
        "3.16, KERAS_3",
        "3.99, KERAS_3",
        "3.12.0.dev0, KERAS_3"
    })
    void aVersionOfKerasIsReadAsItIsWritten(String written, KerasVersion version) throws IOException {
        KerasDropout keras = (KerasDropout) variants("  some: {keras: {version: " + written + ", dropout: 0.5}}\n")
                .get(0)
                .words()
                .get(0);

        assertEquals(version, keras.version());
    }

    @Test
    void pyTorchsDropoutOfOneLayerPlacesNothing() throws IOException {
        Variant variant = variants("  some: {pytorch: {dropout: 0.5}}\n").get(0);

        assertEquals(List.of(new PyTorchDropout(0.5)), variant.words());
        assertEquals(List.of(), variant.placements());
    }

    @Test
    void aMatchedRateMakesTheNoiseOfAllSitesOnItsWay() throws IOException {
        List<Variant> variants = variants("""
                  amount: {lstm-input: {matched-to: both}, lstm-recurrent: 0.3}
                  both: {after-embedding: 0.1, keras: {dropout: 0.2, recurrent-dropout: 0.4}}
                  recurrent: {lstm-recurrent: {matched-to: both, time: per-step}}
                """);

        assertEquals(
                List.of(
                        new Placement(Site.LSTM_INPUT, 0.28, PER_SEQUENCE, SHARED),
                        new Placement(Site.LSTM_RECURRENT, 0.3, PER_SEQUENCE, SHARED)),
                variants.get(0).placements());
        assertEquals(
                List.of(new MatchedRate(new SiteRef(1, Site.LSTM_INPUT), "both")),
                variants.get(0).matched());
        assertEquals(
                List.of(new Placement(Site.LSTM_RECURRENT, 0.4, PER_STEP, SHARED)),
                variants.get(2).placements());
    }

    @Test
    void everySiteHasItsWordAndItsUsualSharing() throws IOException {
        ModelSpec model = ModelSpec.lstm(4, 5, false);
        List<Site> sites = Arrays.stream(Site.values())
                .filter(site -> model.has(new SiteRef(1, site)))
                .toList();
        List<String> words = sites.stream()
                .filter(site -> !site.isZoneout())
                .map(site -> site.key() + ": 0.1")
                .toList();
        List<Placement> placements = variants("  all: {" + String.join(", ", words) + ", zoneout: 0.1}\n")
                .get(0)
                .placements();
        assertEquals(
                sites.stream()
                        .map(site -> new Placement(
                                site, 0.1, site.times().get(0), site.gates().get(0)))
                        .toList(),
                placements);
    }

    @Test
    void zoneoutIsOfBothStatesOrOfEachWithARateOfItsOwn() throws IOException {
        Placement cell = new Placement(Site.ZONEOUT_CELL, 0.5, PER_STEP, SHARED);
        List<Variant> variants = variants("""
                  both: {zoneout: {rate: 0.5, time: per-step}}
                  two: {zoneout: {cell: 0.5, hidden: 0.05}}
                  one: {zoneout: {cell: 0.5}}
                  none: {zoneout: {cell: 0, hidden: 0}}
                """);

        assertEquals(
                List.of(
                        List.of(cell, new Placement(Site.ZONEOUT_HIDDEN, 0.5, PER_STEP, SHARED)),
                        List.of(cell, new Placement(Site.ZONEOUT_HIDDEN, 0.05, PER_STEP, SHARED)),
                        List.of(cell),
                        List.of()),
                variants.stream().map(Variant::placements).toList());
    }

    @Test
    void rateZeroPlacesNothing() throws IOException {
        assertEquals(
                List.of(new Variant("none", List.of(new KerasDropout(0, 0)), List.of(), List.of())),
                variants("  none: {after-embedding: 0, after-lstm: {rate: 0.0}, keras: {dropout: 0}}\n"));
    }

    @Test
    void variantsKeepTheOrderOfTheFile() throws IOException {
        assertEquals(
                List.of("z", "a", "0", "m"),
                variants("  z: {}\n  a: {}\n  '0': {}\n  m: {}\n").stream()
                        .map(Variant::name)
                        .toList());
    }

    @Test
    void csvFilesAreRelativeToTheFileThatNamesThem() throws IOException {
        Folder folder = new Folder(temporary)
                .with("data/a.csv", "")
                .with("data/b.csv", "")
                .with("sets/base.yaml", "data: {csv: {train: ../data/a.csv, validation: ../data/b.csv}}")
                .with("c.csv", "")
                .with("x.yaml", """
                        extends: sets/base.yaml
                        data: {csv: {test: c.csv}}
                        model: {embedding: 4, units: 5, mask-zero: true}
                        training: {epochs: 2}
                        seeds: 1
                        variants: {only: {}}
                        """);
        assertEquals(
                FileData.of(
                        temporary.resolve("data/a.csv"),
                        temporary.resolve("data/b.csv"),
                        temporary.resolve("c.csv"),
                        OptionalInt.empty()),
                folder.read("x.yaml").data());
        assertEquals(ModelSpec.lstm(4, 5, true), folder.read("x.yaml").model());
    }

    @Test
    void csvDataMayHaveAVocabulary() throws IOException {
        Folder folder = new Folder(temporary)
                .with("a.csv", "")
                .with(
                        "x.yaml",
                        Folder.GOOD.replaceFirst(
                                "data: .*",
                                "data: {csv: {train: a.csv, validation: a.csv, test: ./a.csv}, vocabulary: 64}"));
        Path csv = temporary.resolve("a.csv");
        assertEquals(
                FileData.of(csv, csv, csv, OptionalInt.of(64)),
                folder.read("x.yaml").data());
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "2e1, 20", "20.0, 20", "0x14, 20", "0o24, 20", "+20, 20"})
    void wholeNumbersMayBeWrittenInAnyWay(String written, int length) throws IOException {
        Data data = read(Folder.good("length: 20", "length: " + written)).data();
        assertEquals(new TaskData(new Majority(1), length, 8, 40, 20, 20, 0), data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rmsprop", "{rmsprop: {}}", "{rmsprop: {rho: 0.9}}", "'rmsprop'"})
    void theOptimizerIsRmspropHoweverItIsSaid(String optimizer) throws IOException {
        assertEquals(
                KERAS_TRAINING,
                read(Folder.good("{epochs: 2}", "{epochs: 2, optimizer: " + optimizer + "}"))
                        .training());
    }

    @Test
    void theFileNamesAnExperimentWithoutName() throws IOException {
        Folder folder = new Folder(temporary).with("my-own.yaml", Folder.good("name: good\n", ""));
        assertEquals("my-own", folder.read("my-own.yaml").name());
    }

    @Test
    void aByteOrderMarkAndWindowsLinesAreFine() throws IOException {
        assertEquals(read(Folder.GOOD), read("\uFEFF" + Folder.GOOD.replace("\n", "\r\n")));
    }

    @Test
    void anchorsAndAliasesAreFine() throws IOException {
        assertEquals(
                variants("  a: {keras: {dropout: 0.5}}\n  b: {keras: {dropout: 0.5}, after-lstm: 0.5}\n"),
                variants("  a: {keras: &k {dropout: &half 0.5}}\n  b: {keras: *k, after-lstm: *half}\n"));
    }
}
