package org.dropwhere.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What happens when the user stops a run: the file being written gets whole unless that takes long, no other is begun,
 * a message says how to go on, and the program ends with {@link ExitCode#INTERRUPTED} whichever signal it was.
 */
final class Interruption implements AutoCloseable {
    /** Files that are not whole are removed by the next run. */
    private static final int PATIENCE_SECONDS = 1;

    /** Is never a hook; the JVM refuses to look for it once it is shutting down. */
    private static final Thread NONE = new Thread(() -> {});

    private final ReentrantLock writing = new ReentrantLock();
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

    /** From now on another message. */
    void say(Runnable other) {
        message = other;
    }

    /** Writes files; other threads wait. */
    <T> T guard(Supplier<T> write) {
        writing.lock();
        try {
            if (!isUnderWay()) {
                return write.get();
            }
        } finally {
            writing.unlock();
        }
        throw awaitEnd();
    }

    /** Writes files; other threads wait. */
    void guard(Runnable write) {
        guard(() -> {
            write.run();
            return true;
        });
    }

    /**
     * Whether the program is being ended. Libraries then close what they have open, so that whatever fails from now on
     * fails for that reason.
     */
    static boolean isUnderWay() {
        try {
            return Runtime.getRuntime().removeShutdownHook(NONE);
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** What was drawn meanwhile may not be whole: nothing is written any more. */
    private static IllegalStateException awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new IllegalStateException("The program is being ended");
    }

    private void interrupted() {
        try {
            // Got or not: whoever waits for it ends with the JVM, and so does who has it for long.
            boolean unused = writing.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
            message.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // The JVM's own code would be another for each signal.
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
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
