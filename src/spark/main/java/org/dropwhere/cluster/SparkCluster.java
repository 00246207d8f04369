package org.dropwhere.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;
import org.dropwhere.data.DatasetCache;
import org.dropwhere.execution.CheckpointStore;
import org.dropwhere.execution.Cluster;
import org.dropwhere.execution.ClusterSettings;
import org.dropwhere.execution.ComputingKind;
import org.dropwhere.execution.Forecast;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.failure.EnvironmentFailure;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;

/** Trains trials on Apache Spark, each as a task of its own. The driver alone writes results. */
final class SparkCluster implements Cluster {
    private final ClusterSettings settings;
    private final DatasetCache data;
    private final ExecutorWatch executors;
    private final Admission admission;
    private Optional<JavaSparkContext> context = Optional.empty();
    private Optional<HadoopCheckpoints> checkpoints = Optional.empty();
    private Set<String> sentPaths = Set.of();
    private Optional<Broadcast<SentFiles>> sent = Optional.empty();

    SparkCluster(ClusterSettings settings, DatasetCache data) {
        this.settings = settings;
        this.data = data;
        executors = new ExecutorWatch();
        admission = new Admission(settings.sameKernels());
    }

    @Override
    public void prepare() {
        if (context.isPresent()) {
            return;
        }
        SparkMaster.requireReachable(settings.master());
        context = Optional.of(new SparkConnection(settings, executors).open(this::openCheckpoints));
    }

    private void openCheckpoints(JavaSparkContext spark) {
        checkpoints = settings.checkpoints()
                .map(folder -> new HadoopCheckpoints(
                        folder, spark.broadcast(new SerializableConfiguration(spark.hadoopConfiguration()))));
        checkpoints.ifPresent(HadoopCheckpoints::requireWritable);
    }

    @Override
    public void computedBefore(Supplier<Set<ComputingKind>> kinds) {
        if (settings.sameKernels()) {
            admission.computedBefore(kinds.get());
        }
    }

    @Override
    public int parallelTrials() {
        return executors.cores();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Checkpoints are kept where the settings say, not in the store, whose folder the machines do not reach.
     */
    @Override
    public void run(List<Trial> trials, CheckpointStore store, TrialEvents events) {
        if (trials.isEmpty()) {
            return;
        }
        prepare();
        JavaSparkContext spark = context.orElseThrow();
        List<Trial> longestFirst = Forecast.longestFirst(trials, data);
        TrialJob job = new TrialJob(spark.sc(), longestFirst);
        RunningTrials running =
                new RunningTrials(longestFirst, removingCheckpoints(events), settings.messages(), job::cancel);
        try {
            int mostLosses = SparkConnection.mostLosses(spark);
            TrialsPlugin.receive(message -> answer(running, message, mostLosses));
            executors.running(running);
            job.run(new TrialTask(files(spark, trials), checkpoints), running::ended);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.end(new IllegalStateException("The run was interrupted", e));
        } catch (Exception e) {
            running.end(new EnvironmentFailure(
                    "Spark has ended the run: " + SparkReason.of(e)
                            + " What has finished is kept; the same command goes on." + SparkLog.where(),
                    e));
        } finally {
            executors.ended();
            TrialsPlugin.receive(message -> Optional.of(Answer.LEAVE));
            running.close();
        }
        running.failure().ifPresent(SparkCluster::rethrow);
    }

    private static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new IllegalStateException(failure);
    }

    private Optional<Serializable> answer(RunningTrials running, TaskMessage message, int mostLosses) {
        if (message instanceof TaskMessage.Begins begins) {
            admission.refusal(begins).ifPresent(running::end);
            return Optional.of(running.begins(begins, mostLosses));
        }
        if (message instanceof TaskMessage.Epoch epoch) {
            running.epoch(epoch);
            return Optional.empty();
        }
        TaskMessage.Stuck stuck = (TaskMessage.Stuck) message;
        running.end(new EnvironmentFailure("On " + stuck.machine() + ": " + stuck.reason()));
        return Optional.of(Answer.LEAVE);
    }

    private TrialEvents removingCheckpoints(TrialEvents events) {
        return checkpoints
                .<TrialEvents>map(store -> new RemovingCheckpoints(events, store))
                .orElse(events);
    }

    private record RemovingCheckpoints(TrialEvents events, HadoopCheckpoints checkpoints) implements TrialEvents {
        @Override
        public void started(Trial trial) {
            events.started(trial);
        }

        @Override
        public void epoch(Trial trial, EpochMetrics metrics) {
            events.epoch(trial, metrics);
        }

        @Override
        public void ended(Trial trial, TrialReport report) {
            events.ended(trial, report);
            if (report.outcome() instanceof Outcome.Finished) {
                checkpoints.remove(trial);
            }
        }
    }

    private Broadcast<SentFiles> files(JavaSparkContext spark, List<Trial> trials) {
        Set<String> paths = SentFiles.named(trials);
        if (sent.isEmpty() || !paths.equals(sentPaths)) {
            sent.ifPresent(Broadcast::destroy);
            sentPaths = paths;
            sent = Optional.of(spark.broadcast(SentFiles.read(paths)));
        }
        return sent.orElseThrow();
    }

    @Override
    public void close() {
        context.ifPresent(JavaSparkContext::close);
        context = Optional.empty();
    }
}
