package org.dropwhere.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dropwhere.plan.Arm;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.PlannedRun;
import org.dropwhere.plan.Trial;
import org.dropwhere.report.DataText;
import org.dropwhere.report.InterimLooksText;
import org.dropwhere.report.KerasSweepText;
import org.dropwhere.report.MachineKindsText;
import org.dropwhere.report.MarginText;
import org.dropwhere.results.PlannedRunResult;
import org.dropwhere.spec.Data;
import org.dropwhere.statistics.ArmSummary;
import org.dropwhere.statistics.Estimate;
import org.dropwhere.statistics.LearntRule;
import org.dropwhere.statistics.SummaryMetric;
import org.dropwhere.statistics.TestLabels;
import org.dropwhere.statistics.Verdict;
import org.dropwhere.text.Phrases;
import org.dropwhere.training.Outcome;

/** Objections that a careful reader would raise. */
final class WarningsSection {
    /** With fewer, intervals rest on the assumption of normal distributions, and only large differences show. */
    private static final int FEW_SEEDS = 10;
    /** Of two labels that are equally frequent. */
    private static final double CHANCE = 0.5;

    private static final int MOST_NAMES = 6;

    private WarningsSection() {}

    static Section of(ReportData report) {
        List<String> sentences = sentences(report);
        return new Section(
                "warnings",
                "Warnings",
                sentences.isEmpty() ? List.of() : List.of(Html.list(sentences).withClass("warnings")));
    }

    static List<String> sentences(ReportData report) {
        List<String> sentences = new ArrayList<>();
        Plan plan = report.plan();
        failed(report).ifPresent(sentences::add);
        int open = plan.trials().size() - report.ended();
        if (open > 0) {
            sentences.add(open + " of " + plan.trials().size() + " trials have not ended.");
        }
        int seeds = plan.experiment().seeds().size();
        if (seeds < FEW_SEEDS) {
            sentences.add("Few seeds (" + seeds + "): "
                    + (seeds < Verdict.FEWEST_SEEDS
                            ? "fewer than " + Verdict.FEWEST_SEEDS + " get no verdict."
                            : "intervals are wide, and only large differences can be found."));
        }
        sentences.addAll(MachineKindsText.sentences(report.results(), report.kinds(), report.comparisons()));
        InterimLooksText.note(report.comparisons()).ifPresent(sentences::add);
        sentences.addAll(MarginText.warnings(plan.experiment().analysis().equivalence()));
        sentences.addAll(KerasSweepText.sentences(plan));
        sentences.addAll(DataText.warnings(report.data()));
        List<ArmSummary> controls = controls(report);
        if (controls.isEmpty() && !report.summaries().isEmpty()) {
            sentences.add(
                    "No variant is without dropout, so nothing here shows whether there is anything to regularise.");
        }
        sentences.addAll(unlearnt(controls, report));
        names(controls, WarningsSection::hasNoGap)
                .map(names -> "Nothing to regularise: the interval of the gap between training and test accuracy of "
                        + names + ", which does not drop, reaches down to 0.")
                .ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<String> failed(ReportData report) {
        List<PlannedRunResult> failed = report.results().stream()
                .filter(result -> result.outcome().orElse(null) instanceof Outcome.Failed)
                .toList();
        Set<Trial> trials = failed.stream().map(result -> result.run().trial()).collect(Collectors.toSet());
        if (trials.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = failed.stream()
                .map(result -> result.run().arm().name())
                .distinct()
                .toList();
        return Optional.of(trials.size() + " of " + report.plan().trials().size() + " trials failed ("
                + Phrases.first(names, MOST_NAMES)
                + "). Numbers are of those that finished, which may be the easier seeds.");
    }

    /** The arms that drop nothing. */
    private static List<ArmSummary> controls(ReportData report) {
        Set<Arm> arms = report.plan().runs().stream()
                .filter(run -> run.trial().description().placements().isEmpty())
                .map(PlannedRun::arm)
                .collect(Collectors.toSet());
        return report.summaries().stream()
                .filter(summary -> arms.contains(summary.arm()))
                .toList();
    }

    private static Optional<String> names(List<ArmSummary> controls, Predicate<ArmSummary> which) {
        List<String> names = controls.stream()
                .filter(which)
                .map(summary -> summary.arm().name())
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(Phrases.first(names, MOST_NAMES));
    }

    /** Whether each control is better than what always giving the more frequent test label achieves, where known. */
    private static List<String> unlearnt(List<ArmSummary> controls, ReportData report) {
        Map<TestLabels, List<ArmSummary>> byLabels = new LinkedHashMap<>();
        for (ArmSummary control : controls) {
            report.data()
                    .testLabels(control.arm())
                    .ifPresent(labels -> byLabels.computeIfAbsent(labels, key -> new ArrayList<>())
                            .add(control));
        }
        boolean isShared = report.plan().data().stream().anyMatch(Data::isTestShared);
        List<String> sentences = new ArrayList<>();
        byLabels.forEach((labels, all) -> {
            Predicate<ArmSummary> isUnlearnt =
                    control -> !isBetter(control, SummaryMetric.TEST_ACCURACY_AT_BEST, labels, isShared);
            Predicate<ArmSummary> isInLoss =
                    control -> isBetter(control, SummaryMetric.TEST_LOSS_AT_BEST, labels, isShared);
            names(all, isUnlearnt.and(isInLoss.negate()))
                    .map(names -> "Without dropout nothing is learnt: the interval of the test accuracy of " + names
                            + " reaches down to " + guess(labels, isShared) + ".")
                    .ifPresent(sentences::add);
            names(all, isUnlearnt.and(isInLoss))
                    .map(names -> "The interval of the test accuracy of " + names + ", which does not drop, reaches"
                            + " down to " + guess(labels, isShared)
                            + ", though the test loss shows that something was learnt: a loss or an AUC as the primary"
                            + " metric would tell more.")
                    .ifPresent(sentences::add);
        });
        return sentences;
    }

    private static boolean isBetter(ArmSummary control, SummaryMetric metric, TestLabels labels, boolean isShared) {
        Estimate estimate = control.of(metric);
        // Of a single seed there is no interval, and nothing to warn of.
        return estimate.ci95().isEmpty() || LearntRule.isBetter(estimate, metric, labels, isShared);
    }

    /** With the luck of the test sequences where an interval over seeds leaves it out. */
    private static String guess(TestLabels labels, boolean isShared) {
        return (labels.majorityShare() == CHANCE
                        ? "chance (0.5"
                        : "the share of the more frequent label (" + text(labels.majorityShare()))
                + (isShared ? ", with the luck of " + labels.sequences() + " test sequences" : "") + ")";
    }

    private static String text(double share) {
        return String.format(Locale.ROOT, "%.4f", share);
    }

    private static boolean hasNoGap(ArmSummary control) {
        return reachesDownTo(0, control.of(SummaryMetric.GAP_ACCURACY));
    }

    private static boolean reachesDownTo(double value, Estimate estimate) {
        return estimate.ci95().map(interval -> interval.low() <= value).orElse(false);
    }
}
