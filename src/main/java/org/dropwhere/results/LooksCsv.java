package org.dropwhere.results;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code looks.csv}. */
final class LooksCsv {
    private static final String HEADER = "seeds,at_most,arms\n";
    private static final int COLUMNS = 3;

    private LooksCsv() {}

    static String write(List<Look> looks) {
        return HEADER + looks.stream().map(LooksCsv::line).collect(Collectors.joining());
    }

    private static String line(Look look) {
        return look.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")) + ","
                + (look.atMost().isPresent() ? look.atMost().getAsInt() : "") + "," + String.join(" ", look.arms())
                + "\n";
    }

    /** The lines that are looks; of damaged ones nothing is known. */
    static List<Look> read(String text) {
        return text.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> cells.length == COLUMNS)
                .map(LooksCsv::look)
                .toList();
    }

    private static Look look(String[] cells) {
        return new Look(
                words(cells[0]).map(Long::valueOf).toList(),
                cells[1].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[1])),
                words(cells[2]).toList());
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty());
    }
}
