package org.dropwhere.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.dropwhere.config.ExperimentFile;
import org.dropwhere.execution.LocalExecutor;
import org.dropwhere.experiment.ExperimentRunner;
import org.dropwhere.experiment.RunListener;
import org.dropwhere.experiment.RunOptions;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.Outcome;

/** What a trial takes beside its steps: start, files and end. Its one step is over in a fraction of a millisecond. */
final class TrialOverhead {
    private static final int WARM_UP = 400;
    private static final int MEASURED = 400;

    private static final String EXPERIMENT =
            """
            name: overhead
            data: {task: majority, length: 3, vocabulary: 4, train: 4, validation: 4, test: 4}
            model: {embedding: 4, units: 8}
            training: {epochs: 1}
            seeds: %d
            variants:
              lstm-only: {keras: {dropout: 0.5, recurrent-dropout: 0.5}}
            """;

    private TrialOverhead() {}

    /** Milliseconds of a processor for each of some hundred trials, which run one after the other. */
    static double millis() throws IOException {
        Path folder = Files.createTempDirectory("dropwhere-benchmark");
        try {
            Path file = folder.resolve("overhead.yaml");
            Files.writeString(file, EXPERIMENT.formatted(WARM_UP + MEASURED));
            Watch watch = new Watch();
            new ExperimentRunner(new LocalExecutor(1))
                    .run(ExperimentFile.read(file), RunOptions.in(folder.resolve("results")), watch);
            return (watch.end - watch.start) / 1e6 / MEASURED;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Reads the time of all the process' threads when the first and the last of the measured trials begin and end. */
    private static final class Watch implements RunListener {
        private int ended;
        private long start;
        private long end;

        @Override
        public synchronized void trialEnded(Trial trial, Outcome outcome) {
            ended++;
            if (ended == WARM_UP) {
                start = processorNanos();
            } else if (ended == WARM_UP + MEASURED) {
                end = processorNanos();
            }
        }

        private static long processorNanos() {
            return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
