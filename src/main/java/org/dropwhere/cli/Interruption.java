package org.dropwhere.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.dropwhere.experiment.FileGuard;

/**
 * What happens when the program is stopped by a signal, as by Ctrl-C: files that are being written are completed unless
 * that takes long, no others are begun, a message says how to go on, and the JVM ends with the exit code of the signal
 * (see {@link ExitCode}).
 *
 * <p>Writing and showing have a lock each, so that a pipe or terminal that takes no more output keeps no file from
 * being written.
 */
final class Interruption implements FileGuard, AutoCloseable {
    /** For each of three things to wait for. Files that are not complete by then are removed by the next run. */
    private static final long PATIENCE_MILLIS = 600;

    /** Is never a hook; the JVM refuses to look for it once it is shutting down. */
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
     * Whether the program is being ended. Libraries then close what they have open, so that whatever fails from now on
     * fails for that reason.
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

    /** Whether or not the locks were free in time: the threads that wait for them, or have them, end with the JVM. */
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
