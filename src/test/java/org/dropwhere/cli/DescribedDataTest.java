package org.dropwhere.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.dropwhere.cli.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code data --describe} shows of files that nobody has described, and that its lines can be planned. */
class DescribedDataTest {
    private static final String HINT = "This is the program's guess. Put the lines from data: on into an experiment"
            + " file; its paths begin at the folder of that file.\n";
    private static final String TEXT = """
            id,review,sentiment
            1,"A fine film, really",positive
            2,Bad. Just bad,negative
            3,so good,positive
            4,never again,negative
            5,what a joy,positive
            6,dull and long,negative
            7,loved it,positive
            8,hated it,negative
            """;
    private static final String HEADER = "patient_id,time,heart_rate,pressure,outcome\n";

    @TempDir
    private Path folder;

    private Result describe(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("data", "--describe"));
        for (String argument : arguments) {
            all.add(
                    argument.startsWith("--")
                            ? argument
                            : folder.resolve(argument).toString());
        }
        return here(all);
    }

    /** What a command does in this process, which saves the start of many, with paths as if it were in the folder. */
    private Result here(List<String> args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Dropwhere.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(args.toArray(String[]::new));
        return new Result(code, shown(out), shown(err));
    }

    private String shown(StringWriter text) {
        return text.toString().replace(folder + File.separator, "");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void copy(String resource) throws IOException {
        try (InputStream in = DescribedDataTest.class.getResourceAsStream(resource)) {
            Files.copy(in, folder.resolve(resource.substring(resource.lastIndexOf('/') + 1)));
        }
    }

    private void gzip(String name) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
            Files.copy(folder.resolve(name), out);
        }
    }

    /** Twelve sequences of three to five steps. */
    private static String longForm() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int patient = 0; patient < 12; patient++) {
            for (int time = 0; time < 3 + patient % 3; time++) {
                text.append("p%d,%d,0.%d,%d,%s\n"
                        .formatted(patient, time, patient + 1, 60 + time, patient % 2 == 0 ? "well" : "ill"));
            }
        }
        return text.toString();
    }

    private static String yaml(Result described) {
        return described.out().substring(described.out().indexOf("\ndata:\n") + 1);
    }

    /** Plans an experiment that has the lines of a description. */
    private void plans(Result described) throws Exception {
        assertEquals(0, described.code(), described.err());
        String model =
                yaml(described).contains("features:") ? "model: {units: 3}\n" : "model: {embedding: 3, units: 4}\n";
        write(
                "described.yaml",
                yaml(described) + model + "training: {epochs: 1}\nseeds: 2\nvariants: {a: {}, b: {after-lstm: 0.5}}\n");
        Result plan = here(List.of("plan", folder.resolve("described.yaml").toString()));
        assertEquals(0, plan.code(), plan.err() + yaml(described));
    }

    @Test
    void showsColumnsLengthsLabelsAndTheLinesThatUseTheFile() throws Exception {
        copy("/golden-files/data/frame.csv");
        Result described = Program.in(folder).run("data", "--describe", "frame.csv");
        assertEquals(new Result(0, """
                frame.csv: CSV separated by commas, 8 lines

                column     holds                   values
                (no name)  whole numbers           0, 1, 2
                tokens     lists of whole numbers  [1, 4, 3, 9, 10, 1, 5, 9, 2, 8... | [2, 6, 10, 9, 8, 7, 1, 8, 5, 1... | [6, 6, 6, 10, 9, 8, 8, 7, 4]
                label      whole numbers           0 (3 times), 1 (5 times)

                Read as tokens:
                8 sequences, of 3 to 13 steps (median 11); label 1: 5 (62.5 %)
                largest token: 10

                data:
                  file: frame.csv
                  split: {validation: 0.15, test: 0.15}
                """, HINT), described);
        plans(described);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bool-label",
                "float-label",
                "hdr-y-x",
                "list-repr",
                "pandas-index",
                "semicolon",
                "text-label",
                "variable",
                "word-tokens"
            })
    void filesThatOnceWereRefusedCanBePlanned(String name) throws Exception {
        copy("/csv-cases/csv-" + name + ".csv");
        plans(describe("csv-" + name + ".csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"frame.csv", "lines.jsonl", "padded.npz"})
    void filesOfEachFormatCanBePlannedPackedOrNot(String name) throws Exception {
        copy("/golden-files/data/" + name);
        plans(describe(name));
        gzip(name);
        Result packed = describe(name + ".gz");
        assertTrue(packed.out().lines().findFirst().orElse("").contains(", gzipped, "), packed.out());
        plans(packed);
    }

    @Test
    void textGetsWordsAndNamesOfItsLabels() throws Exception {
        write("reviews.csv", TEXT);
        Result described = describe("reviews.csv");
        assertEquals("""
                reviews.csv: CSV separated by commas, 8 lines

                column     holds          values
                id         whole numbers  1, 2, 3
                review     texts          A fine film, really | Bad. Just bad | so good
                sentiment  texts          positive (4 times), negative (4 times)

                Read as words, label 0 being "negative" and label 1 "positive":
                8 sequences, of 2 to 4 steps (median 2); label 1: 4 (50.0 %)
                18 different words

                data:
                  file: reviews.csv
                  labels: {0: negative, 1: positive}
                  words: {}
                  split: {validation: 0.15, test: 0.15}
                """, described.out());
        plans(described);
    }

    @Test
    void aLineForEachStepIsReadAsFeatures() throws Exception {
        write("long.csv", longForm());
        Result described = Program.in(folder).run("data", "--describe", "long.csv");
        assertEquals("""
                data:
                  file: long.csv
                  columns:
                    features: [heart_rate, pressure]
                    label: outcome
                    sequence: patient_id
                    time: time
                  labels: {0: well, 1: ill}
                  features: {}
                  split: {validation: 0.15, test: 0.15}
                """, yaml(described));
        assertEquals(HINT + "Numbers are read without an embedding: leave it out of model.\n", described.err());
        plans(described);
        gzip("long.csv");
        plans(describe("long.csv.gz"));
    }

    @Test
    void wholeNumbersThatRiseInEverySequenceAreItsTime() throws Exception {
        write("long.csv", longForm().replace("time", "second"));
        assertTrue(yaml(describe("long.csv")).contains("    time: second\n"), yaml(describe("long.csv")));
        write("long.csv", longForm().replace("time", "second") + "p11,1,0.5,7,ill\n");
        assertTrue(
                yaml(describe("long.csv")).contains("    features: [second, heart_rate, pressure]\n"),
                yaml(describe("long.csv")));
    }

    @Test
    void listsOfNumbersInJsonAreFeatures() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            lines.append("{\"series\": [[0.5, %d], [1, 2.5]], \"grade\": \"%s\", \"note\": null}\n"
                    .formatted(i, i % 2 == 0 ? "yes" : "no"));
        }
        write("series.jsonl", lines.toString());
        Result described = describe("series.jsonl");
        assertEquals("""
                series.jsonl: JSON lines, 10 objects

                member  holds           values
                series  lists of lists  [[0.5, 0], [1, 2.5]] | [[0.5, 1], [1, 2.5]] | [[0.5, 2], [1, 2.5]]
                grade   texts           yes (5 times), no (5 times)
                note    nothing

                Read as numbers at each step, labels in grade, label 0 being "no" and label 1 "yes":
                10 sequences, all of 2 steps; label 1: 5 (50.0 %)
                2 numbers at each step

                data:
                  file: series.jsonl
                  columns: {label: grade}
                  labels: {0: no, 1: yes}
                  features: {}
                  split: {validation: 0.15, test: 0.15}
                """, described.out());
        plans(described);
    }

    @Test
    void aFileThatBeginsWithASequenceIsNotReadWithoutIt() throws Exception {
        String need = ". The first line names the columns, such as label,tokens. The file begins with a sequence; write"
                + " the header above it.\n";
        write("bare.csv", "1,13 10 6\n0,4 5\n1,8 17 11\n0,2 3\n");
        assertEquals(new Result(2, "", "bare.csv:1:1: found '1,13 10 6'" + need), describe("bare.csv"));
        write("wide.csv", "1;13;10\n0;4;5\n1;8;17\n");
        assertEquals(new Result(2, "", "wide.csv:1:1: found '1;13;10'" + need), describe("wide.csv"));
        write("listed.csv", "\"[3, 2]\",bad\n\"[4, 2]\",good\n\"[4, 7]\",bad\n");
        assertEquals(
                new Result(2, "", "listed.csv:1:1: this is no header of a CSV file" + need), describe("listed.csv"));
        write("counted.csv", "0,1,2\n" + "4,5,0\n6,7,1\n".repeat(6));
        plans(describe("counted.csv"));
    }

    @Test
    void aColumnAStepIsFoundWithoutUsualNames() throws Exception {
        StringBuilder lines = new StringBuilder("user_id;a;b;c;bought\n");
        for (int i = 0; i < 10; i++) {
            lines.append("%d;%d;%d;%d;%d\n".formatted(100 + i, i, i + 1, i + 2, i % 2));
        }
        write("wide.csv", lines.toString());
        Result described = describe("wide.csv");
        assertEquals("""
                data:
                  file: wide.csv
                  columns:
                    tokens: [a, b, c]
                    label: bought
                  split: {validation: 0.15, test: 0.15}
                """, yaml(described));
        plans(described);
    }

    @Test
    void arraysMayHaveTheirLabelsInAFileOfTheirOwn() throws Exception {
        copy("/golden-files/data/x.npy");
        copy("/golden-files/data/y.npy");
        Result described = describe("x.npy", "--labels", "y.npy");
        assertEquals("""
                x.npy: NumPy array (.npy), 8 rows

                array  holds                   values
                x      int64 of shape [8, 13]  1, 4, 3, 9, 10, 1, 5, 9, 2, 8,...
                y      uint8 of shape [8]      0 (3 times), 1 (5 times)

                Read as tokens:
                8 sequences, all of 13 steps; label 1: 5 (62.5 %)
                largest token: 10

                data:
                  file: {x: x.npy, y: y.npy}
                  split: {validation: 0.15, test: 0.15}
                """, described.out());
        plans(described);
        Result alone = describe("x.npy");
        assertEquals(2, alone.code());
        assertEquals(
                "x.npy: no array has two different values, as a label has. A label has two different values, such as"
                        + " 0 and 1, and every sequence has one. If the labels are in a file of their own, name it too"
                        + " (--labels).\n",
                alone.err());
    }

    @Test
    void saysWhatIsMissingWhereNoGuessIsSensible() throws Exception {
        copy("/csv-cases/csv-oneclass.csv");
        Result oneClass = describe("csv-oneclass.csv");
        assertEquals(2, oneClass.code());
        assertTrue(oneClass.out().contains("label   whole numbers           1 (20 times)\n"), oneClass.out());
        assertEquals(
                "csv-oneclass.csv: the column 'label' should be the label, but has the same value everywhere. A label"
                        + " has two different values, such as 0 and 1, and every sequence has one.\n",
                oneClass.err());
        write("few.csv", "label,tokens\n0,1 2\n1,2 3\n");
        assertEquals(
                "few.csv: the test part would get none of the 2 sequences that are divided."
                        + " Take other shares, or more sequences.\n",
                describe("few.csv").err());
        write("nothing.csv", "label,score\n0,0.5\n1,0.25\n");
        assertEquals(
                "nothing.csv: the label would be 'label', but no other column has what sequences are made of: tokens"
                        + " (whole numbers, several in a field or one in each of several columns), text, or numbers at"
                        + " each step with a column that tells sequences apart.\n",
                describe("nothing.csv").err());
        copy("/golden-files/data/imdb.npz");
        Result objects = describe("imdb.npz");
        assertTrue(objects.out().contains("x_train  object of shape [4]\n"), objects.out());
        assertTrue(
                objects.err().startsWith("imdb.npz: the elements of x_train and x_test are Python objects"),
                objects.err());
    }

    @Test
    void whatCannotBeReadIsToldAsWhenItIsRead() throws Exception {
        assertEquals(new Result(2, "", "none.csv: there is no such file.\n"), describe("none.csv"));
        write("empty.csv", "");
        assertEquals(
                new Result(
                        2,
                        "",
                        "empty.csv:1:1: the file is empty. It needs a header, such as label,tokens, and a line for"
                                + " each sequence.\n"),
                describe("empty.csv"));
        Files.write(folder.resolve("zeros"), new byte[100]);
        assertEquals(2, describe("zeros").code());
        assertEquals("", describe("zeros").out());
        write("broken.csv", "label,tokens\n0,1 2\n1,2 -3\n1,4\n");
        Result broken = describe("broken.csv");
        assertEquals(2, broken.code());
        assertTrue(broken.err().startsWith("broken.csv:3:5: '-3' is no token."), broken.err());
        Result labels = describe("broken.csv", "--labels", "empty.csv");
        assertTrue(labels.err().startsWith("empty.csv: labels in a file of their own"), labels.err());
    }

    @Test
    void whatIsBrokenIsToldOfAsWhenItIsReadAndNotBlamedOnTheLabel() throws Exception {
        write("fields.csv", "label,tokens\n0,1 2\n1,2 3,7\n1,4 5\n");
        Result fields = describe("fields.csv");
        assertEquals(2, fields.code());
        assertTrue(fields.out().contains("label   whole numbers"), fields.out());
        assertEquals(
                "fields.csv:3:1: the line has 3 fields, but the header names 2 columns. Columns are separated by commas;"
                        + " a field that has some in it stands in double quotes.\n",
                fields.err());
        write(
                "cut.jsonl",
                "{\"tokens\": [1, 2], \"label\": 1}\n{\"tokens\": [1,2\n{\"tokens\": [1, 2], \"label\": 0}\n");
        Result cut = describe("cut.jsonl");
        assertEquals(2, cut.code());
        assertTrue(cut.err().startsWith("cut.jsonl:3:"), cut.err());
        write("none.csv", "label,tokens\n");
        assertEquals(
                "none.csv:2:1: there are no sequences after the header.\n",
                describe("none.csv").err());
        write("long.csv", "label,tokens\n1,2 3\n0,\"" + "7 ".repeat(1 << 23) + "\n");
        assertTrue(
                describe("long.csv").err().startsWith("long.csv:3:1: a field has more than 16777216 characters"),
                describe("long.csv").err());
        write("missing.csv", "label,tokens\n0,1 2\n,2 3\n1,4 5\n");
        assertEquals(
                "missing.csv:3:1: the label is missing. Leave such lines out.\n",
                describe("missing.csv").err());
        write("blank.csv", "label,tokens\n,1 2\n,2 3\n");
        assertEquals(
                "blank.csv: the column 'label' should be the label, but has no values. A label has two different values,"
                        + " such as 0 and 1, and every sequence has one.\n",
                describe("blank.csv").err());
    }

    @Test
    void controlCharactersAreEscapedAndLongValuesCut() throws Exception {
        StringBuilder lines = new StringBuilder("text,label,te\u001b[2Jxt\n");
        for (int i = 0; i < 8; i++) {
            lines.append("b\u0007 ")
                    .append("long ".repeat(100))
                    .append(i)
                    .append(",")
                    .append(i % 2)
                    .append(",9\n");
        }
        write("odd.csv", lines.toString());
        Result described = describe("odd.csv");
        String shown = described.out().substring(0, described.out().indexOf("Read as"));
        assertTrue(shown.contains("te\\u001b[2Jxt"), shown);
        assertTrue(shown.contains("b\\u0007 long long"), shown);
        assertTrue(shown.lines().allMatch(line -> line.length() < 200), shown);
        plans(described);
        write("named.csv", "te\u001bxt,label\na b,0\nb c,1\n");
        assertEquals(
                "named.csv: an experiment file would have to name \"te\\u001bxt\", but such names are visible text of at"
                        + " most 200 characters. Give it another name in the file.\n",
                describe("named.csv").err());
    }

    @Test
    void onlyTheFirstOfManyColumnsAreShown() throws Exception {
        StringBuilder lines = new StringBuilder("label");
        for (int column = 0; column < 500; column++) {
            lines.append(",t").append(column);
        }
        for (int i = 0; i < 8; i++) {
            lines.append('\n').append(i % 2).append(",7".repeat(500));
        }
        write("wide.csv", lines.append('\n').toString());
        Result described = describe("wide.csv");
        assertTrue(described.out().contains("\nand 481 other columns\n"), described.out());
        assertTrue(described.out().contains("Read as tokens in t0, t1, t2, t3, t4 and 495 more:\n"), described.out());
        plans(described);
    }

    @Test
    void optionsOfWritingAndDescribingExcludeEachOther() throws Exception {
        Tiny.write(folder);
        for (List<String> wrong : List.of(
                List.of(
                        "data --describe tiny.yaml tiny.yaml",
                        "With --describe no experiment is read; leave out \"tiny.yaml\"."),
                List.of(
                        "data --describe a.csv --out x --gzip",
                        "With --describe nothing is written; leave out --out and --gzip."),
                List.of("data tiny.yaml --out x --labels y", "The option --labels belongs to --describe."),
                List.of("data tiny.yaml", "Missing required option: '--out=DIR'"),
                List.of("data --out x", "Missing required parameter: 'FILE', or --describe DATA in its place"))) {
            Result result = Program.in(folder).run(wrong.get(0).split(" "));
            assertEquals(new Result(2, "", wrong.get(1) + "\nTry: dropwhere data --help\n"), result);
        }
    }
}
