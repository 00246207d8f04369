package org.dropwhere.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.dropwhere.experiment.FileGuard;

/**
 * Stops the program in order after a signal such as Ctrl-C: files that are being written are completed unless that
 * takes long, no others are begun, a message explains how to continue, and the JVM ends with the exit code of the
 * signal (see {@link ExitCode}).
 *
 * <p>Writing and showing have a lock each, so that a pipe or terminal that takes no more output keeps no file from
 * being written.
 */
final class Interruption implements FileGuard, AutoCloseable {
    /**
     * How long to wait for each of the two locks and for the message. Files that are not complete by then are removed
     * by the next run. Chosen, not measured.
     */
    private static final long PATIENCE_MILLIS = 600;

    /** Never registered: to remove it throws once the JVM is shutting down, and does nothing before. */
    private static final Thread NO_HOOK = new Thread(() -> {});

    /** Threads that write files share its read lock; the signal takes its write lock, and keeps it. */
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();

    private final ReentrantLock showing = new ReentrantLock();
    private final Thread hook = new Thread(this::interrupted);
    private volatile Runnable message;

    /**
     * Watches until it is closed.
     *
     * @param message called if the program is interrupted
     */
    Interruption(Runnable message) {
        this.message = message;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Replaces the message. */
    void setMessage(Runnable other) {
        message = other;
    }

    @Override
    public <T> T write(Supplier<T> files) {
        return unlessInterrupted(writing.readLock(), files);
    }

    /** Calls what prints something; other threads that print wait. Nothing is shown below the message. */
    void show(Runnable print) {
        unlessInterrupted(showing, () -> {
            print.run();
            return true;
        });
    }

    private static <T> T unlessInterrupted(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            if (!isUnderWay()) {
                return action.get();
            }
        } finally {
            lock.unlock();
        }
        throw awaitEnd();
    }

    /**
     * Whether the JVM is shutting down. Libraries then close what they have open, so that later failures follow from
     * that.
     */
    static boolean isUnderWay() {
        try {
            return Runtime.getRuntime().removeShutdownHook(NO_HOOK);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static IllegalStateException awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("The program is being ended");
    }

    /**
     * Runs as the shutdown hook. Goes on even if a lock was not freed in time: threads still waiting end with the JVM.
     */
    private void interrupted() {
        try {
            boolean unusedWriting = writing.writeLock().tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            boolean unusedShowing = showing.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            // A pipe that takes no output must not keep the JVM from ending.
            Thread last = new Thread(message);
            last.setDaemon(true);
            last.start();
            last.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: interrupted at the very end.
        }
    }
}
