package org.dropwhere.cli;

import picocli.CommandLine.Option;

/** In which form a command prints its result. */
final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = OutputFormat.Converter.class,
            description = "What standard output gets: table, markdown, csv or json. Default: table")
    private OutputFormat format = OutputFormat.TABLE;

    OutputFormat format() {
        return format;
    }
}
