package org.dropwhere.statistics;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.dropwhere.report.VerdictText;

/** A verdict beside its sentences. */
record Judged(Verdict.Kind kind, String sentence, OptionalInt seedsToAdd) {
    static Judged of(Comparison comparison, OptionalDouble margin, InterimLooks looks) {
        Verdict verdict = comparison.verdict().orElseThrow();
        return new Judged(verdict.kind(), VerdictText.of(comparison, margin, looks), verdict.seedsToAdd());
    }
}
