package org.dropwhere.results;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code looks.csv}: a line for each look, lists with blanks between their items.
 *
 * <p>Format 1 did not name itself.
 */
final class LooksCodec implements Codec<List<Look>> {
    /** The one instance, which has no state. */
    static final LooksCodec INSTANCE = new LooksCodec();

    private static final FileFormat FORMAT = new FileFormat("looks", 1, 2);

    /** Thousands of looks at thousands of seeds take less (estimated). Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 26;

    /** The names of the columns. */
    static final String HEADER = "seeds,at_most,arms\n";

    private static final int COLUMNS = 3;
    /** That an experiment can declare. */
    private static final int MOST_SEEDS = 10_000;

    private static final Pattern ARM = Pattern.compile("[0-9a-f]{16}");

    private LooksCodec() {}

    @Override
    public FileFormat format() {
        return FORMAT;
    }

    @Override
    public int mostBytes() {
        return MOST_BYTES;
    }

    @Override
    public byte[] write(List<Look> looks) {
        return LabelledText.write(
                FORMAT, HEADER + looks.stream().map(LooksCodec::line).collect(Collectors.joining()));
    }

    private static String line(Look look) {
        return look.seeds().stream().map(String::valueOf).collect(Collectors.joining(" ")) + ","
                + (look.atMost().isPresent() ? look.atMost().getAsInt() : "") + "," + String.join(" ", look.arms())
                + "\n";
    }

    @Override
    public List<Look> read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        String text = LabelledText.read(FORMAT, bytes).text();
        try {
            TrialRules.require(text.startsWith(HEADER), "it has other columns");
            return text.lines().skip(1).map(line -> look(line.split(",", -1))).toList();
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }

    private static Look look(String[] cells) {
        TrialRules.require(cells.length == COLUMNS, "a line has " + cells.length + " cells");
        List<Long> seeds = words(cells[0]).map(Long::valueOf).toList();
        boolean ascending = IntStream.range(1, seeds.size()).allMatch(i -> seeds.get(i - 1) < seeds.get(i));
        TrialRules.require(ascending, "the seeds of a look are not in ascending order");
        OptionalInt atMost = cells[1].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells[1]));
        TrialRules.require(
                atMost.orElse(1) >= 1 && atMost.orElse(1) <= MOST_SEEDS, "a look is one of at most " + cells[1]);
        List<String> arms = words(cells[2]).toList();
        TrialRules.require(arms.stream().allMatch(arm -> ARM.matcher(arm).matches()), "an arm has no id of one");
        return new Look(seeds, atMost, arms);
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty());
    }
}
