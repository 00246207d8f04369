package org.dropwhere.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dropwhere.network.kernel.Blas;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures every figure, prints the table and writes it as JSON to the file that the first argument names. */
public final class Main {
    private final List<Figure> figures = new ArrayList<>();

    private Main() {}

    /** Runs the benchmark. */
    public static void main(String[] args) throws RunnerException, IOException {
        Main main = new Main();
        main.measure();
        main.print();
        Path file = Path.of(args[0]);
        Files.writeString(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(new Measured(
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version().toString(),
                                Blas.description(),
                                main.figures)));
        System.out.println("Written to " + file + ".");
    }

    private void measure() throws RunnerException {
        double rate = rate(1);
        double rateOfTwo = rate(2);
        double limit = Question.flops(Question.BATCH, Question.LENGTH) / rate;
        double limitOfTwo = Question.flops(Question.BATCH, Question.LENGTH) / rateOfTwo;
        figures.add(new Figure("limit, one core (ms)", limit, 0, 0, String.format(Locale.ROOT, "%.0f GFLOP/s", rate / 1e6)));
        figures.add(new Figure(
                "limit, two cores (ms)", limitOfTwo, 0, 0, String.format(Locale.ROOT, "%.0f GFLOP/s", rateOfTwo / 1e6)));

        double lstmOnly = step("lstm-only", 1, Question.BATCH, Question.LENGTH);
        figures.add(figure("step, lstm-only, one thread (ms)", lstmOnly, limit, 1.7, "the limit"));
        double lstmOnlyOnTwo = step("lstm-only", 2, Question.BATCH, Question.LENGTH);
        figures.add(
                figure("step, lstm-only, two threads (ms)", lstmOnlyOnTwo, limitOfTwo, 1.9, "the limit of two cores"));
        figures.add(figure(
                "step, extra-dropout, one thread (ms)",
                step("extra-dropout", 1, Question.BATCH, Question.LENGTH),
                limit,
                2.2,
                "the limit"));
        figures.add(figure(
                "step, no-dropout, one thread (ms)",
                step("no-dropout", 1, Question.BATCH, Question.LENGTH),
                limit,
                0,
                "the limit"));
        figures.add(figure(
                "step, all sites, one thread (ms)",
                step("all-sites", 1, Question.BATCH, Question.LENGTH),
                lstmOnly,
                1.6,
                "lstm-only"));
        // A step of length 1 has next to nothing of the time loop, and all but what grows with the length besides it:
        // tokens and masks of the embedding are copied some tens of times faster than they are multiplied.
        figures.add(figure(
                "everything but the time loop (ms)", step("lstm-only", 1, Question.BATCH, 1), lstmOnly, 0.1, "the step"));
        figures.add(figure(
                "two steps side by side (ms)",
                run(options(TrainingStep.class, "step").threads(2)),
                lstmOnly,
                1.15,
                "one step alone"));
        stock("one thread", 1, lstmOnly);
        stock("two threads", 2, lstmOnlyOnTwo);
        figures.add(figure(
                "inference, one thread (ms)",
                run(options(TrainingStep.class, "inference")),
                Question.inferenceFlops(Question.BATCH, Question.LENGTH) / rate,
                2,
                "the limit of its products"));
        models();
        double token = lstmOnly / (Question.BATCH * Question.LENGTH);
        for (int length : new int[] {100, 1000, 2000}) {
            growth("length " + length, Question.BATCH, length, token);
        }
        for (int batch : new int[] {8, 64, 256}) {
            growth("batch " + batch, batch, Question.LENGTH, token);
        }
    }

    /** Other layers and optimizers, each in turn with what it is compared with. */
    private void models() throws RunnerException {
        double lstm = model("LSTM", "rmsprop");
        double second = model("SECOND_LSTM", "rmsprop");
        figures.add(figure(
                "step, two LSTM layers (ms)", model("STACK", "rmsprop"), lstm + second, 1.1, "the sum of its layers"));
        figures.add(figure("step, both directions (ms)", model("BIDIRECTIONAL", "rmsprop"), 2 * lstm, 1.1, "twice one"));
        figures.add(figure("step, GRU (ms)", model("GRU", "rmsprop"), lstm, 1, "the LSTM"));
        figures.add(figure("step, Adam (ms)", model("LSTM", "adam"), lstm, 1.03, "RMSprop"));
    }

    private static double model(String model, String optimizer) throws RunnerException {
        return run(options(ModelStep.class, "step").param("model", model).param("optimizer", optimizer));
    }

    /** Both sides with the same number of threads. */
    private void stock(String name, int threads, double ours) throws RunnerException {
        // Every second step or so has a garbage collection in it: a median would take or leave them all.
        double stock = result(options(StockStep.class, "step")
                        .param("threads", String.valueOf(threads))
                        .warmupIterations(2)
                        .measurementIterations(12))
                .getMean();
        figures.add(new Figure(
                "Deeplearning4j's own LSTM, " + name + " (ms)", stock, stock / ours, 0, "lstm-only, " + name));
        figures.add(figure("step, lstm-only, " + name + " (ms)", ours, stock, 0.05, "Deeplearning4j's own LSTM"));
    }

    private void growth(String name, int batch, int length, double token) throws RunnerException {
        double cost = step("lstm-only", 1, batch, length) / (batch * length);
        figures.add(figure(name + ", cost of a token (ns)", cost * 1e6, token * 1e6, 1.3, "length 498, batch 32"));
    }

    private static Figure figure(String name, double value, double reference, double target, String note) {
        return new Figure(name, value, value / reference, target, note);
    }

    /** Operations a millisecond of large products, each of some threads with its own. */
    private static double rate(int threads) throws RunnerException {
        return threads * LargeProduct.flops() / run(options(LargeProduct.class, "product").threads(threads));
    }

    private static double step(String variant, int threads, int batch, int length) throws RunnerException {
        return run(options(TrainingStep.class, "step")
                .param("variant", variant)
                .param("threads", String.valueOf(threads))
                .param("batch", String.valueOf(batch))
                .param("length", String.valueOf(length)));
    }

    private static ChainedOptionsBuilder options(Class<?> type, String method) {
        return new OptionsBuilder()
                .include("^" + type.getName() + "\\." + method + "$")
                .forks(1)
                // Short steps reach their speed after some five seconds.
                .warmupIterations(5)
                .warmupTime(TimeValue.milliseconds(1500))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(1500))
                .jvmArgs("-XX:+UseSerialGC", "-Xms1g")
                .verbosity(VerboseMode.SILENT);
    }

    /** Milliseconds of an operation: the median of the iterations. */
    private static double run(ChainedOptionsBuilder options) throws RunnerException {
        return result(options).getPercentile(50);
    }

    private static Statistics result(ChainedOptionsBuilder options) throws RunnerException {
        RunResult result = new Runner(options.build()).runSingle();
        Statistics statistics = result.getPrimaryResult().getStatistics();
        System.out.printf(
                Locale.ROOT,
                "%s %s: median %.3f ms, mean %.3f ms%n",
                result.getParams().getBenchmark(),
                result.getParams().getParamsKeys().stream()
                        .map(result.getParams()::getParam)
                        .toList(),
                statistics.getPercentile(50),
                statistics.getMean());
        return statistics;
    }

    /** What goes to the file. */
    private record Measured(int processors, String java, String blas, List<Figure> figures) {}

    private void print() {
        System.out.printf(Locale.ROOT, "%n%s, Java %s%n%n", Blas.description(), Runtime.version());
        System.out.printf(
                Locale.ROOT, "%-46s %10s %8s %8s %-6s  %s%n", "figure", "value", "ratio", "target", "", "to");
        for (Figure figure : figures) {
            System.out.printf(
                    Locale.ROOT,
                    "%-46s %10.2f %8s %8s %-6s  %s%n",
                    figure.name(),
                    figure.value(),
                    figure.ratio() == 0 ? "" : String.format(Locale.ROOT, "%.2f", figure.ratio()),
                    figure.target() == 0 ? "" : String.format(Locale.ROOT, "%.2f", figure.target()),
                    figure.target() == 0 ? "" : figure.ratio() <= figure.target() ? "met" : "missed",
                    figure.note());
        }
        System.out.println();
    }
}
