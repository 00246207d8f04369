package org.dropwhere.cli;

import org.dropwhere.execution.ProgressListener;

/** Shows how a run goes on, until it is closed. */
interface Progress extends ProgressListener, AutoCloseable {

    /** Says on standard error what has to be known at once, without spoiling what is shown there. */
    void say(String sentence);

    /** Shows what came last. Closing again changes nothing. */
    @Override
    void close();
}
