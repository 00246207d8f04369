package org.dropwhere.cli;

import java.util.Optional;
import java.util.function.Consumer;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.execution.Cluster;
import org.dropwhere.execution.LocalExecutor;
import org.dropwhere.execution.TrialExecutor;
import org.dropwhere.failure.BadInput;
import picocli.CommandLine.Mixin;

/** Where a command trains, and how many trials at a time. */
final class ExecutorOptions {
    @Mixin
    private JobsOption jobs = new JobsOption();

    @Mixin
    private SparkOptions spark = new SparkOptions();

    /** Threads on this machine. */
    int jobs() {
        return jobs.jobs();
    }

    /** Whether other machines are to train. */
    boolean isCluster() {
        return spark.isWanted();
    }

    /**
     * What trains.
     *
     * @param data what reads the data of trials on this machine
     * @param messages hears what the user should know of other machines
     * @throws BadInput if options do not go together
     */
    Trainers open(DatasetCache data, Consumer<String> messages) {
        Optional<Cluster> cluster = spark.cluster(data, messages);
        if (cluster.isPresent() && jobs.given().isPresent()) {
            throw new BadInput("--jobs is for this machine, --spark for others, which train one trial on each core."
                    + " Leave out --jobs; --spark-conf spark.cores.max=" + jobs() + " takes no more cores than that.");
        }
        return new Trainers(
                cluster.<TrialExecutor>map(each -> each).orElseGet(() -> new LocalExecutor(jobs(), data)),
                () -> cluster.ifPresent(Cluster::close));
    }

    /**
     * What trains, until it is closed.
     *
     * @param end gives back what it has on other machines
     */
    record Trainers(TrialExecutor executor, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }
}
