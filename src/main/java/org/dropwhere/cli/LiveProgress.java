package org.dropwhere.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Bars on a terminal: one for the whole run with the time left, and one for each trial that is running. */
final class LiveProgress implements Progress {
    private static final int REDRAW_MILLIS = 200;

    private final Plan plan;
    private final int epochs;
    private final ProgressBar overall;
    private final List<ProgressBar> bars = new ArrayList<>();
    private final Deque<ProgressBar> free = new ArrayDeque<>();
    private final Map<Trial, ProgressBar> running = new HashMap<>();

    LiveProgress(Plan plan, List<Trial> open, int abreast) {
        this.plan = plan;
        epochs = plan.experiment().training().epochs();
        overall = bar(plan.experiment().name(), (long) epochs * open.size()).build();
        for (int i = 0; i < abreast; i++) {
            ProgressBar bar = bar("", epochs).hideEta().build();
            bars.add(bar);
            free.add(bar);
        }
    }

    private static ProgressBarBuilder bar(String name, long epochs) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(epochs)
                .setUnit(" epochs", 1)
                .setUpdateIntervalMillis(REDRAW_MILLIS);
    }

    @Override
    public void started(Trial trial) {
        ProgressBar bar = free.remove();
        bar.stepTo(0);
        bar.setExtraMessage(Wording.name(plan, trial));
        running.put(trial, bar);
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        overall.step();
        barOf(trial).ifPresent(bar -> {
            bar.stepTo(metrics.epoch());
            bar.setExtraMessage(Wording.name(plan, trial) + ": " + Wording.metrics(metrics));
        });
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        overall.stepBy(epochs - outcome.epochs().size());
        barOf(trial).ifPresent(free::add);
        running.remove(trial);
    }

    private Optional<ProgressBar> barOf(Trial trial) {
        return Optional.ofNullable(running.get(trial));
    }

    @Override
    public void close() {
        bars.forEach(ProgressBar::close);
        overall.close();
    }
}
