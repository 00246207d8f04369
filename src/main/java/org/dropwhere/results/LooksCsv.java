package org.dropwhere.results;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of {@code looks.csv}: a line for each look, lists with spaces between their items, and a checksum. */
final class LooksCsv {
    static final String HEADER = "seeds,at_most,arms\n";

    private LooksCsv() {}

    static String write(List<Look> looks) {
        return Seal.COMMENT.close(HEADER + looks.stream().map(LooksCsv::line).collect(Collectors.joining()));
    }

    private static String line(Look look) {
        return look.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")) + ","
                + (look.atMost().isPresent() ? look.atMost().getAsInt() : "") + "," + String.join(" ", look.arms())
                + "\n";
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Damaged if the text is anything else
     */
    static List<Look> read(byte[] sealed) throws Damaged {
        String text = Seal.COMMENT.open(sealed);
        try {
            return text.lines().skip(1).map(line -> look(line.split(",", -1))).toList();
        } catch (RuntimeException e) {
            throw Damaged.unknownFormat(e);
        }
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
