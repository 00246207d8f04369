package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final ResultTable TABLE = new ResultTable(List.of(
            new TableColumn.Words("variant", List.of("a, b", "lstm-only")),
            new TableColumn.Wholes("n", List.of(OptionalLong.of(10), OptionalLong.of(1234))),
            new TableColumn.Exact("loss", List.of(OptionalDouble.of(0.1 + 0.2), OptionalDouble.of(1.0E-9))),
            new TableColumn.Rounded("mean", List.of(OptionalDouble.empty(), OptionalDouble.of(-4e-7)))));

    @Test
    void writesCsvWithAllDigitsOfMeasurementsAndSixDecimalsOfDerivedNumbers() {
        assertEquals("""
                variant,n,loss,mean
                "a, b",10,0.30000000000000004,
                lstm-only,1234,1.0E-9,0.000000
                """, TABLE.toCsv());
    }

    @Test
    void writesAlignedMarkdownWithFourDecimals() {
        assertEquals("""
                | variant   |    n |   loss |   mean |
                | :-------- | ---: | -----: | -----: |
                | a, b      |   10 | 0.3000 |        |
                | lstm-only | 1234 | 0.0000 | 0.0000 |
                """, TABLE.toMarkdown());
    }

    @Test
    void writesAlignedText() {
        assertEquals("""
                variant       n    loss    mean
                a, b         10  0.3000
                lstm-only  1234  0.0000  0.0000
                """, TABLE.toText());
    }

    @Test
    void writesOnlyTheHeaderOfATableWithoutRows() {
        ResultTable empty = new ResultTable(
                List.of(new TableColumn.Words("variant", List.of()), new TableColumn.Wholes("n", List.of())));
        assertEquals("variant,n\n", empty.toCsv());
        assertEquals("| variant |   n |\n| :------ | --: |\n", empty.toMarkdown());
    }

    @Test
    void leavesCellsEmptyAndHasNullForThemInJson() {
        List<String> rows = List.of("", "4");
        ResultTable table = new ResultTable(List.of(
                TableColumn.words("verdict", rows, row -> row.isEmpty() ? row : "no difference"),
                TableColumn.someWholes(
                        "seeds",
                        rows,
                        row -> row.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(row)))));
        assertEquals("verdict,seeds\n,\nno difference,4\n", table.toCsv());
        assertEquals("""
                verdict        seeds

                no difference      4
                """, table.toText());
        assertEquals(
                "{\"all\":[{\"verdict\":null,\"seeds\":null},{\"verdict\":\"no difference\",\"seeds\":4}]}",
                TablesJson.tree(Map.of("all", table)).toString());
    }

    @Test
    void leavesEmptyWhatIsNotFiniteAndSaysWhatItIsInEveryFormat() {
        List<Double> rows = List.of(Double.NaN, 0.5, Double.NEGATIVE_INFINITY);
        ResultTable table = new ResultTable(List.of(
                TableColumn.rounded("p", rows, OptionalDouble::of), TableColumn.exact("loss", rows, row -> -row)));
        assertEquals("""
                p,loss,not_finite
                ,,p: not a number; loss: not a number
                0.500000,-0.5,
                ,,p: minus infinite; loss: infinite
                """, table.toCsv());
        assertEquals("""
                     p     loss  not_finite
                                 p: not a number; loss: not a number
                0.5000  -0.5000
                                 p: minus infinite; loss: infinite
                """, table.toText());
        assertEquals(
                "{\"p\":null,\"loss\":null,\"not_finite\":\"p: not a number; loss: not a number\"}",
                TablesJson.tree(Map.of("all", table)).get("all").get(0).toString());
    }

    @Test
    void writesPValuesWithSignificantDigitsInEveryFormat() {
        List<Double> rows = List.of(1.0, 0.28258749, 0.00123, 0.0004712346, 1.2345678e-8, 0.0);
        ResultTable table = new ResultTable(List.of(TableColumn.pValues("p", rows, OptionalDouble::of)));
        assertEquals("p\n1\n0.282587\n0.00123\n0.000471235\n1.23457e-8\n0\n", table.toCsv());
        assertEquals("""
                      p
                 1.0000
                 0.2826
                 0.0012
                0.00047
                 1.2e-8
                      0
                """, table.toText());
        assertEquals(
                "[{\"p\":1},{\"p\":0.282587},{\"p\":0.00123},{\"p\":0.000471235},{\"p\":1.23457E-8},{\"p\":0}]",
                TablesJson.tree(Map.of("all", table)).get("all").toString());
    }

    @Test
    void leavesEmptyAPValueThatIsNone() {
        List<OptionalDouble> rows = List.of(OptionalDouble.empty(), OptionalDouble.of(Double.NaN));
        ResultTable table = new ResultTable(List.of(TableColumn.pValues("p", rows, p -> p)));
        assertEquals("p,not_finite\n,\n,p: not a number\n", table.toCsv());
    }

    @Test
    void refusesColumnsOfDifferentLength() {
        List<TableColumn> columns = List.of(
                new TableColumn.Wholes("n", List.of(OptionalLong.of(1))), new TableColumn.Wholes("m", List.of()));
        assertEquals(
                "Columns of one table are equally long.",
                assertThrows(IllegalArgumentException.class, () -> new ResultTable(columns))
                        .getMessage());
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        List<TableColumn> columns = List.of(
                new TableColumn.Wholes("n", List.of(OptionalLong.of(1))),
                new TableColumn.Wholes("n", List.of(OptionalLong.of(2))));
        assertEquals(
                "Columns of one table have different names.",
                assertThrows(IllegalArgumentException.class, () -> new ResultTable(columns))
                        .getMessage());
    }

    @Test
    void aCellIsOneLineAndNoSyntax() {
        ResultTable table = new ResultTable(
                List.of(new TableColumn.Words("a\u001b[2J", List.of("x\ny", "p|q <script> < 1", "\u202e"))));
        assertEquals("a\\u001b[2J\nx\\u000ay\np|q <script> < 1\n\\u202e\n", table.toText());
        assertEquals("""
                | a\\u001b[2J         |
                | :----------------- |
                | x\\u000ay           |
                | p\\|q \\<script> < 1 |
                | \\u202e             |
                """, table.toMarkdown());
    }
}
