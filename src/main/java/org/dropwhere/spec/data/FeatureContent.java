package org.dropwhere.spec.data;

import java.util.Map;

/**
 * Numbers, some at each step, which the first recurrent layer reads without an embedding.
 *
 * @param standardise whether each feature has the mean of the training part's steps taken off and is divided by their
 *     standard deviation
 */
public record FeatureContent(boolean standardise) implements StepContent {
    /** The key that asks for it. */
    public static final String KEY = "features";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Map<String, Object> identity() {
        return Map.of(KEY + ".standardise", standardise);
    }
}
