package org.dropwhere.report;

import java.util.Optional;
import org.dropwhere.results.ResultTable;

/**
 * A part of a report that could not be made.
 *
 * @param what it is, for example {@code The chart heat-map}
 * @param reason in short, the same on every machine
 * @param cause if an exception was the reason
 * @param numbers that a chart would have shown
 */
public record Missing(String what, String reason, Optional<Throwable> cause, Optional<ResultTable> numbers) {

    static Missing because(String what, Throwable cause) {
        return new Missing(what, cause.getClass().getSimpleName(), Optional.of(cause), Optional.empty());
    }

    Missing with(Optional<ResultTable> table) {
        return new Missing(what, reason, cause, table);
    }

    /** For people. */
    public String sentence() {
        return what + " could not be made (" + reason + ")"
                + (numbers.isPresent() ? "; its numbers are in the report." : ".");
    }
}
