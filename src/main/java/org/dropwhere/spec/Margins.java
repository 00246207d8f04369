package org.dropwhere.spec;

import java.util.OptionalDouble;

/**
 * Differences up to these do not matter to the user, either way.
 *
 * @param accuracy of accuracies and gaps, as a share of right answers
 * @param loss of losses, in nats
 */
public record Margins(OptionalDouble accuracy, OptionalDouble loss) {
    /** No difference is known not to matter. */
    public static final Margins NONE = new Margins(OptionalDouble.empty(), OptionalDouble.empty());
}
