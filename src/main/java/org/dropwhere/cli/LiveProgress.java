package org.dropwhere.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Lines on a terminal that change, see {@link LiveText}. */
final class LiveProgress implements Progress {
    private static final int REDRAW_MILLIS = 200;

    private final Plan plan;
    private final Terminal terminal;
    private final PrintWriter err;
    private final Tally tally;
    private final TerminalBlock block;
    /** By their place on the terminal, which each keeps while others come and go. */
    private final NavigableMap<Integer, LiveText.Line> lines = new TreeMap<>();

    private final Map<Trial, Integer> places = new HashMap<>();
    /** Absent once it is closed. */
    private Optional<ProgressBar> drawing;

    /** @param err on which the terminal's own commands are obeyed */
    LiveProgress(Plan plan, List<Trial> open, Terminal terminal, PrintWriter err, InstantSource clock) {
        this.plan = plan;
        this.terminal = terminal;
        this.err = err;
        tally = new Tally(open, clock);
        block = new TerminalBlock(err, terminal.columns());
        // With a renderer and a consumer of its own: otherwise JLine is asked, which keeps Ctrl-C from the JVM.
        drawing = Optional.of(new ProgressBarBuilder()
                .setRenderer((state, columns) -> text())
                .setConsumer(block)
                .setUpdateIntervalMillis(REDRAW_MILLIS)
                .continuousUpdate()
                .build());
    }

    private synchronized String text() {
        return String.join("\n", LiveText.of(plan.experiment().name(), tally, lines.values(), terminal));
    }

    @Override
    public synchronized void started(Trial trial) {
        int place = 0;
        while (lines.containsKey(place)) {
            place++;
        }
        places.put(trial, place);
        show(trial, 0, OptionalDouble.empty());
    }

    @Override
    public synchronized void epoch(Trial trial, EpochMetrics metrics) {
        tally.epoch(trial, metrics);
        show(trial, metrics.epoch(), OptionalDouble.of(metrics.validationAccuracy()));
    }

    private void show(Trial trial, int epoch, OptionalDouble accuracy) {
        Optional.ofNullable(places.get(trial))
                .ifPresent(place ->
                        lines.put(place, new LiveText.Line(shortName(trial), epoch, Wording.epochs(trial), accuracy)));
    }

    /** With {@code train=500} for {@code data.train=500}, unless another axis ends like that. */
    private String shortName(Trial trial) {
        String name = Words.visible(Wording.name(plan, trial));
        for (String axis : plan.axes()) {
            String end = axis.substring(axis.lastIndexOf('.') + 1);
            if (plan.axes().stream().filter(other -> other.endsWith("." + end)).count() == 1) {
                name = name.replace(axis + "=", end + "=");
            }
        }
        return name;
    }

    @Override
    public synchronized void ended(Trial trial, Outcome outcome) {
        tally.ended(trial, outcome);
        Optional.ofNullable(places.remove(trial)).ifPresent(lines::remove);
        if (outcome instanceof Outcome.Failed failed) {
            say(Wording.failure(plan, trial, failed));
        }
    }

    @Override
    public synchronized void say(String sentence) {
        if (drawing.isPresent()) {
            block.say(sentence);
        } else {
            err.println(Words.visible(sentence));
        }
    }

    @Override
    public void close() {
        // Not under the lock, which drawing takes.
        take().ifPresent(ProgressBar::close);
    }

    private synchronized Optional<ProgressBar> take() {
        Optional<ProgressBar> taken = drawing;
        drawing = Optional.empty();
        return taken;
    }
}
