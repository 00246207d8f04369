package org.dropwhere.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dropwhere.text.Words;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What standard output gets. */
enum OutputFormat {
    /** For people at a terminal. */
    TABLE,
    /** For documents. */
    MARKDOWN,
    /** For other programs, one table alone. */
    CSV,
    /** For other programs. */
    JSON;

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
