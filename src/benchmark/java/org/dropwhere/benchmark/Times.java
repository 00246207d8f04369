package org.dropwhere.benchmark;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs JMH, and remembers what it has measured. */
final class Times {
    private final Map<Timed, Double> measured = new HashMap<>();

    /** Milliseconds: the median of the iterations, measured at the first call. */
    double of(Timed timed) throws RunnerException {
        Double known = measured.get(timed);
        if (known == null) {
            known = result(options(timed)).getPercentile(50);
            measured.put(timed, known);
        }
        return known;
    }

    private static ChainedOptionsBuilder options(Timed timed) {
        ChainedOptionsBuilder options =
                switch (timed.what()) {
                    case STEP -> ofStep("step", timed);
                    case EVALUATION -> ofStep("evaluation", timed);
                    case START_AND_END -> options(StartAndEnd.class, "startAndEnd");
                };
        return options.param("shape", timed.shape().parameter())
                .threads(timed.sideBySide())
                .warmupIterations(isShort(timed.shape()) ? 5 : 4);
    }

    /** Short steps reach their speed after some five seconds, others before. */
    private static boolean isShort(Shape shape) {
        return shape.flops() < Shape.lstm(64, 64, 64, 60).flops();
    }

    private static ChainedOptionsBuilder ofStep(String method, Timed timed) {
        return options(Step.class, method)
                .param("variant", timed.variant())
                .param("optimizer", timed.optimizer())
                .param("threads", String.valueOf(timed.threads()));
    }

    /** Operations a millisecond of large products, each of some threads with its own: the best iteration. */
    static double rate(int threads) throws RunnerException {
        Statistics statistics =
                result(options(LargeProduct.class, "product").threads(threads).warmupIterations(1));
        return threads * LargeProduct.flops() / statistics.getMin();
    }

    /** Milliseconds of a step of Deeplearning4j's own LSTM with the question's shape. */
    static double stock(int threads) throws RunnerException {
        // Every second step or so has a garbage collection in it: a median would take or leave them all.
        return result(options(StockStep.class, "step")
                        .param("threads", String.valueOf(threads))
                        .warmupIterations(2)
                        .measurementIterations(8))
                .getMean();
    }

    private static ChainedOptionsBuilder options(Class<?> type, String method) {
        return new OptionsBuilder()
                .include("^" + type.getName() + "\\." + method + "$")
                .forks(1)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(600))
                // As the launcher starts a run; other systems than Linux do not know large pages.
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-Xms1g",
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "-XX:+UseTransparentHugePages")
                .verbosity(VerboseMode.SILENT);
    }

    private static Statistics result(ChainedOptionsBuilder options) throws RunnerException {
        RunResult result = new Runner(options.build()).runSingle();
        Statistics statistics = result.getPrimaryResult().getStatistics();
        System.out.printf(
                Locale.ROOT,
                "%s %s: median %.3f ms, mean %.3f ms%n",
                result.getParams().getBenchmark().replaceFirst(".*\\.(?=.*\\.)", ""),
                result.getParams().getParamsKeys().stream()
                        .map(result.getParams()::getParam)
                        .toList(),
                statistics.getPercentile(50),
                statistics.getMean());
        return statistics;
    }
}
