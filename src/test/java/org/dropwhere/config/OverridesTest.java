package org.dropwhere.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.dropwhere.failure.BadInput;
import org.dropwhere.spec.Combination;
import org.dropwhere.spec.Experiment;
import org.dropwhere.spec.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverridesTest {
    @TempDir
    Path temporary;

    private static Overrides sets(String... sets) {
        return new Overrides(List.of(sets), List.of(), Optional.empty());
    }

    private static Overrides grids(String... grids) {
        return new Overrides(List.of(), List.of(grids), Optional.empty());
    }

    private static Overrides seeds(String seeds) {
        return new Overrides(List.of(), List.of(), Optional.of(seeds));
    }

    private Sweep read(String text, Overrides overrides) throws IOException {
        new Folder(temporary).with("x.yaml", text);
        return ExperimentFile.read(temporary.resolve("x.yaml"), overrides);
    }

    private List<String> mistakes(String text, Overrides overrides) {
        BadInput bad = assertThrows(BadInput.class, () -> read(text, overrides));
        return bad.sentences().stream()
                .map(sentence -> sentence.replace(temporary.resolve("x.yaml").toString(), "x.yaml"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        data.train=500                              | train: 40                 | train: 500
        data.train= 5e2                             | train: 40                 | train: 500
        data={task: parity, length: 9, vocabulary: 2, train: 9, validation: 5, test: 4} \
        | {task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20} \
        | {task: parity, length: 9, vocabulary: 2, train: 9, validation: 5, test: 4}
        name=other                                  | name: good                | name: other
        question=Is it, so?                         | name: good                | name: good\\nquestion: Is it, so?
        seeds=[7]                                   | seeds: 3                  | seeds: [7]
        variants.some.after-embedding=0.5           | {after-embedding: 0.25}   | {after-embedding: 0.5}
        variants.some.after-embedding.time=per-step | {after-embedding: 0.25}   | {after-embedding: {rate: 0.25, time: per-step}}
        variants.new={after-lstm: 0.5}              | some: {after-embedding: 0.25} | some: {after-embedding: 0.25}\\n  new: {after-lstm: 0.5}
        training.optimizer.rmsprop.learning-rate=1e-2 | epochs: 2               | epochs: 2, optimizer: {rmsprop: {learning-rate: 0.01}}
        """)
    void aSettingIsAsIfTheFileSaidIt(String set, String from, String to) throws IOException {
        Experiment expected = read(Folder.good(from, to), Overrides.NONE).first();
        assertEquals(expected, read(Folder.GOOD, sets(set)).first());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2         | 1,2
        3,5,8     | 3,5,8
        8, 3      | 3,8
        [7]       | 7
        -4,0      | -4,0
        """)
    void seedsAreANumberOrAList(String said, String seeds) throws IOException {
        assertEquals(
                LongStream.of(List.of(seeds.split(",")).stream()
                                .mapToLong(Long::parseLong)
                                .toArray())
                        .boxed()
                        .toList(),
                read(Folder.GOOD, seeds(said)).first().seeds());
    }

    @Test
    void axesComeBesideThoseOfTheFile() throws IOException {
        Overrides overrides =
                grids("variants.some.after-embedding=0,{rate: 0.5, time: per-sequence}", "model.units=[3,4]");
        assertEquals(
                List.of(
                        "{data.train=50, variants.some.after-embedding=0, model.units=3}",
                        "{data.train=50, variants.some.after-embedding=0, model.units=4}",
                        "{data.train=50, variants.some.after-embedding={rate: 0.5, time: per-sequence}, model.units=3}",
                        "{data.train=50, variants.some.after-embedding={rate: 0.5, time: per-sequence}, model.units=4}"),
                read(Folder.GOOD + "sweep: {grid: {data.train: [50]}}", overrides).combinations().stream()
                        .map(combination -> combination.values().toString())
                        .toList());
    }

    @Test
    void anAxisGoesOverWhatIsSetAroundIt() throws IOException {
        Overrides overrides = new Overrides(
                List.of("variants.some={after-lstm: 0.5}"),
                List.of("variants.some.after-embedding=0.25,0.5"),
                Optional.empty());
        List<Combination> combinations = read(Folder.GOOD, overrides).combinations();
        assertEquals(
                read(Folder.good("0.25}", "0.5, after-lstm: 0.5}"), Overrides.NONE)
                        .first(),
                combinations.get(1).experiment());
    }

    @Test
    void theSweepOfTheFileCanBeTakenAway() throws IOException {
        Sweep sweep = read(Folder.GOOD + "sweep: {grid: {data.train: [50, 60]}}", sets("sweep={}"));
        assertEquals(1, sweep.combinations().size());
    }

    @Test
    void pathsAreRelativeToTheWorkingDirectory() throws IOException {
        new Folder(temporary).with("a.csv", "label,tokens\n");
        assertEquals(
                List.of("--set data.csv.test=b.csv: data.csv.test names b.csv, but there is no such file"),
                mistakes(
                        Folder.good(
                                "{task: majority, length: 20, vocabulary: 8, train: 40, validation: 20, test: 20}",
                                "{csv: {train: a.csv, validation: a.csv, test: a.csv}}"),
                        sets("data.csv.test=b.csv")));
    }

    @Test
    void whatWasSaidIsKeptAsArguments() throws IOException {
        Overrides overrides = new Overrides(
                List.of("data.train=50", "variants.some={after-lstm: 0.5}"),
                List.of("model.units=3,4"),
                Optional.of("2"));
        assertEquals(
                List.of(
                        "--set=data.train=50",
                        "--set=variants.some={after-lstm: 0.5}",
                        "--grid=model.units=3,4",
                        "--seeds=2"),
                read(Folder.GOOD, overrides).overrides());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        data.trian=500     | unknown key "trian" in data; allowed are task, length, vocabulary, train, validation, test, label-noise, files, csv, file, columns, labels, words, features, split, pad, majority, temporal-order, delayed-recall, parity, bigram and copy-first; did you mean train?
        dta.train=500      | unknown key "dta"; allowed are name, question, extends, data, model, training, evaluation, keep, seeds, independent-seeds, variants, comparisons, compare-along, primary, equivalence, solved, sweep and search; did you mean data?
        data.train=1       | data.train is 1; allowed is a whole number from 2 to 10000000 (number of sequences)
        data.train=        | data.train is empty; allowed is a whole number from 2 to 10000000 (number of sequences)
        data.train=[5      | this is not YAML: while parsing a flow sequence: expected ',' or ']', but got <stream end>
        data.train         | this sets nothing; allowed is PATH=VALUE, such as data.train=500
        =5                 | this sets nothing; allowed is PATH=VALUE, such as data.train=500
        data.train.x=5     | data.train is a mapping; allowed is a whole number from 2 to 10000000 (number of sequences)
        data.majority.margin=21 | data.majority.margin is 21; allowed is at most 20, which is data.length at x.yaml:2:32
        variants.same.after-lstm=0.1 | there is no variant "same" to set a part of; there are plain and some; did you mean some?
        variants.some.after-embedding=25 | variants.some.after-embedding is 25; allowed is a number from 0 up to but not including 1, a mapping or a list of one or more (probability of dropping); did you mean 0.25?
        extends=y.yaml     | extends cannot be set; what it brings has been read by then
        sweep.grid.data.train=5 | the sweep cannot be set in parts; allowed are --grid, and --set sweep={} to sweep nothing else
        """)
    void aMistakeInASettingIsToldWithItsOption(String set, String message) {
        assertEquals(List.of("--set " + set + ": " + message), mistakes(Folder.GOOD, sets(set)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        data.train=500,1   | data.train is 1; allowed is a whole number from 2 to 10000000 (number of sequences)
        data.train=5,6,5   | data.train takes 5 already at --grid data.train=5,6,5; give it once
        data.trian=5,6     | unknown key "trian" in data; allowed are task, length, vocabulary, train, validation, test, label-noise, files, csv, file, columns, labels, words, features, split, pad, majority, temporal-order, delayed-recall, parity, bigram and copy-first; did you mean train?
        data.train=        | data.train has no values; allowed are one or more
        data.train         | this sets nothing; allowed is PATH=VALUE,VALUE,..., such as data.train=500,2000
        data.train=5]: [6  | a key is a list; allowed is text, in quotes if need be
        seeds=1,2          | seeds cannot be swept; what can is in data, model, training or a variant; seeds are an axis of their own, beside sweep
        model.units=3,4    | the sweep sets model.units twice: here and with model.units at x.yaml:9:16; let one axis set it
        """)
    void aMistakeInAnAxisIsToldWithItsOption(String grid, String message) {
        assertEquals(
                List.of("--grid " + grid + ": " + message),
                mistakes(Folder.GOOD + "sweep: {grid: {model.units: [5]}}", grids(grid)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        0      | seeds is 0; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
        x      | seeds is the text "x"; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
        3,y    | item 2 of seeds is the text "y"; allowed is a whole number from -9223372036854775808 to 9223372036854775807 (a seed)
        3,     | a value is missing after the last comma
        3,3    | the seed 3 is already given at --seeds 3,3; give it once
        ``     | seeds is an empty list; allowed is a whole number from 1 to 10000, a list of one or more or a mapping (one trial of every variant for each seed)
        """)
    void aMistakeInSeedsIsToldWithItsOption(String seeds, String message) {
        assertEquals(List.of("--seeds " + seeds + ": " + message), mistakes(Folder.GOOD, seeds(seeds)));
    }

    @Test
    void aSettingIsMadeOnce() {
        assertEquals(
                List.of("--set data.train=6: data.train is set already by --set data.train=5; set it once"),
                mistakes(Folder.GOOD, sets("data.train=5", "data.train=6")));
        assertEquals(
                List.of("--set variants.some={}: variants.some is set already by --set"
                        + " variants.some.after-embedding=0.5; set it once"),
                mistakes(Folder.GOOD, sets("variants.some.after-embedding=0.5", "variants.some={}")));
        assertEquals(
                List.of("--seeds 3: seeds is set already by --set seeds=2; set it once"),
                mistakes(Folder.GOOD, new Overrides(List.of("seeds=2"), List.of(), Optional.of("3"))));
    }

    @Test
    void whatIsSweptCannotBeSet() {
        assertEquals(
                List.of("--set data.train=5: data.train is set here, but the sweep sets data.train at x.yaml:9:16;"
                        + " leave out one of them"),
                mistakes(Folder.GOOD + "sweep: {grid: {data.train: [50, 60]}}", sets("data.train=5")));
        assertEquals(
                List.of(
                        "--set variants.some.after-embedding=0.5: variants.some.after-embedding is set here, but the sweep"
                                + " sets variants.some at --grid variants.some={}; leave out one of them"),
                mistakes(
                        Folder.GOOD,
                        new Overrides(
                                List.of("variants.some.after-embedding=0.5"),
                                List.of("variants.some={}"),
                                Optional.empty())));
    }

    @Test
    void mistakesOfFileAndOptionsComeAtOnce() {
        assertEquals(
                List.of(
                        "x.yaml:3:30: model.units is 0; allowed is a whole number from 1 to 100000 (units of the LSTM)",
                        "--set model.embedding=0: model.embedding is 0; allowed is a whole number from 1 to 100000, none or"
                                + " a mapping (features of the embedding, or its settings)",
                        "--grid data.test=1: data.test is 1; allowed is a whole number from 2 to 10000000 (number of"
                                + " sequences)"),
                mistakes(
                        Folder.good("units: 5", "units: 0"),
                        new Overrides(List.of("model.embedding=0"), List.of("data.test=1"), Optional.empty())));
    }

    @Test
    void anOptionThatNoPlanCouldHoldIsRefused() throws IOException {
        String digits = "0.1" + "0".repeat(50_000);
        assertEquals(
                List.of("--set data.label-noise=0.1" + "0".repeat(60 - "data.label-noise=0.1".length())
                        + "...: this has 50020 characters; allowed are at most 50000"),
                mistakes(Folder.GOOD, sets("data.label-noise=" + digits)));
    }
}
