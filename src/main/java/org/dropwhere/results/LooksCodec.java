package org.dropwhere.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.spec.Keyed;
import org.dropwhere.spec.Spending;

/**
 * {@code looks.csv}: a line for each look, lists with blanks between their items.
 *
 * <p>Format 1 did not name itself, and neither it nor format 2 had the column of the spending, which was O'Brien and
 * Fleming's.
 */
final class LooksCodec implements Codec<List<Look>> {
    /** The one instance, which has no state. */
    static final LooksCodec INSTANCE = new LooksCodec();

    private static final FileFormat FORMAT = new FileFormat("looks", 1, 3);

    /** Thousands of looks at thousands of seeds take less (estimated). Chosen, not measured. */
    private static final int MOST_BYTES = 1 << 26;

    /** The names of the columns of formats 1 and 2. */
    static final String EARLIER_HEADER = "seeds,at_most,arms\n";

    private static final String HEADER = "seeds,at_most,spending,arms\n";
    private static final int COLUMNS = 4;
    private static final int FIRST_WITH_SPENDING = 3;
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
                + (look.atMost().isPresent()
                        ? look.atMost().getAsInt() + "," + look.spending().key()
                        : ",")
                + "," + String.join(" ", look.arms())
                + "\n";
    }

    @Override
    public List<Look> read(byte[] bytes) throws DamagedContentException, UnsupportedVersionException {
        LabelledText file = LabelledText.read(FORMAT, bytes);
        String header = file.version() < FIRST_WITH_SPENDING ? EARLIER_HEADER : HEADER;
        try {
            TrialRules.require(file.text().startsWith(header), "it has other columns");
            return file.text()
                    .lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .map(cells -> look(file.version() < FIRST_WITH_SPENDING ? withSpending(cells) : cells))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw DamagedContentException.unknownContent(e);
        }
    }

    /** The cells of an earlier format as they stand now. */
    private static List<String> withSpending(List<String> cells) {
        TrialRules.require(cells.size() == COLUMNS - 1, "a line has " + cells.size() + " cells");
        String atMost = cells.get(1);
        return List.of(cells.get(0), atMost, atMost.isEmpty() ? "" : Spending.DEFAULT.key(), cells.get(2));
    }

    private static Look look(List<String> cells) {
        TrialRules.require(cells.size() == COLUMNS, "a line has " + cells.size() + " cells");
        List<Long> seeds = words(cells.get(0)).map(Long::valueOf).toList();
        boolean ascending = IntStream.range(1, seeds.size()).allMatch(i -> seeds.get(i - 1) < seeds.get(i));
        TrialRules.require(ascending, "the seeds of a look are not in ascending order");
        OptionalInt atMost =
                cells.get(1).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(cells.get(1)));
        TrialRules.require(
                atMost.orElse(1) >= 1 && atMost.orElse(1) <= MOST_SEEDS, "a look is one of at most " + cells.get(1));
        Optional<Spending> spending = Keyed.find(Spending.class, cells.get(2));
        TrialRules.require(
                spending.isPresent()
                        ? atMost.isPresent()
                        : atMost.isEmpty() && cells.get(2).isEmpty(),
                "a look spends in no way that there is");
        List<String> arms = words(cells.get(3)).toList();
        TrialRules.require(arms.stream().allMatch(arm -> ARM.matcher(arm).matches()), "an arm has no id of one");
        return new Look(seeds, atMost, spending.orElse(Spending.DEFAULT), arms);
    }

    private static Stream<String> words(String cell) {
        return Arrays.stream(cell.split(" ")).filter(word -> !word.isEmpty());
    }
}
