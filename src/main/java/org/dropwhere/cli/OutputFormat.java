package org.dropwhere.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.report.Printable;
import org.dropwhere.results.TablesJson;
import org.dropwhere.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The output format of a command, see {@link Printable}. */
enum OutputFormat {
    /** For people at a terminal. */
    TABLE {
        @Override
        String render(Printable result) {
            return result.text();
        }
    },
    /** For documents. */
    MARKDOWN {
        @Override
        String render(Printable result) {
            return result.markdown();
        }
    },
    /** For other programs, one table alone. */
    CSV {
        @Override
        String render(Printable result) {
            return result.mainTable().toCsv();
        }
    },
    /** For other programs, all tables. */
    JSON {
        @Override
        String render(Printable result) {
            return TablesJson.of(result.tables());
        }
    };

    /** The text of a result, ended by a line break. */
    abstract String render(Printable result);

    /** Reads arguments. */
    static final class Converter implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String written) {
            Map<String, OutputFormat> formats = new LinkedHashMap<>();
            for (OutputFormat format : values()) {
                formats.put(format.name().toLowerCase(Locale.ROOT), format);
            }
            return Optional.ofNullable(formats.get(written))
                    .orElseThrow(() -> new TypeConversionException(Words.quoted(written) + " is none of "
                            + Words.list(List.copyOf(formats.keySet()), "and")
                            + Words.suggestion(Words.nearest(written, formats.keySet()))));
        }
    }
}
