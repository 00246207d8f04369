package org.dropwhere.network.kernel;

import java.util.function.IntConsumer;

/** What runs the chunks of a batch. */
@FunctionalInterface
public interface Workers {

    /** Runs the tasks 0 to {@code tasks - 1}, in any order and on any threads, and returns when all are done. */
    void run(int tasks, IntConsumer task);

    /** One after the other, on the calling thread. */
    static Workers serial() {
        return (tasks, task) -> {
            for (int i = 0; i < tasks; i++) {
                task.accept(i);
            }
        };
    }
}
