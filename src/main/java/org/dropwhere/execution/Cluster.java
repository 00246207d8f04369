package org.dropwhere.execution;

/** Trains trials on other machines. Belongs to one thread; what it has there is given back when it is closed. */
public interface Cluster extends TrialExecutor, AutoCloseable {

    @Override
    void close();
}
