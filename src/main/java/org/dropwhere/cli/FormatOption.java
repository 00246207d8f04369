package org.dropwhere.cli;

import org.dropwhere.report.Printable;
import picocli.CommandLine.Option;

/** The output format of a command. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OutputFormat.Converter.class,
            description = "What standard output gets: table, markdown, csv or json. Default: table")
    private OutputFormat format = OutputFormat.TABLE;

    /** The text of a result in the chosen format. */
    String render(Printable result) {
        return format.render(result);
    }
}
