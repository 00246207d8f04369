package org.dropwhere.cli;

import org.dropwhere.execution.ProgressListener;

/** Shows how a run goes on, until it is closed. */
interface Progress extends ProgressListener, AutoCloseable {
    @Override
    void close();
}
