package org.dropwhere.cli;

import org.dropwhere.config.BadInput;

/** Checks of arguments that Picocli's types do not make. */
final class Arguments {
    private Arguments() {}

    /**
     * A number of 1 or more.
     *
     * @throws BadInput if it is smaller
     */
    static int positive(String option, int value) {
        if (value < 1) {
            throw new BadInput(option + " is " + value + "; allowed are 1 and more.");
        }
        return value;
    }
}
