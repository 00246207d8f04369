package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.ModelSpec;
import org.dropwhere.spec.RmsProp;
import org.dropwhere.spec.Sweep;
import org.dropwhere.spec.TaskData;
import org.dropwhere.spec.task.Parity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTest {
    @TempDir
    Path temporary;

    private Sweep sweep(String sweep) throws IOException {
        return new Folder(temporary).with("x.yaml", Folder.GOOD + sweep).sweep("x.yaml");
    }

    private List<String> values(String sweep) throws IOException {
        return sweep(sweep).combinations().stream()
                .map(combination -> combination.values().toString())
                .toList();
    }

    @Test
    void aGridHasEveryCombinationTheLastAxisMovingFastest() throws IOException {
        assertEquals(
                List.of(
                        "{model.units=5, data.train=100}",
                        "{model.units=5, data.train=200}",
                        "{model.units=7, data.train=100}",
                        "{model.units=7, data.train=200}"),
                values("sweep: {grid: {model.units: [5, 7], data.train: [100, 200]}}"));
    }

    @Test
    void zippedAxesMoveTogetherAndMeetTheGrid() throws IOException {
        assertEquals(
                List.of(
                        "{model.units=5, data.train=100, training.epochs=4}",
                        "{model.units=5, data.train=200, training.epochs=2}",
                        "{model.units=7, data.train=100, training.epochs=4}",
                        "{model.units=7, data.train=200, training.epochs=2}"),
                values("""
                        sweep:
                          zip: [{data.train: [100, 200], training.epochs: [4, 2]}]
                          grid: {model.units: [5, 7]}
                        """));
    }

    @Test
    void withoutASweepThereIsOneCombination() throws IOException {
        List<Combination> one = sweep("").combinations();
        assertEquals(1, one.size());
        assertEquals(Map.of(), one.get(0).values());
        assertEquals(one, sweep("sweep: {}").combinations());
        assertEquals(one, sweep("sweep: {grid: {}, zip: []}").combinations());
    }

    @Test
    void aValueBelongsWhereItsPathSays() throws IOException {
        Experiment experiment = sweep("""
                sweep:
                  grid:
                    data: [{task: parity, length: 9, vocabulary: 2, train: 50, validation: 60, test: 70}]
                """).first();
        assertEquals(new TaskData(new Parity(8), 9, 2, 50, 60, 70, 0), experiment.data());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        variants.some.after-embedding: [0.5]       | {after-embedding: 0.5}
        variants.some.after-embedding.rate: [0.5]  | {after-embedding: 0.5}
        variants.some.after-embedding.time: [per-sequence] | {after-embedding: {rate: 0.25, time: per-sequence}}
        variants.some.after-embedding: [{rate: 0.5, time: per-sequence}] | {after-embedding: {rate: 0.5, time: per-sequence}}
        variants.some.keras.dropout: [0.5]         | {after-embedding: 0.25, keras: {dropout: 0.5}}
        variants.some.lstm-recurrent.rate: [0.5]   | {after-embedding: 0.25, lstm-recurrent: 0.5}
        variants.some: [{after-lstm: 0.5}]         | {after-lstm: 0.5}
        """)
    void aVariantsPartCanBeSwept(String axis, String said) throws IOException {
        String variant = "some: {after-embedding: 0.25}";
        Experiment expected = new Folder(temporary)
                .with("y.yaml", Folder.good(variant, "some: " + said))
                .read("y.yaml");
        assertEquals(expected, sweep("sweep: {grid: {" + axis + "}}").first());
    }

    @Test
    void whatTheFileDoesNotSayIsMade() throws IOException {
        Experiment experiment = sweep(
                        "sweep: {grid: {training.optimizer.rmsprop.learning-rate: [0.01], model.mask-zero: [false]}}")
                .first();
        assertEquals(new RmsProp(0.01, 0.9, 1e-7), experiment.training().optimizer());

        Folder folder = new Folder(temporary)
                .with("y.yaml", Folder.good("units: 5", "") + "sweep: {grid: {model.units: [6, 8]}}")
                .with(
                        "z.yaml",
                        Folder.good("{epochs: 2}", "{epochs: 2, optimizer: rmsprop}")
                                + "sweep: {grid: {training.optimizer.rmsprop.rho: [0.5]}}");
        assertEquals(ModelSpec.lstm(4, 6, false), folder.read("y.yaml").model());
        assertEquals(
                new RmsProp(0.001, 0.5, 1e-7), folder.read("z.yaml").training().optimizer());
    }

    @Test
    void valuesAreToldInOneWay() throws IOException {
        assertEquals(
                List.of(
                        "{variants.some.after-embedding=0.5, training.optimizer.rmsprop.learning-rate=0.0001}",
                        "{variants.some.after-embedding=0.5, training.optimizer.rmsprop.learning-rate=1e-20}",
                        "{variants.some.after-embedding=0.5, training.optimizer.rmsprop.learning-rate=1000}",
                        "{variants.some.after-embedding={rate: 0.1, time: per-step},"
                                + " training.optimizer.rmsprop.learning-rate=0.0001}",
                        "{variants.some.after-embedding={rate: 0.1, time: per-step},"
                                + " training.optimizer.rmsprop.learning-rate=1e-20}",
                        "{variants.some.after-embedding={rate: 0.1, time: per-step},"
                                + " training.optimizer.rmsprop.learning-rate=1000}"),
                values("""
                        sweep:
                          grid:
                            variants.some.after-embedding: [.50, {rate: 1e-1, time: per-step}]
                            training.optimizer.rmsprop.learning-rate: [1e-4, 1.0E-20, 1e3]
                        """));
    }

    @Test
    void anExtendedSweepIsReplacedWhole() throws IOException {
        Folder folder = new Folder(temporary)
                .with("base.yaml", Folder.GOOD + "sweep: {grid: {data.train: [100, 200]}}")
                .with("same.yaml", "extends: base.yaml")
                .with("other.yaml", "extends: base.yaml\nsweep: {grid: {model.units: [6, 7, 8]}}")
                .with("none.yaml", "extends: base.yaml\nsweep: {}");
        assertEquals(2, folder.sweep("same.yaml").combinations().size());
        assertEquals(
                List.of("model.units"),
                List.copyOf(folder.sweep("other.yaml")
                        .combinations()
                        .get(2)
                        .values()
                        .keySet()));
        assertEquals(1, folder.sweep("none.yaml").combinations().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        [1, 2]                                  | 9:8: sweep is a list; allowed is a mapping (settings that are varied)
        {gird: {}}                              | 9:9: unknown key "gird" in sweep; allowed are grid, zip, random and exclude; did you mean grid?
        {grid: {data.train: 100}}               | 9:28: sweep.grid.data.train is 100; allowed is a list of one or more (values of an axis)
        {grid: {data.train: []}}                | 9:28: sweep.grid.data.train is an empty list; allowed is a list of one or more (values of an axis)
        {zip: {data.train: [100]}}              | 9:14: sweep.zip is a mapping; allowed is a list (groups of axes that move together)
        {zip: [{}]}                             | 9:15: item 1 of sweep.zip is an empty mapping; allowed is a mapping of one or more keys (axes by path, each with equally many values)
        {grid: {model.unit: [100, 200]}}        | 9:16: unknown key "unit" in model; allowed are embedding, from, weights, units, layers, pooling, dense and mask-zero; did you mean units?
        {grid: {data.train: [100, 200, 1, 2oo]}}| 9:39: data.train is 1; allowed is a whole number from 2 to 10000000 (number of sequences) & 9:42: data.train is the text "2oo"; allowed is a whole number from 2 to 10000000 (number of sequences)
        {grid: {data.train.x: [100]}}           | 9:16: data.train is a mapping; allowed is a whole number from 2 to 10000000 (number of sequences)
        {grid: {variants.some.after-embedding: [0.1, 25]}} | 9:53: variants.some.after-embedding is 25; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping); did you mean 0.25?
        {grid: {variants.same.after-embedding: [0.1]}} | 9:16: there is no variant "same" to sweep; there are plain and some; did you mean some?
        {grid: {variants.new: [{}]}}            | 9:16: there is no variant "new" to sweep; there are plain and some
        {grid: {variants: [{new: {}}]}}         | 9:16: variants cannot be swept; what can is in data, model, training or a variant
        {grid: {dta.train: [100]}}              | 9:16: dta.train cannot be swept; what can is in data, model, training or a variant; did you mean data.train?
        {grid: {name: [a, b]}}                  | 9:16: name cannot be swept; what can is in data, model, training or a variant
        {grid: {seeds: [1, 2]}}                 | 9:16: seeds cannot be swept; what can is in data, model, training or a variant; seeds are an axis of their own, beside sweep
        {grid: {sweep.grid: [1, 2]}}            | 9:16: sweep.grid cannot be swept; what can is in data, model, training or a variant
        {grid: {data.train: [100, 2e2, 200]}}   | 9:39: data.train takes 200 already at x.yaml:9:34; give it once
        {zip: [{data.train: [50, 60, 50], data.test: [2, 2, 2]}]} | 9:37: data.train with data.test takes 50 with 2 already at x.yaml:9:29; give it once
        {zip: [{data.train: [50, 60], data.test: [2]}]} | 9:38: data.test has 1 value, but data.train (at x.yaml:9:16) has 2 values; zipped axes have equally many
        {grid: {data.train: [50]}, zip: [{data.train: [60]}]} | 9:42: the sweep sets data.train twice: here and with data.train at x.yaml:9:16; let one axis set it
        {grid: {variants.some.after-embedding: [0.5], variants.some.after-embedding.time: [per-step]}} | 9:54: the sweep sets variants.some.after-embedding.time twice: here and with variants.some.after-embedding at x.yaml:9:16; let one axis set it
        {random: {data.train: {from: 50, to: 60}}} | 9:17: sweep.random lacks "samples"
        {random: {samples: 0, data.train: [50]}}   | 9:27: sweep.random.samples is 0; allowed is a whole number from 1 to 10000 (how many samples to draw)
        {random: {samples: 3}}                     | 9:17: sweep.random has no axis; it needs one or more paths beside samples
        {random: {samples: 3, data.train: {from: 50}}} | 9:42: sweep.random.data.train lacks "to"
        {random: {samples: 3, data.train: 50}}     | 9:42: sweep.random.data.train is 50; allowed is a mapping or a list of one or more (a range {from, to}, or values to choose from)
        {random: {samples: 3, data.train: []}}     | 9:42: sweep.random.data.train is an empty list; allowed is a mapping or a list of one or more (a range {from, to}, or values to choose from)
        {random: {samples: 3, data.train: {from: 60, to: 50}}} | 9:42: data.train goes from 60 to 50; to is above from in a range
        {random: {samples: 3, data.train: {from: 1, to: 50}}}  | 9:49: data.train is 1; allowed is a whole number from 2 to 10000000 (number of sequences)
        {random: {samples: 3, data.train: {from: 2.5, to: 9}}} | 9:49: data.train is 2.5; allowed is a whole number from 2 to 10000000 (number of sequences)
        {random: {samples: 3, data.train: [50, 1]}} | 9:47: data.train is 1; allowed is a whole number from 2 to 10000000 (number of sequences)
        {random: {samples: 3, data.trian: [50]}}   | 9:30: unknown key "trian" in data; allowed are task, length, vocabulary, train, validation, test, label-noise, files, csv, file, columns, labels, words, features, split, pad, majority, temporal-order, delayed-recall, parity, bigram and copy-first; did you mean train?
        {random: {samples: 3, variants.some.after-lstm: {from: 0, to: 1}}} | 9:70: variants.some.after-lstm is 1; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping); to drop nothing write 0
        {random: {samples: 3, data.label-noise: {from: 0, to: 0.3, scale: log}}} | 9:55: data.label-noise starts from 0 on a log scale, which has numbers above 0 only
        {random: {samples: 3, data.label-noise: {from: 0, to: 0.3, scale: lag}}} | 9:74: sweep.random.data.label-noise.scale is the text "lag"; allowed is linear or log (what is equally likely); did you mean log?
        {random: {samples: 3, data.train: [50]}, grid: {data.train: [60]}} | 9:30: the sweep sets data.train twice: here and with data.train at x.yaml:9:56; let one axis set it
        {grid: {data.train: [50, 60]}, exclude: [{data.trian: 50}]} | 9:50: data.trian is no axis of the sweep, so that no combination can be left out by it; axes are data.train; did you mean data.train?
        {grid: {data.train: [50, 60]}, exclude: [{data.train: [50, 70]}]} | 9:67: data.train does not take 70 in the sweep; it takes 50 and 60
        {grid: {data.train: [50, 60]}, exclude: [{data.train: [50, 60]}]} | 9:49: sweep.exclude leaves out every combination; nothing would run
        {zip: [{data.train: [50, 60], data.test: [5, 6]}], exclude: [{data.train: 50, data.test: 6}]} | 9:69: no combination of the sweep meets all of this, so nothing is left out
        {grid: {data.train: [50, 60]}, exclude: [{}]} | 9:49: item 1 of sweep.exclude is an empty mapping; allowed is a mapping of one or more keys (axes by path, each with a value or a list of values)
        {grid: {data.train: [50, 60]}, exclude: {data.train: 50}} | 9:48: sweep.exclude is a mapping; allowed is a list (conditions on the axes)
        {exclude: [{data.train: 50}]}           | 9:20: data.train is no axis of the sweep, so that no combination can be left out by it
        {grid: {data.majority.margin: [2, 30], data.length: [10, 40]}} | 9:42: data.majority.margin is 30; allowed is at most 10, which is data.length at x.yaml:9:61
        {grid: {variants.some.keras.dropout: [0, 0.5], variants.some.lstm-input: [0.1]}} | 9:55: variants.some gives lstm-input twice: here and in Keras' words (dropout) at x.yaml:9:16; give it once
        """)
    void aMistakeIsToldOnceWithItsPlace(String sweep, String messages) throws IOException {
        List<String> expected = List.of(("x.yaml:" + messages.replace(" & ", " & x.yaml:")).split(" & "));
        assertEquals(
                expected,
                new Folder(temporary)
                        .with("x.yaml", Folder.GOOD + "sweep: " + sweep + "\n")
                        .mistakes("x.yaml"));
    }

    @Test
    void mistakesOfSweepAndFileComeAtOnce() throws IOException {
        assertEquals(
                List.of(
                        "x.yaml:3:30: model.units is 0; allowed is a whole number from 1 to 100000 (units of the LSTM)",
                        "x.yaml:4:11: training lacks \"epochs\"",
                        "x.yaml:10:10: unknown key \"epoch\" in training; allowed are epochs, batch-size,"
                                + " batches, optimizer, embedding-gradient, l2, max-norm, schedule,"
                                + " early-stopping and class-weights; did you mean epochs?",
                        "x.yaml:10:49: model.embedding is 0; allowed is a whole number from 1 to 100000, none or a mapping (features"
                                + " of the embedding, or its settings)"),
                new Folder(temporary)
                        .with(
                                "x.yaml",
                                Folder.good("units: 5", "units: 0").replace("epochs: 2", "")
                                        + "sweep:\n  grid: {training.epoch: [9], model.embedding: [0, 4]}\n")
                        .mistakes("x.yaml"));
    }

    @Test
    void aSweepIsBounded() {
        String many =
                IntStream.rangeClosed(2, 400).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
        BadInput bad = assertThrows(
                BadInput.class, () -> sweep("sweep:\n  grid:\n    data.train: " + many + "\n    data.test: " + many));
        assertEquals(
                List.of(temporary.resolve("x.yaml") + ":9:1: the sweep makes 399 x 399 combinations, each with 6 cells"
                        + " (variants by seeds); allowed are at most 100000 cells in all"),
                bad.sentences());
    }
}
