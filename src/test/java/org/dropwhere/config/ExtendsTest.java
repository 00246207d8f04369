package org.dropwhere.config;

import static org.dropwhere.spec.GateSharing.SHARED;
import static org.dropwhere.spec.TimeSharing.PER_SEQUENCE;
import static org.dropwhere.spec.TimeSharing.PER_STEP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ExponentialDecay;
import org.dropwhere.spec.FileData;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.Placement;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Site;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.Training;
import org.dropwhere.spec.Variant;
import org.dropwhere.spec.task.Majority;
import org.dropwhere.spec.task.Parity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendsTest {
    @TempDir
    Path temporary;

    private Folder folder = new Folder(Path.of(""));

    @BeforeEach
    void writeBase() throws IOException {
        folder = new Folder(temporary).with("base.yaml", Folder.GOOD);
    }

    @Test
    void theFileItselfWinsKeyByKey() throws IOException {
        Experiment experiment = folder.with("x.yaml", """
                        extends: base.yaml
                        question: Why?
                        data: {length: 21, majority: {margin: 3}}
                        training: {batch-size: 4, optimizer: {rmsprop: {rho: 0.5}}}
                        seeds: [7]
                        """).read("x.yaml");
        assertEquals(
                new Experiment(
                        "x",
                        "Why?",
                        new TaskData(new Majority(3), 21, 8, 40, 20, 20, 0),
                        ModelSpec.lstm(4, 5, false),
                        new Training(2, 4, new RmsProp(0.001, 0.5, 1e-7)),
                        List.of(7L),
                        List.of(
                                new Variant("plain", List.of()),
                                new Variant(
                                        "some", List.of(new Placement(Site.AFTER_EMBEDDING, 0.25, PER_STEP, SHARED))))),
                experiment);
    }

    @Test
    void anOptimizerAndAScheduleReplaceThoseOfAnotherKind() throws IOException {
        Training training = folder.with("below.yaml", """
                        extends: base.yaml
                        training: {optimizer: {rmsprop: {rho: 0.5}}, schedule: {cosine: {decay-steps: 4}}}
                        """)
                .with("x.yaml", """
                        extends: below.yaml
                        training:
                          optimizer: {sgd: {momentum: 0.5}}
                          schedule: {exponential: {decay-steps: 5, decay-rate: 0.5}}
                        """)
                .read("x.yaml")
                .training();
        assertEquals("sgd", training.optimizer().key());
        assertEquals(Optional.of(new ExponentialDecay(5, 0.5, false)), training.schedule());
    }

    @Test
    void variantsAreAddedAndThoseOfTheSameNameReplacedWhole() throws IOException {
        Experiment experiment = folder.with(
                        "x.yaml", "extends: base.yaml\nvariants: {new: {}, some: {after-lstm: 0.5}, plain: {}}\n")
                .read("x.yaml");
        assertEquals(
                List.of(
                        new Variant("plain", List.of()),
                        new Variant("some", List.of(new Placement(Site.AFTER_LSTM, 0.5, PER_SEQUENCE, SHARED))),
                        new Variant("new", List.of())),
                experiment.variants());
    }

    @Test
    void laterFilesWinOverEarlierOnes() throws IOException {
        Experiment experiment = folder.with("one.yaml", "model: {embedding: 10, units: 10}\n")
                .with("two.yaml", "model: {units: 20}\n")
                .with("x.yaml", "extends: [base.yaml, one.yaml, two.yaml]\n")
                .read("x.yaml");
        assertEquals(ModelSpec.lstm(10, 20, false), experiment.model());
    }

    @Test
    void pathsAreRelativeToTheFileThatSaysThem() throws IOException {
        Experiment experiment = folder.with("deep/er/model.yaml", "extends: ../more.yaml\nmodel: {units: 9}\n")
                .with("deep/more.yaml", "extends: ../base.yaml\nmodel: {embedding: 8, units: 8}\n")
                .with("deep/er/x.yaml", "extends: model.yaml\n")
                .read("deep/er/x.yaml");
        assertEquals(ModelSpec.lstm(8, 9, false), experiment.model());
    }

    @Test
    void oneFileMayBeExtendedInTwoWays() throws IOException {
        Experiment experiment = folder.with("one.yaml", "extends: base.yaml\nmodel: {embedding: 10}\n")
                .with("two.yaml", "extends: base.yaml\nmodel: {units: 20}\n")
                .with("x.yaml", "extends: [two.yaml, one.yaml]\n")
                .read("x.yaml");
        // The second file brings the base's units again.
        assertEquals(ModelSpec.lstm(10, 5, false), experiment.model());
    }

    @Test
    void aTaskReplacesExtendedFilesWholeAndFilesAnExtendedTask() throws IOException {
        Path csv = temporary.resolve("a.csv");
        folder.with("a.csv", "")
                .with("csv.yaml", "extends: base.yaml\ndata: {csv: {train: a.csv, validation: a.csv, test: a.csv}}\n")
                .with(
                        "task.yaml",
                        "extends: csv.yaml\ndata: {task: parity, length: 3, vocabulary: 2, train: 4, validation: 5, test: 6}\n");
        assertEquals(
                FileData.of(csv, csv, csv, OptionalInt.empty()),
                folder.read("csv.yaml").data());
        assertEquals(
                new TaskData(new Parity(3), 3, 2, 4, 5, 6, 0),
                folder.read("task.yaml").data());
    }

    @Test
    void filesThatCannotBeReadAreToldWhereTheyAreNamed() throws IOException {
        folder.with("empty.yaml", "# nothing\n")
                .with("bad/syntax.yaml", "a: b: c\n")
                .with("x.yaml", """
                        extends:
                          - nope.yaml
                          - bad
                          - empty.yaml
                          - bad/syntax.yaml
                          - ""
                          - "a\\0b"
                          - 3
                        model: {unit: 3}
                        """);
        assertEquals(
                List.of(
                        "x.yaml:2:5: extends names nope.yaml, but there is no such file",
                        "x.yaml:3:5: extends names bad, but this is a directory, not a file; name a YAML file",
                        "x.yaml:4:5: extends names empty.yaml, but the file is empty;"
                                + " it needs keys such as data, model, training and variants",
                        "x.yaml:6:5: item 5 of extends is the text \"\";"
                                + " allowed is a text that is not empty (path relative to this file)",
                        "x.yaml:7:5: extends names \"a\\u0000b\", which cannot be a path",
                        "x.yaml:8:5: item 7 of extends is 3;"
                                + " allowed is a text that is not empty (path relative to this file)",
                        "x.yaml:9:9: unknown key \"unit\" in model; allowed are embedding, from, weights, units, layers, pooling, dense and mask-zero;"
                                + " did you mean units?",
                        "bad/syntax.yaml:1:5: this is not YAML: mapping values are not allowed here"),
                folder.mistakes("x.yaml"));
    }

    @Test
    void aCircleIsShown() throws IOException {
        folder.with("a.yaml", "extends: b.yaml\n")
                .with("b.yaml", "name: b\nextends: [sub/c.yaml]\n")
                .with("sub/c.yaml", "extends: ../b.yaml\n")
                .with("self.yaml", "extends: ./self.yaml\n");
        assertEquals(
                List.of("sub/c.yaml:1:10: extends goes in a circle: b.yaml -> sub/c.yaml -> b.yaml"),
                folder.mistakes("a.yaml"));
        assertEquals(
                List.of("self.yaml:1:10: extends goes in a circle: self.yaml -> self.yaml"),
                folder.mistakes("self.yaml"));
    }

    @Test
    void anEndlessChainOfFilesIsCut() throws IOException {
        for (int i = 0; i < 40; i++) {
            folder.with("f" + i + ".yaml", "extends: f" + (i + 1) + ".yaml\n");
        }
        assertEquals(List.of("f31.yaml:1:10: extends is nested more than 32 files deep"), folder.mistakes("f0.yaml"));
    }

    @Test
    void mistakesOfExtendedFilesAreToldThereEvenWhereOverridden() throws IOException {
        folder.with("bad.yaml", "extends: base.yaml\nmodel:\n  units: 0\n")
                .with("x.yaml", "extends: bad.yaml\nmodel: {units: 4}\ntraining: {epochs: -1}\n");
        assertEquals(
                List.of(
                        "x.yaml:3:20: training.epochs is -1; allowed is a whole number from 1 to 100000"
                                + " (passes over the training sequences)",
                        "bad.yaml:3:10: model.units is 0; allowed is a whole number from 1 to 100000"
                                + " (units of the LSTM)"),
                folder.mistakes("x.yaml"));
    }

    @Test
    void contradictionsBetweenFilesNameBothPlaces() throws IOException {
        folder.with("x.yaml", "extends: base.yaml\ndata: {task: parity, parity: {bits: 30}}\n");
        assertEquals(
                List.of("x.yaml:2:37: data.parity.bits is 30; allowed is at most 20,"
                        + " which is data.length at base.yaml:2:32"),
                folder.mistakes("x.yaml"));
    }

    @Test
    void whatTheWholeLacksIsToldOfTheFileItself() throws IOException {
        folder.with("half.yaml", "model: {units: 3}\n").with("x.yaml", "extends: half.yaml\ntraining: {epochs: 1}\n");
        assertEquals(
                List.of(
                        "x.yaml:1:1: the experiment lacks \"data\"",
                        "x.yaml:1:1: the experiment lacks \"seeds\"",
                        "x.yaml:1:1: the experiment lacks \"variants\"",
                        "half.yaml:1:8: model lacks \"embedding\""),
                folder.mistakes("x.yaml"));
    }

    private List<String> mistakesWith(String other) throws IOException {
        return folder.with("other/x.yaml", other)
                .with("mine/x.yaml", "extends: ../other/x.yaml\n")
                .mistakes("mine/x.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'root:secret1:0:0'      | 'other/x.yaml:1:1: the file is no mapping; allowed is a mapping with keys such as data and model'
            '[secret1, secret2]'    | 'other/x.yaml:1:1: the file is no mapping; allowed is a mapping with keys such as data and model'
            'root:secret1:0:'       | 'other/x.yaml:1:1: no key in this file is one of an experiment, such as data or model'
            'secret1: secret2'      | 'other/x.yaml:1:1: no key in this file is one of an experiment, such as data or model'
            'secret1: !secret2 x'   | 'other/x.yaml:1:1: no key in this file is one of an experiment, such as data or model'
            'data: @secret1'        | 'other/x.yaml:1:7: this is not YAML'
            'data: *secret1'        | 'other/x.yaml:1:7: the alias here names no anchor before it'
            'data: "secret1'        | 'other/x.yaml:1:15: this is not YAML: while scanning a quoted scalar: found unexpected end of stream'
            """)
    void ofAFileElsewhereNothingIsQuotedUnlessItSaysSomethingOfAnExperiment(String text, String message)
            throws IOException {
        assertEquals(List.of(message), mistakesWith(text));
    }

    @Test
    void ofOneThatDoesMessagesAreAsOfAnyOther() throws IOException {
        List<String> mistakes = mistakesWith("data: {task: majorty}");
        assertTrue(
                mistakes.contains("other/x.yaml:1:14: data.task is the text \"majorty\"; allowed is majority,"
                        + " temporal-order, delayed-recall, parity, bigram or copy-first (rule that labels a sequence);"
                        + " did you mean majority?"),
                mistakes::toString);
    }

    @Test
    void aFileInTheExperimentsOwnFolderIsQuoted() throws IOException {
        assertEquals(
                List.of("sub/x.yaml:1:1: the file is the text \"not a secret\";"
                        + " allowed is a mapping with keys such as data and model"),
                folder.with("sub/x.yaml", "not a secret")
                        .with("mine.yaml", "extends: sub/x.yaml\n")
                        .mistakes("mine.yaml"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkIsWhereItLeads() throws IOException {
        folder.with("other/x.yaml", "secret1 secret2").with("mine/x.yaml", "extends: link.yaml\n");
        Files.createSymbolicLink(temporary.resolve("mine/link.yaml"), Path.of("../other/x.yaml"));
        assertEquals(
                List.of("mine/link.yaml:1:1: the file is no mapping; allowed is a mapping with keys such as data and"
                        + " model"),
                folder.mistakes("mine/x.yaml"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeviceIsNotRead() throws IOException {
        assertEquals(
                List.of("mine.yaml:1:10: extends names /dev/zero, but this is a device, a pipe or the like, not a file;"
                        + " name a YAML file"),
                folder.with("mine.yaml", "extends: /dev/zero\n").mistakes("mine.yaml"));
        BadInput itself = assertThrows(BadInput.class, () -> ExperimentFile.read(Path.of("/dev/zero")));
        assertEquals(
                List.of("/dev/zero: this is a device, a pipe or the like, not a file; name a YAML file"),
                itself.sentences());
    }

    @Test
    void aNameWhoseEndsCannotBeSeenIsInQuotes() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:2:5: extends names \"y\\u000a\", but there is no such file",
                        "x.yaml:3:5: extends names \" y\", but there is no such file"),
                new Folder(temporary)
                        .with("x.yaml", "extends:\n  - \"y\\n\"\n  - \" y\"\n")
                        .mistakes("x.yaml"));
    }
}
