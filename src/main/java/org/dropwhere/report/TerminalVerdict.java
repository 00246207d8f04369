package org.dropwhere.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import org.dropwhere.plan.Plan;
import org.dropwhere.statistics.Comparison;
import org.dropwhere.statistics.Comparisons;
import org.dropwhere.statistics.Verdict;

/** The verdicts for a terminal: a paragraph for each comparison, or if they are many, how many of each kind. */
public final class TerminalVerdict {
    private static final int MOST = 6;
    private static final int WIDTH = 88;

    private TerminalVerdict() {}

    /** Ended by a line break; if nothing is compared, why. */
    static String of(Plan plan, Comparisons comparisons) {
        List<Verdict> verdicts = comparisons.ofPrimary().stream()
                .map(Comparison::verdict)
                .flatMap(verdict -> verdict.stream())
                .toList();
        if (verdicts.isEmpty()) {
            return ComparisonText.whyNone(plan).map(why -> "\n" + wrapped(why)).orElse("");
        }
        return "\n"
                + (verdicts.size() <= MOST
                        ? VerdictText.all(plan, comparisons).stream()
                                .map(TerminalVerdict::wrapped)
                                .collect(Collectors.joining("\n"))
                        : wrapped(counts(verdicts)))
                + InteractionsText.sentences(comparisons).stream()
                        .map(sentence -> "\n" + wrapped(sentence))
                        .collect(Collectors.joining())
                + InterimLooksText.note(comparisons)
                        .map(note -> "\n" + wrapped(note))
                        .orElse("");
    }

    private static String counts(List<Verdict> verdicts) {
        return verdicts.size() + " comparisons: "
                + Arrays.stream(Verdict.Kind.values())
                        .filter(kind -> count(verdicts, kind) > 0)
                        .map(kind -> count(verdicts, kind) + " " + kind.words())
                        .collect(Collectors.joining(", "))
                + ". Each is in tables/comparisons.md.";
    }

    private static long count(List<Verdict> verdicts, Verdict.Kind kind) {
        return verdicts.stream().filter(verdict -> verdict.kind() == kind).count();
    }

    /** The text in lines that a terminal shows whole, ended by a line break. */
    public static String wrapped(String text) {
        return WordUtils.wrap(text, WIDTH, "\n", false) + "\n";
    }
}
