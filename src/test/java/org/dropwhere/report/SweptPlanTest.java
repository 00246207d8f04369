package org.dropwhere.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.data.Datasets;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Planner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a sweep beside its first point, and of a plan that compares nothing. */
class SweptPlanTest {
    private static final String SETTINGS = """
            data: {task: majority, length: 6, vocabulary: 8, train: 9, validation: 4, test: 4}
            model: {embedding: 3, units: 4}
            training: {epochs: 1}
            seeds: 5
            """;

    @TempDir
    private Path folder;

    private Plan plan(String rest) throws Exception {
        Path file = Files.writeString(folder.resolve("swept.yaml"), SETTINGS + rest);
        return Planner.plan(ExperimentFile.read(file), Datasets::digest);
    }

    @Test
    void showsTheSitesOfEachPoint() throws Exception {
        Plan plan = plan("""
                variants:
                  control: {}
                  a: {keras: {version: tf.keras-2, dropout: 0.3, recurrent-dropout: 0}}
                sweep: {grid: {variants.a.keras.recurrent-dropout: [0, 0.3], training.epochs: [1, 2]}}
                """);

        assertEquals("""
                variant  at                                      site            rate  mask          gates     written as                trained as
                control                                          no dropout
                a        variants.a.keras.recurrent-dropout=0    lstm-input      0.3   per-step      shared    keras: dropout            after-embedding
                a        variants.a.keras.recurrent-dropout=0.3  lstm-input      0.3   per-sequence  per-gate  keras: dropout
                a        variants.a.keras.recurrent-dropout=0.3  lstm-recurrent  0.3   per-sequence  per-gate  keras: recurrent-dropout
                """, VariantsText.sites(plan).toText());
        assertEquals(
                List.of("The word dropout of a means other masks along the sweep: per-step, shared at"
                        + " variants.a.keras.recurrent-dropout=0 and per-sequence, per-gate at"
                        + " variants.a.keras.recurrent-dropout=0.3. So these points differ in the kind of mask, not in a"
                        + " rate alone; to sweep a rate alone, write lstm-input with its time and gates in place of Keras'"
                        + " words."),
                KerasSweepText.sentences(plan));
    }

    /** Each of an axis of a's words; what else they say; whether the word changes its meaning. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recurrent-dropout: [0, 0.3]    | dropout: 0.3                                  | dropout
            dropout: [0, 0.3]              | dropout: 0, recurrent-dropout: 0.3            | ''
            recurrent-dropout: [0.1, 0.3]  | dropout: 0.3                                  | ''
            implementation: [1, 2]         | version: "2.3", dropout: 0.3, recurrent-dropout: 0.3 | dropout, recurrent-dropout
            implementation: [0, 1]         | version: "2.0", dropout: 0.3                  | dropout
            implementation: [1, 2]         | version: 3.0-3.7, dropout: 0.3                | ''
            version: [3, tf.keras-2]       | dropout: 0.3                                  | dropout
            version: ["3.8", "3.10"]       | dropout: 0.3                                  | ''
            recurrent-dropout: [0, 0.3]    | version: 3.0-3.7, dropout: 0.3                | ''
            """)
    void tellsWhichWordsChangeTheirMeaning(String axis, String words, String changed) throws Exception {
        Plan plan = plan("variants: {control: {}, a: {keras: {" + words + "}}}\nsweep: {grid: {variants.a.keras." + axis
                + "}}\n");

        assertEquals(
                changed,
                String.join(
                        ", ",
                        KerasSweepText.sentences(plan).stream()
                                .map(sentence -> sentence.split(" ", 4)[2])
                                .toList()));
    }

    @Test
    void showsRatesThatAreMatchedAtEachPointAndWhereVariantsAreTheSameModel() throws Exception {
        Plan plan = plan("""
                variants:
                  a: {after-embedding: 0, lstm-input: {rate: 0.5, time: per-step}}
                  b: {after-embedding: {matched-to: a}}
                  c: {after-embedding: 0.5}
                sweep: {grid: {variants.a.after-embedding: [0, 0.2]}}
                """);

        List<List<String>> rows = VariantsText.sites(plan).rows();
        assertEquals("variants.a.after-embedding=0.2", rows.get(4).get(1));
        assertEquals("0.6", rows.get(4).get(3));
        assertEquals("after-embedding, one mask with rate 0.6", rows.get(1).get(7));
        List<String> same = VariantsText.same(plan);
        assertEquals(2, same.size(), same.toString());
        assertTrue(
                same.get(0)
                        .startsWith(
                                "The same model, with the same trials, at variants.a.after-embedding=0: a = b = c ("),
                same.get(0));
        assertTrue(
                same.get(1)
                        .startsWith("The same model, with the same trials, at variants.a.after-embedding=0.2: a = b ("),
                same.get(1));
    }

    @Test
    void showsTheLayersOfEachModel() throws Exception {
        Plan plan = plan("""
                variants: {control: {}}
                sweep: {grid: {model.units: [4, 2], data.train: [9, 8]}}
                """);

        assertEquals(
                List.of("model.units=4", "model.units=2"),
                List.copyOf(LayersTable.of(plan, KnownData.of(plan, Map.of())).keySet()));
    }

    @Test
    void whatAnEarlierReleaseDidNotKeepIsShownAsItIsTrained() throws Exception {
        Plan plan = plan("""
                variants: {a: {keras: {dropout: 0.5, recurrent-dropout: 0}}}
                sweep: {grid: {variants.a.keras.recurrent-dropout: [0, 0.3]}}
                """);
        Plan earlier = new Plan(plan.experiment(), plan.overrides(), plan.runs());

        assertEquals(
                VariantsText.sites(plan).rows().stream()
                        .map(row -> row.subList(0, 6))
                        .toList(),
                VariantsText.sites(earlier).rows().stream()
                        .map(row -> row.subList(0, 6))
                        .toList());
    }

    @Test
    void saysWhyNothingIsComparedAndHowToCompare() throws Exception {
        assertEquals(
                Optional.of(
                        "Nothing is compared: drop is the only variant. To compare drop with another, add that under"
                                + " variants, such as no-dropout: {}."),
                ComparisonText.whyNone(plan("variants: {drop: {cell: 0.5}}\n")));
        assertEquals(
                Optional.of(
                        "Nothing is compared: none is the only variant, and along no axis of the sweep are there values to"
                                + " compare (compare-along). To compare none with another, add that under variants, such as"
                                + " dropout: {after-embedding: 0.5}."),
                ComparisonText.whyNone(
                        plan("variants: {none: {}}\nsweep: {grid: {data.train: [8, 9]}}\ncompare-along: []\n")));
    }

    @Test
    void saysAlongWhichAxesValuesAreComparedAndWhy() throws Exception {
        String sweep = "sweep: {grid: {variants.drop.cell: [0.1, 0.3], data.train: [8, 9]}}\n";
        Plan one = plan("variants: {drop: {cell: 0.5}}\n" + sweep);
        assertEquals(Optional.empty(), ComparisonText.whyNone(one));
        assertEquals(
                Optional.of("Values are compared along variants.drop.cell (with 0.1) and data.train (with 8), at each"
                        + " combination of the other axes: 4 comparisons. That is so because there is one variant;"
                        + " compare-along: [] switches it off."),
                ComparisonText.along(one));
        assertEquals(
                Optional.of("Values are compared along data.train (with 9), at each combination of the other axes: 3"
                        + " comparisons."),
                ComparisonText.along(
                        plan("variants: {none: {}, drop: {cell: 0.5}}\ncompare-along: {data.train: 9}\n" + sweep)));
        assertEquals(Optional.empty(), ComparisonText.along(plan("variants: {none: {}, drop: {cell: 0.5}}\n" + sweep)));
    }

    @Test
    void saysBeforehandThatSeedsAreTooFewForAVerdict() throws Exception {
        Plan five = plan("variants: {a: {}, b: {cell: 0.5}}\n");
        assertEquals(Optional.empty(), ComparisonText.whyNoVerdict(five));
        assertEquals(
                Optional.of("There will be no verdict: 1 seed is too few, and one takes 5 or more, as with --seeds 5."),
                ComparisonText.whyNoVerdict(
                        new Plan(five.experiment().withSeeds(List.of(7L)), five.overrides(), five.runs())));
    }
}
