package org.dropwhere.report;

import java.awt.AWTError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.dropwhere.failure.ExpectedFailure;

/**
 * Makes the parts of a report, each by itself: one that fails is noted and takes no other with it. What a user can put
 * right, an {@link ExpectedFailure}, passes.
 */
public final class Attempts {
    private final List<Missing> missing = Collections.synchronizedList(new ArrayList<>());

    /**
     * Makes a part.
     *
     * @param what the part is called where it is missing
     * @return absent if it failed
     * @throws BadInput if the part does so
     */
    public <T> Optional<T> make(String what, Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (ExpectedFailure e) {
            throw e;
        } catch (RuntimeException | LinkageError | VirtualMachineError | AWTError | AssertionError e) {
            // Memory that a huge picture takes, and fonts that cannot be read, come as errors.
            missing.add(Missing.because(what, e));
            return Optional.empty();
        }
    }

    /** Notes what is known to be missing. */
    public void add(Missing part) {
        missing.add(part);
    }

    /** What failed until now, in the order in which it did. */
    public List<Missing> missing() {
        return List.copyOf(missing);
    }
}
