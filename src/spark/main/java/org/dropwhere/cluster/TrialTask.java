package org.dropwhere.cluster;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.dropwhere.execution.CheckpointStore;
import org.dropwhere.execution.Provenance;
import org.dropwhere.execution.TrialEvents;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.failure.ExpectedFailure;
import org.dropwhere.network.kernel.Blas;
import org.dropwhere.plan.Trial;
import org.dropwhere.training.EpochMetrics;
import org.dropwhere.training.Outcome;
import org.jspecify.annotations.Nullable;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Trains one trial in an executor. Goes out with each task. */
final class TrialTask extends AbstractFunction1<Iterator<Trial>, @Nullable TrialReport> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<SentFiles> files;
    private final @Nullable HadoopCheckpoints checkpoints;

    TrialTask(Broadcast<SentFiles> files, Optional<HadoopCheckpoints> checkpoints) {
        this.files = files;
        this.checkpoints = checkpoints.orElse(null);
    }

    /** Null if the run is over. */
    @Override
    public @Nullable TrialReport apply(Iterator<Trial> one) {
        Trial trial = one.next();
        String machine = machine();
        Provenance provenance;
        int blasThreads;
        try {
            provenance = Provenance.ofThisProcess();
            blasThreads = Blas.threads().orElse(0);
        } catch (LinkageError e) {
            throw stuck(trial, machine, "it has not the libraries to compute with: " + e.getMessage(), e);
        }
        Object answer = TrialsPlugin.ask(new TaskMessage.Begins(trial.id(), machine, provenance, blasThreads));
        if (answer.equals(Answer.LEAVE)) {
            return null;
        }
        Optional<String> failure = Answer.failure(answer);
        if (failure.isPresent()) {
            return new TrialReport(new Outcome.Failed(List.of(), 1, failure.get()), provenance, List.of(), "");
        }
        try {
            return train(trial);
        } catch (ExpectedFailure e) {
            if (TaskContext.get().isInterrupted()) {
                // Spark has ended the task, which may have closed a file that was being written.
                throw e;
            }
            throw stuck(trial, machine, String.join(" ", e.sentences()), e);
        }
    }

    private TrialReport train(Trial trial) {
        AtomicReference<@Nullable TrialReport> report = new AtomicReference<>();
        TrialEvents events = new TrialEvents() {
            @Override
            public void started(Trial same) {
                // The driver has been asked.
            }

            @Override
            public void epoch(Trial same, EpochMetrics metrics) {
                TrialsPlugin.tell(new TaskMessage.Epoch(trial.id(), metrics));
            }

            @Override
            public void ended(Trial same, TrialReport ended) {
                report.set(ended);
            }
        };
        CheckpointStore store =
                Optional.<CheckpointStore>ofNullable(checkpoints).orElse(CheckpointStore.NONE);
        ExecutorProcess process = ExecutorProcess.with(files);
        process.executor().run(List.of(process.withOwnFiles(trial)), store, events);
        return Optional.ofNullable(report.get()).orElseThrow();
    }

    private static IllegalStateException stuck(Trial trial, String machine, String reason, Throwable cause) {
        Object unused = TrialsPlugin.ask(new TaskMessage.Stuck(trial.id(), machine, reason));
        return new IllegalStateException(reason, cause);
    }

    private static String machine() {
        SparkEnv env = SparkEnv.get();
        return "executor " + env.executorId() + " on "
                + env.blockManager().blockManagerId().host();
    }
}
