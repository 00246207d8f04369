package org.dropwhere.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Which executors there are, and what was lost with those that are gone. */
final class ExecutorWatch extends SparkListener {
    /** Cores of each. */
    private final Map<String, Integer> executors = new HashMap<>();

    private final Set<String> told = new HashSet<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private Optional<RunningTrials> running = Optional.empty();
    /** Of the job that runs: tasks of one before may end late. */
    private int stage;

    /** Waits until there is one; whether there is. */
    boolean awaitFirst(long millis) throws InterruptedException {
        return first.await(millis, TimeUnit.MILLISECONDS);
    }

    /** From now on tells of what is lost, until trials run no more. */
    synchronized void running(RunningTrials trials) {
        running = Optional.of(trials);
    }

    /** No trial runs any more. */
    synchronized void ended() {
        running = Optional.empty();
    }

    /** How many tasks run at a time. */
    synchronized int cores() {
        return executors.values().stream().mapToInt(cores -> cores).sum();
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        executors.put(added.executorId(), added.executorInfo().totalCores());
        first.countDown();
    }

    @Override
    public synchronized void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        stage = submitted.stageInfo().stageId();
    }

    /** One that trained nothing may go as it came: Spark takes as many as there are tasks. */
    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        executors.remove(removed.executorId());
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.stageId() == stage && end.reason() instanceof ExecutorLostFailure lost) {
            if (lost.exitCausedByApp()) {
                running.ifPresent(trials -> trials.lost(end.taskInfo().index()));
            }
            if (told.add(lost.execId())) {
                executors.remove(lost.execId());
                String sentence = "Executor " + lost.execId() + " on "
                        + end.taskInfo().host() + " is gone (" + reason(lost)
                        + "); what it trained is trained elsewhere"
                        + (executors.isEmpty() ? ", as soon as another executor is there." : ".");
                running.ifPresent(trials -> trials.tell(sentence));
            }
        }
    }

    private static String reason(ExecutorLostFailure lost) {
        return lost.reason().isEmpty()
                ? "no reason is known"
                : lost.reason().get().lines().findFirst().orElse("");
    }
}
