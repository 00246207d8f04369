package org.dropwhere.spec.data;

import java.util.Map;

/** Whole numbers, from 0. */
public record TokenContent() implements StepContent {

    @Override
    public String key() {
        return "";
    }

    @Override
    public Map<String, Object> identity() {
        return Map.of();
    }
}
