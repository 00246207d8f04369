package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values of an axis that are compared, from the file to the report. */
class AlongTest {
    private static final String ONE_VARIANT = Tiny.SETTINGS + """
            seeds: 5
            variants: {drop: {keras: {version: tf.keras-2, dropout: 0.25, recurrent-dropout: 0}}}
            sweep: {grid: {variants.drop.keras.recurrent-dropout: [0, 0.5], data.length: [8, 6]}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String file = "";
    private String results = "";

    @BeforeEach
    void write() throws Exception {
        file = Tiny.write(folder, "rates", ONE_VARIANT).toString();
        results = folder.resolve("results").toString();
    }

    /** What standard output gets, with the lines of a paragraph joined. */
    private String run(String... args) {
        out.getBuffer().setLength(0);
        int code = Dropwhere.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(args);
        assertEquals(ExitCode.DONE, code, err.toString());
        return out.toString().replaceAll("(?<!\n)\n(?!\n)", " ");
    }

    private List<String> table(String name) throws Exception {
        return Files.readAllLines(folder.resolve("results/rates/tables/" + name + ".csv"));
    }

    @Test
    void planSaysWhatIsComparedAndWhatEachValueMeans() {
        String plan = run("plan", file, "--results", results);
        assertTrue(
                plan.contains("Values are compared along variants.drop.keras.recurrent-dropout (with 0) and data.length"
                        + " (with 8), at each combination of the other axes: 4 comparisons. That is so because there is one"
                        + " variant; compare-along: [] switches it off."),
                plan);
        assertTrue(plan.contains("drop     variants.drop.keras.recurrent-dropout=0    lstm-input"), plan);
        assertTrue(plan.contains("drop     variants.drop.keras.recurrent-dropout=0.5  lstm-recurrent"), plan);
        String off = run("plan", file, "--results", results, "--set", "compare-along=[]");
        assertFalse(off.contains("Values are compared"), off);
        assertTrue(off.contains("Nothing is compared: drop is the only variant"), off);
    }

    @Test
    void theReportNamesTheValuesAndRemarksOnWordsThatChangeTheirMeaning() throws Exception {
        String shown = run("run", file, "--results", results, "--quiet");
        assertTrue(shown.contains("recurrent-dropout 0.5 and recurrent-dropout 0 (at data.length=8)"), shown);
        assertTrue(
                shown.contains(
                        "drop with length 6 and drop with length 8 (at variants.drop.keras.recurrent-dropout=0.5)"),
                shown);
        String remark = "The word dropout means other masks in the two, per-sequence, per-gate and per-step, shared, so"
                + " they differ in the kind of mask, not in a rate alone.";
        assertEquals(3, shown.split(remark, -1).length, "at both lengths: " + shown);
        assertTrue(
                shown.contains("an effect depends on another axis") || shown.contains("depends on data.length"), shown);

        List<String> comparisons = table("comparisons");
        assertTrue(
                comparisons
                        .get(0)
                        .startsWith("variant,variants.drop.keras.recurrent-dropout,data.length,baseline,metric,"),
                comparisons.get(0));
        assertTrue(comparisons.get(0).endsWith(",axis,baseline_value"), comparisons.get(0));
        assertTrue(comparisons.get(1).startsWith("drop,0.5,8,drop,"), comparisons.get(1));
        assertTrue(comparisons.get(1).endsWith(",variants.drop.keras.recurrent-dropout,0"), comparisons.get(1));
        assertTrue(table("probabilities").get(0).endsWith(",axis,baseline_value"));
        assertEquals(2, table("interactions").size(), "four cells count once");
        assertTrue(table("interactions")
                .get(1)
                .startsWith("recurrent-dropout 0.5,recurrent-dropout 0,data.length,6,8,,test_accuracy_at_best,5,"));
        String page = Files.readString(folder.resolve("results/rates/report.html"));
        assertTrue(page.contains("recurrent-dropout 0.5 (data.length=8) - recurrent-dropout 0"), page);
        assertTrue(page.contains(remark));
        assertTrue(page.contains("recurrent-dropout=0.5</td><td class=\"words\">lstm-recurrent</td>"), page);
        assertTrue(Files.readString(folder.resolve("results/rates/charts/differences.svg"))
                .contains("recurrent-dropout 0.5"));
        String json = run("report", folder.resolve("results/rates").toString(), "--format", "json");
        assertTrue(json.contains("\"baseline_value\""), json);
        assertTrue(json.contains("\"interactions\""), json);
    }

    /** So was a folder of release 0.1.0, and so is one that says nothing of comparing. */
    @Test
    void aFolderWhosePlanSaysNothingGainsComparisonsAndOneThatIsSwitchedOffKeepsNone() throws Exception {
        run("run", file, "--results", results, "--quiet");
        assertFalse(Files.readString(folder.resolve("results/rates/plan.yaml")).contains("compare-along"));
        assertTrue(table("comparisons").size() > 1);
        String off = run("run", file, "--results", results, "--quiet", "--set", "compare-along=[]");
        assertTrue(off.contains("Nothing is compared: drop is the only variant"), off);
        assertEquals(1, table("comparisons").size());
        assertFalse(Files.exists(folder.resolve("results/rates/tables/interactions.csv")));
    }
}
