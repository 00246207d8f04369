package org.dropwhere.spec;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How the variants are compared. Nothing of it changes a trial, but for {@code independentSeeds}, which decides which
 * trials there are.
 *
 * @param primary the metric that verdicts are about
 * @param equivalence differences that do not matter
 * @param comparisons what is compared, distinct, in the file's order; empty means each variant with the first
 * @param solved from which validation accuracy on the task counts as solved; absent where it is not asked
 * @param independentSeeds whether each variant but the first has seeds of its own, so that nothing is shared
 * @param mostSeeds how many seeds there may be after all looks at the results; absent if their number is fixed
 * @param spending how these looks spend the error that they may make together; absent means {@link Spending#DEFAULT}
 * @param compareAlong the axes of the sweep whose values are compared with each other, none where it is empty; absent
 *     means every axis where there is one variant, and none where there are several
 */
public record Analysis(
        PrimaryMetric primary,
        Margins equivalence,
        List<Contrast> comparisons,
        OptionalDouble solved,
        boolean independentSeeds,
        OptionalInt mostSeeds,
        Optional<Spending> spending,
        Optional<List<ComparedAxis>> compareAlong) {
    /** The meaning of a file without these settings. */
    public static final Analysis DEFAULT = new Analysis(
            PrimaryMetric.TEST_ACCURACY_AT_BEST,
            Margins.NONE,
            List.of(),
            OptionalDouble.empty(),
            false,
            OptionalInt.empty(),
            Optional.empty());

    /** Copies the lists. */
    public Analysis {
        comparisons = List.copyOf(comparisons);
        compareAlong = compareAlong.map(List::copyOf);
    }

    /** Of which nothing is said of the sweep's axes. */
    public Analysis(
            PrimaryMetric primary,
            Margins equivalence,
            List<Contrast> comparisons,
            OptionalDouble solved,
            boolean independentSeeds,
            OptionalInt mostSeeds,
            Optional<Spending> spending) {
        this(primary, equivalence, comparisons, solved, independentSeeds, mostSeeds, spending, Optional.empty());
    }

    /** The same with other axes whose values are compared. */
    public Analysis along(Optional<List<ComparedAxis>> axes) {
        return new Analysis(primary, equivalence, comparisons, solved, independentSeeds, mostSeeds, spending, axes);
    }
}
