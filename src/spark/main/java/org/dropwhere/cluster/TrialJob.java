package org.dropwhere.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.dropwhere.execution.TrialReport;
import org.dropwhere.plan.Trial;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** A job of Spark with a task for each trial, in their order. */
final class TrialJob {
    private final SparkContext spark;
    private final List<Trial> trials;
    private Optional<SimpleFutureAction<BoxedUnit>> action = Optional.empty();
    private boolean cancelled;

    TrialJob(SparkContext spark, List<Trial> trials) {
        this.spark = spark;
        this.trials = trials;
    }

    /**
     * Trains, and returns when the last task has ended.
     *
     * @param task trains one
     * @param ended hears of each trial that has ended; called by Spark's scheduler, which it must not keep waiting
     * @throws Exception what has ended the job early
     */
    void run(TrialTask task, BiConsumer<Trial, TrialReport> ended) throws Exception {
        JavaRDD<Trial> tasks = JavaSparkContext.fromSparkContext(spark).parallelize(trials, trials.size());
        // A task that is cancelled ends at the end of its batch.
        spark.setInterruptOnCancel(true);
        SimpleFutureAction<BoxedUnit> submitted = spark.submitJob(
                tasks.rdd(),
                task,
                CollectionConverters.asScala(places()).toSeq(),
                new Handler(trials, ended),
                new AbstractFunction0<>() {
                    @Override
                    public BoxedUnit apply() {
                        return BoxedUnit.UNIT;
                    }
                });
        submitted(submitted);
        BoxedUnit unused = Await.result(submitted, Duration.Inf());
    }

    private List<Object> places() {
        return IntStream.range(0, trials.size())
                .<Object>mapToObj(place -> place)
                .toList();
    }

    private synchronized void submitted(SimpleFutureAction<BoxedUnit> submitted) {
        action = Optional.of(submitted);
        if (cancelled) {
            submitted.cancel();
        }
    }

    /** Ends it early: no further task begins, and those that run end at the end of their batch. */
    synchronized void cancel() {
        cancelled = true;
        action.ifPresent(SimpleFutureAction::cancel);
    }

    private static final class Handler extends AbstractFunction2<Object, @Nullable TrialReport, BoxedUnit> {
        private final List<Trial> trials;
        private final BiConsumer<Trial, TrialReport> ended;

        Handler(List<Trial> trials, BiConsumer<Trial, TrialReport> ended) {
            this.trials = trials;
            this.ended = ended;
        }

        @Override
        public BoxedUnit apply(Object place, @Nullable TrialReport report) {
            if (report != null) {
                ended.accept(trials.get((Integer) place), report);
            }
            return BoxedUnit.UNIT;
        }
    }
}
