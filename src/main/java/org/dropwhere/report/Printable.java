package org.dropwhere.report;

import java.util.Map;
import org.dropwhere.results.ResultTable;

/** A result that can be printed in each form that a command offers. */
public interface Printable {

    /** For people at a terminal, ended by a line break. */
    String text();

    /** For documents, ended by a line break. */
    String markdown();

    /** The one table of formats that hold no more, such as CSV. */
    ResultTable mainTable();

    /** All tables by their names, in order. */
    Map<String, ResultTable> tables();

    /** A result that is one table. */
    static Printable of(String name, ResultTable table) {
        Map<String, ResultTable> tables = Map.of(name, table);
        return new Printable() {
            @Override
            public String text() {
                return table.toText();
            }

            @Override
            public String markdown() {
                return table.toMarkdown();
            }

            @Override
            public ResultTable mainTable() {
                return table;
            }

            @Override
            public Map<String, ResultTable> tables() {
                return tables;
            }
        };
    }
}
