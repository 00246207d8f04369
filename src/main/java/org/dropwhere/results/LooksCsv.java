package org.dropwhere.results;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The text of {@code looks.csv}. */
final class LooksCsv {
    private static final String HEADER = "seeds,at_most,trial\n";
    private static final int COLUMNS = 3;

    private LooksCsv() {}

    static String write(List<Look> looks) {
        return HEADER
                + looks.stream()
                        .map(look -> look.seeds() + ","
                                + (look.atMost().isPresent() ? look.atMost().getAsInt() : "") + "," + look.trial()
                                + "\n")
                        .collect(Collectors.joining());
    }

    /** The lines that are looks; of damaged ones nothing is known. */
    static List<Look> read(String text) {
        return text.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells ->
                        cells.length == COLUMNS && cells[0].matches("\\d{1,6}") && cells[1].matches("\\d{0,6}"))
                .map(cells -> new Look(
                        Integer.parseInt(cells[0]),
                        cells[1].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[1])),
                        cells[2]))
                .toList();
    }
}
