package org.dropwhere.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultTableTest {
    private static final ResultTable TABLE = new ResultTable(List.of(
            new TableColumn.Words("variant", List.of("a, b", "lstm-only")),
            new TableColumn.Wholes("n", List.of(10L, 1234L)),
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
    void refusesColumnsOfDifferentLength() {
        List<TableColumn> columns =
                List.of(new TableColumn.Wholes("n", List.of(1L)), new TableColumn.Wholes("m", List.of()));
        assertEquals(
                "Columns of one table are equally long.",
                assertThrows(IllegalArgumentException.class, () -> new ResultTable(columns))
                        .getMessage());
    }

    @Test
    void refusesTwoColumnsOfOneName() {
        List<TableColumn> columns =
                List.of(new TableColumn.Wholes("n", List.of(1L)), new TableColumn.Wholes("n", List.of(2L)));
        assertEquals(
                "Columns of one table have different names.",
                assertThrows(IllegalArgumentException.class, () -> new ResultTable(columns))
                        .getMessage());
    }
}
