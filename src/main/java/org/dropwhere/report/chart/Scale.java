package org.dropwhere.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dropwhere.plan.AxisGroups;
import org.dropwhere.text.NumberText;

/**
 * Where any values of a setting stand along an axis: numbers where they are, or at their logarithms if that spreads
 * them more evenly; words side by side.
 *
 * @param place of a value
 * @param range from the first value to the last, with some room
 * @param ticks round numbers, or the words
 */
record Scale(ToDoubleFunction<String> place, Range range, List<PanelAxis.Tick> ticks) {
    /** An axis over more powers of ten than this has no ticks between them. */
    private static final double MANY_POWERS = 1.5;

    private static final double ROOM = 0.04;
    private static final double TINY = 1e-9;

    Scale {
        ticks = List.copyOf(ticks);
    }

    /** A scale for at least two different values, in the order of {@link SweepAxis#values}. */
    static Scale of(List<String> values) {
        if (!values.stream().allMatch(AxisGroups::isNumber)) {
            return words(values);
        }
        double[] numbers = values.stream().mapToDouble(Double::parseDouble).toArray();
        if (!AxisNumbers.isDrawable(numbers[numbers.length - 1] - numbers[0])) {
            return words(values);
        }
        double[] logarithms = Arrays.stream(numbers).map(Math::log10).toArray();
        return numbers[0] > 0 && largestGap(logarithms) < largestGap(numbers)
                ? logarithms(numbers[0], numbers[numbers.length - 1])
                : numbers(numbers[0], numbers[numbers.length - 1]);
    }

    /** As a share of the range; the numbers are in ascending order. */
    private static double largestGap(double[] numbers) {
        double largest = IntStream.range(1, numbers.length)
                .mapToDouble(i -> numbers[i] - numbers[i - 1])
                .max()
                .orElse(0);
        return largest / (numbers[numbers.length - 1] - numbers[0]);
    }

    private static Scale words(List<String> values) {
        return new Scale(
                values::indexOf,
                roomy(0, values.size() - 1.0),
                IntStream.range(0, values.size())
                        .mapToObj(i -> new PanelAxis.Tick(i, ShortValue.of(values.get(i))))
                        .toList());
    }

    private static Scale numbers(double low, double high) {
        double step = Range.roundStep(high - low);
        List<PanelAxis.Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - TINY); i * step <= high + TINY * step; i++) {
            ticks.add(new PanelAxis.Tick(i * step, NumberText.rounded(i * step)));
        }
        return new Scale(Double::parseDouble, roomy(low, high), ticks);
    }

    private static Scale logarithms(double low, double high) {
        List<PanelAxis.Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
            double unit = Math.pow(10, power);
            Stream.of(1, 2, 5)
                    .filter(digit -> digit == 1 || Math.log10(high / low) < MANY_POWERS)
                    .mapToDouble(digit -> digit * unit)
                    .filter(tick -> tick >= low * (1 - TINY) && tick <= high * (1 + TINY))
                    .forEach(tick -> ticks.add(new PanelAxis.Tick(Math.log10(tick), NumberText.rounded(tick))));
        }
        return new Scale(
                value -> Math.log10(Double.parseDouble(value)), roomy(Math.log10(low), Math.log10(high)), ticks);
    }

    private static Range roomy(double low, double high) {
        double room = ROOM * (high - low);
        return new Range(low - room, high + room);
    }

    PanelAxis axis(String title) {
        return new PanelAxis(title, range, "0", ticks);
    }
}
