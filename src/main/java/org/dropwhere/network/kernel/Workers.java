package org.dropwhere.network.kernel;

import java.util.function.IntConsumer;

/** What runs the chunks of a batch. */
public interface Workers {

    /** Runs the tasks 0 to {@code tasks - 1}, in any order and on any threads, and returns when all are done. */
    void run(int tasks, IntConsumer task);

    /** How many tasks run at a time, at most: so many chunks of a batch are handed over together. */
    int width();

    /** One after the other, on the calling thread. */
    static Workers serial() {
        return new Workers() {
            @Override
            public void run(int tasks, IntConsumer task) {
                for (int i = 0; i < tasks; i++) {
                    task.accept(i);
                }
            }

            @Override
            public int width() {
                return 1;
            }
        };
    }
}
