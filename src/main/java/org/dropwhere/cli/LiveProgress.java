package org.dropwhere.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.InteractiveConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/**
 * Lines on a terminal that change: a bar for the whole run with the time left, and a line for each trial that is
 * running.
 */
final class LiveProgress implements Progress {
    private static final int REDRAW_MILLIS = 200;
    /** Beyond that a line is hard to read, and a window that is made smaller breaks it. */
    private static final int WIDEST = 100;

    private static final int SHORTEST_BAR = 8;

    private final Plan plan;
    private final RemainingTime remaining;
    private final ProgressBar overall;
    private final List<ProgressBar> lines = new ArrayList<>();
    private final Deque<ProgressBar> free = new ArrayDeque<>();
    private final Map<Trial, ProgressBar> running = new HashMap<>();

    LiveProgress(Plan plan, List<Trial> open, int abreast, Terminal terminal) {
        this.plan = plan;
        int total = open.stream().mapToInt(Wording::epochs).sum();
        remaining = new RemainingTime(total);
        int width = Math.min(terminal.columns() - 1, WIDEST);
        overall = line(plan.experiment().name(), total, width, LiveProgress::bar);
        // What has left the terminal at the top cannot be changed any more: the run's bar and the cursor's line stay.
        for (int i = 0; i < Math.min(abreast, terminal.rows() - 2); i++) {
            lines.add(line("", 1, width, (state, columns) -> state.getExtraMessage()));
        }
        free.addAll(lines);
    }

    /** With a width and a consumer of its own: otherwise JLine is asked, which keeps Ctrl-C from the JVM. */
    private static ProgressBar line(String name, int epochs, int width, ProgressBarRenderer renderer) {
        return new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(epochs)
                .setRenderer((state, columns) -> padded(renderer.render(state, width), width))
                .setConsumer(new InteractiveConsoleProgressBarConsumer(System.err, width))
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .continuousUpdate()
                .build();
    }

    /** Covers what the line was before. */
    private static String padded(String line, int width) {
        return line + " ".repeat(Math.max(0, width - line.length()));
    }

    /** For example {@code quickstart [=====> ] 64/120 epochs, 0:28 left}; without the bar where there is no place. */
    private static String bar(ProgressState state, int width) {
        String counts = String.format(
                Locale.ROOT, " %d/%d epochs%s", state.getCurrent(), state.getMax(), state.getExtraMessage());
        int room = width - state.getTaskName().length() - counts.length() - " []".length();
        if (room < SHORTEST_BAR) {
            return state.getTaskName() + counts;
        }
        int full = (int) (room * state.getCurrent() / state.getMax());
        String tip = full < room ? ">" : "";
        return state.getTaskName() + " [" + "=".repeat(full) + tip + " ".repeat(room - full - tip.length()) + "]"
                + counts;
    }

    @Override
    public void started(Trial trial) {
        Optional.ofNullable(free.poll()).ifPresent(line -> running.put(trial, line));
        show(trial, "begins");
    }

    @Override
    public void epoch(Trial trial, EpochMetrics metrics) {
        remaining.step();
        advance(1);
        show(trial, "epoch " + metrics.epoch() + "/" + Wording.epochs(trial) + ", " + Wording.metrics(metrics));
    }

    @Override
    public void ended(Trial trial, Outcome outcome) {
        int skipped = Wording.epochs(trial) - outcome.epochs().size();
        remaining.skip(skipped);
        advance(skipped);
        show(trial, Wording.outcome(outcome));
        Optional.ofNullable(running.remove(trial)).ifPresent(free::add);
    }

    private void advance(int steps) {
        overall.setExtraMessage(remaining.text());
        overall.stepBy(steps);
    }

    private void show(Trial trial, String text) {
        Optional.ofNullable(running.get(trial))
                .ifPresent(line -> line.setExtraMessage(Wording.name(plan, trial) + ": " + text));
    }

    @Override
    public void close() {
        lines.forEach(ProgressBar::close);
        overall.close();
    }
}
