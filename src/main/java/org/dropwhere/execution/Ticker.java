package org.dropwhere.execution;

/** Measures elapsed time, unmoved by changes of the system's clock. Tests have one of their own. */
@FunctionalInterface
public interface Ticker {
    /** The JVM's. */
    Ticker SYSTEM = System::nanoTime;

    /** Nanoseconds since a fixed but arbitrary moment, which may be negative; only differences mean something. */
    long nanos();
}
