package org.dropwhere.experiment;

import java.util.function.Supplier;

/**
 * Wraps every write of a service, so that a program that is shutting down can let started writes finish and block new
 * ones. Called from several threads at once.
 */
public interface FileGuard {

    /** Passes every write on. */
    FileGuard NONE = new FileGuard() {
        @Override
        public <T> T write(Supplier<T> files) {
            return files.get();
        }
    };

    /**
     * Calls a supplier that writes one or more files, and returns what it returns. May block for ever once the program
     * shuts down.
     */
    <T> T write(Supplier<T> files);

    /** Likewise, without a result. */
    default void write(Runnable files) {
        write(() -> {
            files.run();
            return true;
        });
    }
}
