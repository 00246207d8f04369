package org.dropwhere.benchmark;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Measures everything and compares it. */
final class Figures {
    private static final String MS = "ms";
    private static final String MIB = "MiB";
    private static final double BYTES_OF_MIB = 1 << 20;

    private final Times times = new Times();
    private final Map<Shape, Memory> memory = new HashMap<>();
    private double rate;
    private double rateOfTwo;

    private Figures() {}

    static List<Figure> measured() throws Exception {
        Figures figures = new Figures();
        figures.measure();
        List<Figure> list = new ArrayList<>();
        figures.limits(list);
        figures.sizes(list);
        figures.extraDropout(list);
        figures.gru(list);
        figures.twoThreads(list);
        figures.length1(list);
        figures.evaluation(list);
        figures.startAndEnd(list);
        figures.memory(list);
        figures.question(list);
        return list;
    }

    /** All that belongs to a size at one time, so that what is compared has met the same machine. */
    private void measure() throws Exception {
        rate = Times.rate(1);
        rateOfTwo = Times.rate(2);
        for (SizeRow row : SizeRow.ALL) {
            Shape shape = row.shape();
            times.of(Timed.step(shape));
            times.of(Timed.step(shape).with(Variants.EXTRA_DROPOUT));
            times.of(Timed.step(shape.withLayers(Layers.GRU)));
            if (row.isLarge()) {
                times.of(Timed.step(shape).onThreads(2));
                times.of(Timed.evaluation(shape));
            }
            if (Double.isFinite(row.largestOfLength1())) {
                times.of(Timed.step(shape.withLength(1)));
            }
            times.of(Timed.startAndEnd(shape));
        }
        // The limit is the best rate of the run, whatever else the machine had to do at its beginning.
        rate = Math.max(rate, Times.rate(1));
        rateOfTwo = Math.max(rateOfTwo, Times.rate(2));
        // The first measurement of a process counts what all models share.
        Memory.of(SizeRow.ALL.get(0).shape());
        for (SizeRow row : SizeRow.ALL) {
            for (int length : new int[] {row.shape().length(), 2 * row.shape().length()}) {
                Shape shape = row.shape().withLength(length);
                memory.put(shape, Memory.of(shape));
            }
        }
    }

    private void limits(List<Figure> list) {
        list.add(limit("limit of the question's step, one core", Shape.QUESTION.flops() / rate, rate));
        list.add(limit("limit of the question's step, two cores", Shape.QUESTION.flops() / rateOfTwo, rateOfTwo));
    }

    private static Figure limit(String name, double millis, double rate) {
        return Figure.of(name, millis, MS, String.format(Locale.ROOT, "%.0f GFLOP/s", rate / 1e6));
    }

    private void sizes(List<Figure> list) throws RunnerException {
        for (SizeRow row : SizeRow.ALL) {
            String name = "step, lstm-only: " + row.shape().name();
            double step = times.of(Timed.step(row.shape()));
            double limit = row.shape().flops() / rate;
            list.add(
                    row.isAbsolute()
                            ? Figure.absolute(row.largest(), name, step, MS, limit, "the limit")
                            : Figure.within(row.largest(), name, step, MS, limit, "the limit"));
        }
    }

    private void extraDropout(List<Figure> list) throws RunnerException {
        for (SizeRow row : SizeRow.ALL) {
            Timed step = Timed.step(row.shape());
            list.add(Figure.within(
                    1.25,
                    "step, extra-dropout: " + row.shape().name(),
                    times.of(step.with(Variants.EXTRA_DROPOUT)),
                    MS,
                    times.of(step),
                    "lstm-only"));
        }
    }

    private void gru(List<Figure> list) throws RunnerException {
        for (SizeRow row : SizeRow.ALL) {
            list.add(Figure.within(
                    0.8,
                    "step, GRU: " + row.shape().name(),
                    times.of(Timed.step(row.shape().withLayers(Layers.GRU))),
                    MS,
                    times.of(Timed.step(row.shape())),
                    "the LSTM"));
        }
    }

    private void twoThreads(List<Figure> list) throws RunnerException {
        for (SizeRow row : large()) {
            list.add(Figure.within(
                    1.4,
                    "step, two threads: " + row.shape().name(),
                    times.of(Timed.step(row.shape()).onThreads(2)),
                    MS,
                    row.shape().flops() / rateOfTwo,
                    "the limit of two cores"));
        }
    }

    private static List<SizeRow> large() {
        return SizeRow.ALL.stream().filter(SizeRow::isLarge).toList();
    }

    private void length1(List<Figure> list) throws RunnerException {
        for (SizeRow row : SizeRow.ALL) {
            if (Double.isFinite(row.largestOfLength1())) {
                Shape shape = row.shape().withLength(1);
                list.add(Figure.absolute(
                        row.largestOfLength1(),
                        "step of length 1: " + shape.name(),
                        times.of(Timed.step(shape)),
                        MS));
            }
        }
    }

    private void evaluation(List<Figure> list) throws RunnerException {
        for (SizeRow row : large()) {
            list.add(Figure.within(
                    1.3,
                    "evaluation: " + row.shape().name(),
                    times.of(Timed.evaluation(row.shape())),
                    MS,
                    row.shape().inferenceFlops() / rate,
                    "the limit of its products"));
        }
    }

    private void startAndEnd(List<Figure> list) throws Exception {
        for (SizeRow row : SizeRow.ALL) {
            list.add(Figure.absolute(
                    20,
                    "start and end: " + row.shape().name(),
                    times.of(Timed.startAndEnd(row.shape())),
                    MS));
        }
        list.add(Figure.absolute(20, "a small trial beside its step, with its files", TrialOverhead.millis(), MS));
    }

    private void memory(List<Figure> list) {
        for (SizeRow row : SizeRow.ALL) {
            Memory memory = memoryOf(row.shape());
            list.add(Figure.within(
                    1.5,
                    "memory: " + row.shape().name(),
                    memory.held() / BYTES_OF_MIB,
                    MIB,
                    memory.needed() / BYTES_OF_MIB,
                    "what must be kept"));
        }
        for (SizeRow row : SizeRow.ALL) {
            list.add(Figure.within(
                    2,
                    "memory at twice the length: " + row.shape().name(),
                    memoryOf(row.shape().withLength(2 * row.shape().length())).held() / BYTES_OF_MIB,
                    MIB,
                    memoryOf(row.shape()).held() / BYTES_OF_MIB,
                    "at the length"));
        }
    }

    private Memory memoryOf(Shape shape) {
        return requireNonNull(memory.get(shape));
    }

    /** Other models of the question's size, other lengths and batches, and Deeplearning4j's own layer. */
    private void question(List<Figure> list) throws RunnerException {
        Shape question = Shape.QUESTION;
        Timed step = Timed.step(question);
        double lstm = times.of(step);
        list.add(Figure.within(
                1.6, "step, all sites", times.of(step.with(Variants.ALL_SITES)), MS, lstm, "lstm-only"));
        list.add(Figure.within(
                1.15, "two steps side by side", times.of(step.sideBySide(2)), MS, lstm, "one step alone"));
        // The second layer reads as many features as the first has units, and multiplies them at every step: with more
        // types of tokens than steps no products are looked up.
        double second = times.of(Timed.step(Shape.lstm(question.units(), question.units(), 1000, question.length())));
        list.add(Figure.within(
                1.1,
                "step, two LSTM layers",
                times.of(Timed.step(question.withLayers(Layers.STACK))),
                MS,
                lstm + second,
                "the sum of its layers"));
        list.add(Figure.within(
                1.1,
                "step, both directions",
                times.of(Timed.step(question.withLayers(Layers.BIDIRECTIONAL))),
                MS,
                2 * lstm,
                "twice one"));
        list.add(Figure.within(
                1.03, "step, Adam", times.of(step.withOptimizer(BatchTraining.ADAM)), MS, lstm, "RMSprop"));
        for (int length : new int[] {100, 2000}) {
            costOfToken(list, "length " + length, question.withLength(length));
        }
        for (int batch : new int[] {8, 256}) {
            costOfToken(list, "batch " + batch, question.withBatch(batch));
        }
        stock(list, "one thread", 1, lstm);
        stock(list, "two threads", 2, times.of(step.onThreads(2)));
    }

    private void costOfToken(List<Figure> list, String name, Shape shape) throws RunnerException {
        list.add(Figure.within(
                1.3,
                "cost of a token, " + name,
                nanosOfToken(shape),
                "ns",
                nanosOfToken(Shape.QUESTION),
                "length 498, batch 32"));
    }

    private double nanosOfToken(Shape shape) throws RunnerException {
        return times.of(Timed.step(shape)) * 1e6 / (shape.batch() * shape.length());
    }

    /** Both sides with the same number of threads. */
    private static void stock(List<Figure> list, String name, int threads, double ours) throws RunnerException {
        double stock = Times.stock(threads);
        list.add(Figure.of("Deeplearning4j's own LSTM, " + name, stock, MS, ""));
        list.add(Figure.within(0.05, "step, lstm-only, " + name, ours, MS, stock, "Deeplearning4j's own LSTM"));
    }
}
