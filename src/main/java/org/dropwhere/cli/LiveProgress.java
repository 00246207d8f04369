package org.dropwhere.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dropwhere.plan.Plan;
import org.dropwhere.plan.Trial;
import org.dropwhere.text.Words;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Lines on a terminal that change, see {@link LiveText}. Its monitor is held while they are drawn. */
final class LiveProgress implements Progress {
    /** Chosen, not measured: looks smooth, and costs next to nothing. */
    private static final int REDRAW_MILLIS = 200;

    private final String experiment;
    private final TrialNames names;
    /** The axes of the sweep by what the terminal calls them. */
    private final Map<String, String> shortAxes;

    private final Terminal terminal;
    private final PrintWriter err;
    private final RunProgress run;
    private final TerminalBlock block;
    /** By their place on the terminal, which each keeps while others come and go. */
    private final NavigableMap<Integer, LiveText.Line> lines = new TreeMap<>();

    /** By the ids of the trials. */
    private final Map<String, Integer> places = new HashMap<>();

    private final ScheduledExecutorService timer;
    private boolean closed;

    /** @param err on which the terminal's own commands are obeyed */
    LiveProgress(Plan plan, TrialNames names, RunProgress run, Terminal terminal, PrintWriter err) {
        experiment = plan.experiment().name();
        this.names = names;
        shortAxes = shortAxes(plan.axes());
        this.run = run;
        this.terminal = terminal;
        this.err = err;
        block = new TerminalBlock(err);
        timer = Executors.newSingleThreadScheduledExecutor(action -> {
            Thread thread = new Thread(action, "progress");
            // Does not keep the program from ending if it is never closed.
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = timer.scheduleAtFixedRate(this::draw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void draw() {
        if (!closed) {
            block.draw(LiveText.of(experiment, run, lines.values(), terminal));
        }
    }

    @Override
    public synchronized void started(Trial trial) {
        int place = 0;
        while (lines.containsKey(place)) {
            place++;
        }
        places.put(trial.id(), place);
        show(trial, 0, OptionalDouble.empty());
    }

    @Override
    public synchronized void epoch(Trial trial, EpochMetrics metrics) {
        run.epoch(trial, metrics);
        show(trial, metrics.epoch(), OptionalDouble.of(metrics.validationAccuracy()));
    }

    private void show(Trial trial, int epoch, OptionalDouble accuracy) {
        int epochs = trial.description().training().epochs();
        Optional.ofNullable(places.get(trial.id()))
                .ifPresent(place -> lines.put(place, new LiveText.Line(shortName(trial), epoch, epochs, accuracy)));
    }

    private String shortName(Trial trial) {
        String name = Words.visible(names.name(trial));
        for (Map.Entry<String, String> axis : shortAxes.entrySet()) {
            name = name.replace(axis.getKey() + "=", axis.getValue() + "=");
        }
        return name;
    }

    /** {@code train} for {@code data.train}, unless another axis ends like that. */
    private static Map<String, String> shortAxes(List<String> axes) {
        Map<String, String> shortAxes = new LinkedHashMap<>();
        for (String axis : axes) {
            String end = axis.substring(axis.lastIndexOf('.') + 1);
            if (axes.stream().filter(other -> other.endsWith("." + end)).count() == 1) {
                shortAxes.put(axis, end);
            }
        }
        return shortAxes;
    }

    @Override
    public synchronized void ended(Trial trial, Outcome outcome) {
        run.ended(trial, outcome);
        Optional.ofNullable(places.remove(trial.id())).ifPresent(lines::remove);
        if (outcome instanceof Outcome.Failed failed) {
            print(names.failure(trial, failed));
        }
    }

    @Override
    public synchronized void print(String sentence) {
        if (closed) {
            err.println(Words.visible(sentence));
        } else {
            block.printAbove(sentence);
        }
    }

    @Override
    public synchronized void close() {
        draw();
        closed = true;
        timer.shutdown();
    }
}
