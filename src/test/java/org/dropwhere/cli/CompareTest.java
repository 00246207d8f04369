package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class CompareTest {
    private static final String CONTROL = "variants: {control: {}}\n";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void train() throws Exception {
        write("one", Tiny.SETTINGS + "seeds: 2\n");
        write("two", Tiny.SETTINGS.replace("epochs: 2", "epochs: 1") + "seeds: 3\n");
        write(
                "stopping",
                Tiny.SETTINGS.replace("epochs: 2", "epochs: 2, optimizer: adam, early-stopping: {patience: 2}")
                        + "seeds: 2\n");
        write("longer", Tiny.SETTINGS.replace("length: 8", "length: 9") + "seeds: 2\n");
    }

    private static void write(String name, String settings) throws Exception {
        Tiny.write(folder, name, settings + CONTROL);
        assertEquals(0, Program.in(folder).run("run", name + ".yaml", "--quiet").code());
    }

    @Test
    void putsSideBySideWhatHasTheSameDataAndSaysWhatDiffers() throws Exception {
        Result result = compare("results/one", "results/longer", "results/two");
        List<String> lines = result.out().lines().toList();
        assertTrue(lines.get(0).startsWith("data  experiment  variant    n  failed  accuracy"), lines.get(0));
        assertTrue(lines.get(1).startsWith("   1  one         control    2       0    0."), lines.get(1));
        assertTrue(lines.get(2).startsWith("   1  two         control    3       0    0."), lines.get(2));
        assertTrue(lines.get(3).startsWith("   2  longer      control    2       0    0."), lines.get(3));
        assertEquals(
                List.of(
                        "",
                        "Data 1: in one and two.",
                        "Data 2: only in longer; other than in data 1: data.task.within-last is 9, not 8;"
                                + " data.length is 9, not 8.",
                        "On data 1, training.epochs is 2 in one and 1 in two.",
                        "On data 1, seeds are 1, 2 in one and 1 to 3 in two."),
                lines.subList(4, lines.size()));
        assertEquals("", result.err());
        assertEquals(0, result.code());
    }

    @Test
    void namesWhatOnlyOneOfThemSets() throws Exception {
        List<String> notes = compare("results/one", "results/stopping")
                .out()
                .lines()
                .filter(line -> line.startsWith("On data 1, "))
                .toList();
        assertTrue(
                notes.contains("On data 1, training.early-stopping.patience is nothing in one and 2 in stopping."),
                notes.toString());
        assertTrue(
                notes.contains("On data 1, training.optimizer is rmsprop in one and adam in stopping."),
                notes.toString());
    }

    @Test
    void hasTheMajorityBesideEachAccuracyAsTheSummaryHas() throws Exception {
        List<String> summary = Files.readAllLines(folder.resolve("results/one/tables/summary.csv"));
        String ofOne = lastCell(summary.get(1));
        assertTrue(Double.parseDouble(ofOne) >= 0.5, ofOne);
        List<String> csv = compare("results/one", "results/two", "--format", "csv")
                .out()
                .lines()
                .toList();
        assertEquals(ofOne, lastCell(csv.get(1)));
        for (String row : csv.subList(1, csv.size())) {
            assertEquals(row.contains(",test_"), !lastCell(row).isEmpty(), row);
        }
        String head = compare("results/one", "results/longer")
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
        assertTrue(head.contains("accuracy  95 % interval") && head.contains("  majority  "), head);
    }

    private static String lastCell(String row) {
        return row.substring(row.lastIndexOf(',') + 1);
    }

    @Test
    void saysWhereNothingMatches() throws Exception {
        assertEquals(
                "No two of these experiments have the same data.\n",
                compare("results/one", "results/longer").err());
    }

    @Test
    void writesOtherFormats() throws Exception {
        List<String> csv = compare("results/one", "results/two", "--format", "csv")
                .out()
                .lines()
                .toList();
        assertEquals(
                "data,experiment,variant,metric,n,failed,mean,sd,ci95_low,ci95_high,majority,guessing", csv.get(0));
        assertTrue(csv.get(1).startsWith("1,one,control,test_accuracy_at_best,2,0,0."), csv.get(1));
        assertTrue(compare("results/one", "results/two", "--format", "json")
                .out()
                .contains("\"note\" : \"Data 1: in one and two.\""));
        assertTrue(compare("results/one", "results/two", "--format", "markdown")
                .out()
                .endsWith("""

                        - Data 1: in one and two.
                        - On data 1, training.epochs is 2 in one and 1 in two.
                        - On data 1, seeds are 1, 2 in one and 1 to 3 in two.
                        """));
    }

    @Test
    void asksForTwoDifferentFolders() throws Exception {
        assertEquals(
                new Result(
                        2,
                        "",
                        "There is nothing to compare " + Path.of("results/one") + " with; give two or more folders.\n"),
                compare("results/one"));
        assertEquals(
                new Result(2, "", "A folder is given twice; give each once.\n"),
                compare("results/one", "results/../results/one"));
    }

    private static Result compare(String... args) throws Exception {
        String[] all = new String[args.length + 1];
        all[0] = "compare";
        System.arraycopy(args, 0, all, 1, args.length);
        return Program.in(folder).run(all);
    }

    /** As an experiment file names them; a digest says nothing to people, nor does what is not set. */
    @Test
    void filesDifferByTheirContentAndWhatIsMadeOfIt() throws Exception {
        Files.writeString(folder.resolve("whole.csv"), "label,tokens\n" + "0,1 2 3\n1,4 3 2\n".repeat(6));
        Files.writeString(folder.resolve("other.csv"), "label,text\n" + "0,3 2 3\n1,4 3 2\n".repeat(6));
        String settings = """
                model: {embedding: 2, units: 1}
                training: {epochs: 1}
                seeds: 2
                variants: {control: {}}
                """;
        Files.writeString(
                folder.resolve("tokens.yaml"),
                "data: {file: whole.csv, split: {validation: 0.25, test: 0.25}}\n" + settings);
        Files.writeString(
                folder.resolve("named.yaml"),
                "data: {file: other.csv, columns: {tokens: text}, split: {validation: 0.25, test: 0.25}, pad: {to: 2}}\n"
                        + settings);
        for (String name : List.of("tokens.yaml", "named.yaml")) {
            Result run = Program.in(folder).run("run", name, "--quiet");
            assertEquals(0, run.code(), run.err());
        }

        List<String> notes = compare("results/tokens", "results/named")
                .out()
                .lines()
                .filter(line -> line.startsWith("Data 2"))
                .toList();
        assertEquals(
                List.of("Data 2: only in named; other than in data 1: the files have another content;"
                        + " data.columns.tokens is text, not nothing; data.pad.to is 2, not nothing; data.pad.side is"
                        + " pre, not nothing; data.pad.truncate is pre, not nothing."),
                notes);
    }
}
