package org.dropwhere.experiment;

import java.util.function.Supplier;

/**
 * Stands around everything that a service writes to a folder, so that a front end that is being ended can wait for
 * files that are being written and keep further ones from being begun. May be entered by several threads at once.
 */
public interface FileGuard {

    /** Lets everything be written at once. */
    FileGuard NONE = new FileGuard() {
        @Override
        public <T> T write(Supplier<T> files) {
            return files.get();
        }
    };

    /**
     * Calls a supplier that writes one or more files, and returns what it returns. Need not return once nothing is to
     * be written any more.
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
