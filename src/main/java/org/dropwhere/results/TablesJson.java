package org.dropwhere.results;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.dropwhere.text.NumberText;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tables as JSON: each a list of its rows, each row an object. Numbers are as in CSV, and empty cells null. */
public final class TablesJson {
    private TablesJson() {}

    /**
     * An object with a member for each table, in their order, ended by a line break.
     *
     * @param tables each of at least one column
     */
    public static String of(Map<String, ResultTable> tables) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        return new JsonMapper().writer().with(printer).writeValueAsString(tree(tables)) + "\n";
    }

    /**
     * The same, to be a part of something else.
     *
     * @param tables each of at least one column
     */
    public static ObjectNode tree(Map<String, ResultTable> tables) {
        ObjectNode all = new JsonMapper().createObjectNode();
        tables.forEach((name, table) -> {
            all.putArray(name);
            int rows = table.columns().get(0).values().size();
            for (int row = 0; row < rows; row++) {
                ObjectNode object = all.withArray(name).addObject();
                for (TableColumn column : table.columns()) {
                    put(object, column, row);
                }
            }
        });
        return all;
    }

    private static void put(ObjectNode object, TableColumn column, int row) {
        if (column instanceof TableColumn.Words words) {
            String text = words.values().get(row);
            object.put(column.name(), text.isEmpty() ? null : text);
        } else if (column instanceof TableColumn.Wholes wholes) {
            wholes.values()
                    .get(row)
                    .ifPresentOrElse(value -> object.put(column.name(), value), () -> object.putNull(column.name()));
        } else if (column instanceof TableColumn.Exact exact) {
            exact.values()
                    .get(row)
                    .ifPresentOrElse(value -> object.put(column.name(), value), () -> object.putNull(column.name()));
        } else if (column instanceof TableColumn.Rounded rounded) {
            rounded.values()
                    .get(row)
                    .ifPresentOrElse(
                            value -> object.put(column.name(), rounded(value)), () -> object.putNull(column.name()));
        } else if (column instanceof TableColumn.PValues ps) {
            ps.values()
                    .get(row)
                    .ifPresentOrElse(
                            value -> object.put(column.name(), new BigDecimal(NumberText.rounded(value))),
                            () -> object.putNull(column.name()));
        }
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(ResultTable.DECIMALS_IN_CSV, RoundingMode.HALF_EVEN);
    }
}
