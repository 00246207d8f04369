package org.dropwhere.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What a run looks like on a terminal: a bar for all of it, and a line for each trial that is running. */
final class LiveText {
    /** Columns beyond which a line is hard to read. Chosen, not measured. */
    private static final int WIDEST = 100;

    /** Columns; chosen, not measured, like the one below. */
    private static final int SHORTEST_BAR = 8;

    private static final int SHORTEST_NAME = 24;
    private static final String GAP = "  ";
    private static final String LEFT_OUT = "...";

    private LiveText() {}

    /**
     * A trial that is running.
     *
     * @param name its arm and seed
     * @param epoch the last that is done; 0 if it begins
     * @param epochs how many it will have
     * @param accuracy on the validation sequences after that epoch
     */
    record Line(String name, int epoch, int epochs, OptionalDouble accuracy) {
        private String status(boolean narrow) {
            if (accuracy.isEmpty()) {
                return "begins";
            }
            String format =
                    narrow ? "%" + digits() + "d/%d  %.3f" : "epoch %" + digits() + "d/%d, validation accuracy %.3f";
            return String.format(Locale.ROOT, format, epoch, epochs, accuracy.getAsDouble());
        }

        private int digits() {
            return String.valueOf(epochs).length();
        }
    }

    /**
     * The lines, one or more: none wider than the terminal, and few enough that the cursor's line below them stays in
     * view.
     */
    static List<String> of(String experiment, RunProgress run, Collection<Line> running, Terminal terminal) {
        int width = Math.min(terminal.columns() - 1, WIDEST);
        List<String> lines = new ArrayList<>();
        lines.add(bar(experiment, run, width));
        int room = Math.max(0, terminal.rows() - 2);
        int shown = running.size() <= room ? running.size() : Math.max(0, room - 1);
        lines.addAll(trials(running.stream().limit(shown).toList(), width));
        if (shown < running.size() && room > 0) {
            lines.add("and " + (running.size() - shown) + " more");
        }
        return lines.stream().map(line -> cut(line, width)).toList();
    }

    /** For example {@code quickstart [=====> ] 5/12 trials, 64/120 epochs, 0:28 left}. */
    private static String bar(String experiment, RunProgress run, int width) {
        String counts = run.text();
        int room = width - experiment.length() - counts.length() - " [] ".length();
        if (room < SHORTEST_BAR) {
            return run.percent() + " %, " + counts;
        }
        int full = room * run.percent() / 100;
        String tip = full < room ? ">" : "";
        return experiment + " [" + "=".repeat(full) + tip + " ".repeat(room - full - tip.length()) + "] " + counts;
    }

    private static List<String> trials(List<Line> running, int width) {
        int status = statusWidth(running, false);
        boolean narrow = width - status - GAP.length() < SHORTEST_NAME;
        int room = Math.max(LEFT_OUT.length(), width - statusWidth(running, narrow) - GAP.length());
        int names = Math.min(
                room,
                running.stream().mapToInt(line -> line.name().length()).max().orElse(0));
        return running.stream()
                .map(line -> padded(shortened(line.name(), names), names) + GAP + line.status(narrow))
                .toList();
    }

    private static int statusWidth(List<Line> running, boolean narrow) {
        return running.stream()
                .mapToInt(line -> line.status(narrow).length())
                .max()
                .orElse(0);
    }

    /** Without its middle if it is too long: the variant is in front, the seed at the end. */
    private static String shortened(String name, int width) {
        if (name.length() <= width) {
            return name;
        }
        int kept = width - LEFT_OUT.length();
        int end = kept / 2;
        return name.substring(0, kept - end) + LEFT_OUT + name.substring(name.length() - end);
    }

    private static String padded(String name, int width) {
        return name + " ".repeat(width - name.length());
    }

    private static String cut(String line, int width) {
        return line.substring(0, Math.min(line.length(), Math.max(0, width)));
    }
}
