package org.dropwhere.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Compares what is written to it with what is there, and keeps neither. */
final class Comparing extends OutputStream {
    private final InputStream there;
    private boolean same = true;

    Comparing(InputStream there) {
        this.there = there;
    }

    @Override
    public void write(int written) throws IOException {
        same = same && there.read() == (written & 0xff);
    }

    /** Whether all that was written so far is there. */
    boolean isSame() {
        return same;
    }
}
