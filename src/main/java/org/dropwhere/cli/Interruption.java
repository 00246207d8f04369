package org.dropwhere.cli;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What happens when the user stops a run: the file being written gets whole, no other is begun, and a message says how
 * to go on.
 */
final class Interruption implements AutoCloseable {
    private final ReentrantLock writing = new ReentrantLock();
    private final Runnable message;
    private final Thread hook = new Thread(this::interrupted);

    /**
     * Watches until it is closed.
     *
     * @param message called if the program is interrupted
     */
    Interruption(Runnable message) {
        this.message = message;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Writes files; other threads wait. */
    <T> T guard(Supplier<T> write) {
        writing.lock();
        try {
            return write.get();
        } finally {
            writing.unlock();
        }
    }

    /** Writes files; other threads wait. */
    void guard(Runnable write) {
        guard(() -> {
            write.run();
            return true;
        });
    }

    // The lock is kept: whoever waits for it ends with the JVM.
    @SuppressWarnings("LockNotBeforeTry")
    private void interrupted() {
        writing.lock();
        message.run();
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
