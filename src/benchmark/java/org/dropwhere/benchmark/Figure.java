package org.dropwhere.benchmark;

import java.util.Locale;

/**
 * One line of the benchmark's table.
 *
 * @param name what was measured
 * @param value in the unit
 * @param unit of the value and of a target that is absolute
 * @param ratio of the value to what is named by {@code to}; 0 if there is none
 * @param to what the ratio is to, or a remark
 * @param target largest that is good enough, as it is shown; empty if there is none
 * @param verdict met, missed, or empty if there is no target
 */
record Figure(String name, double value, String unit, double ratio, String to, String target, String verdict) {

    /** A figure without a target. */
    static Figure of(String name, double value, String unit, String remark) {
        return new Figure(name, value, unit, 0, remark, "", "");
    }

    /** A figure whose ratio has a target. */
    static Figure within(double target, String name, double value, String unit, double reference, String to) {
        double ratio = value / reference;
        return new Figure(
                name, value, unit, ratio, to, String.format(Locale.ROOT, "%.2f", target), verdict(ratio, target));
    }

    /** A figure that itself has a target, and is compared too. */
    static Figure absolute(double target, String name, double value, String unit, double reference, String to) {
        return new Figure(
                name,
                value,
                unit,
                value / reference,
                to,
                String.format(Locale.ROOT, "%.2f %s", target, unit),
                verdict(value, target));
    }

    /** A figure that itself has a target. */
    static Figure absolute(double target, String name, double value, String unit) {
        return new Figure(
                name,
                value,
                unit,
                0,
                "",
                String.format(Locale.ROOT, "%.2f %s", target, unit),
                verdict(value, target));
    }

    private static String verdict(double value, double target) {
        return value <= target ? "met" : "missed";
    }

    static String header() {
        return row("figure", "value", "ratio", "target", "", "to");
    }

    /** Its line of the table. */
    String line() {
        return row(
                name,
                String.format(Locale.ROOT, "%.3f %s", value, unit),
                ratio == 0 ? "" : String.format(Locale.ROOT, "%.2f", ratio),
                target,
                verdict,
                to);
    }

    private static String row(String name, String value, String ratio, String target, String verdict, String to) {
        return String.format(Locale.ROOT, "%-52s %14s %8s %10s %-6s  %s", name, value, ratio, target, verdict, to)
                .stripTrailing();
    }
}
