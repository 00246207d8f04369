package org.dropwhere.experiment;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls a listener from a thread of its own, in the order in which the calls are given. A listener that waits, as for a
 * pipe that is not read, then keeps no trial from going on or being stored; its calls wait in memory meanwhile.
 */
final class ListenerThread<L> implements AutoCloseable {
    private final L listener;
    private final Consumer<L> last;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile boolean thrown;

    /** @param last called when this is closed, whatever happened before */
    ListenerThread(L listener, Consumer<L> last) {
        this.listener = listener;
        this.last = last;
    }

    /**
     * Lets the listener be called.
     *
     * @throws RuntimeException what an earlier call has thrown, after which there are no more
     */
    void call(Consumer<L> call) {
        throwFailure();
        thread.execute(() -> {
            if (failure.isPresent()) {
                return;
            }
            accept(call);
        });
    }

    private void accept(Consumer<L> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException | Error e) {
            if (failure.isEmpty()) {
                failure = Optional.of(e);
            }
        }
    }

    /**
     * Waits for all calls to end, also if the waiting thread is interrupted, and makes the last one.
     *
     * @throws RuntimeException what the listener has thrown first, unless {@link #call} has thrown it
     */
    @Override
    public void close() {
        awaitCalls();
        accept(last);
        if (!thrown) {
            throwFailure();
        }
    }

    private void awaitCalls() {
        thread.shutdown();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void throwFailure() {
        thrown = failure.isPresent();
        if (failure.orElse(null) instanceof RuntimeException e) {
            throw e;
        }
        if (failure.orElse(null) instanceof Error e) {
            throw e;
        }
    }
}
