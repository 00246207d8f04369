package org.dropwhere.cli;

import org.dropwhere.report.Printable;
import picocli.CommandLine.Option;

/** In which form a command prints its result. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OutputFormat.Converter.class,
            description = "What standard output gets: table, markdown, csv or json. Default: table")
    private OutputFormat format = OutputFormat.TABLE;

    /** The text of a result in the form that is wanted. */
    String render(Printable result) {
        return format.render(result);
    }
}
