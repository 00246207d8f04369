package org.dropwhere.spec.data;

import java.io.Serializable;
import java.util.Map;

/** What stands at the steps of a file's sequences. */
public sealed interface StepContent extends Serializable permits TokenContent, WordContent, FeatureContent {

    /** The key that asks for it in an experiment file, below {@code data}; empty for tokens, which need none. */
    String key();

    /** All that decides how it is read, by the keys of an experiment file; nothing for tokens. */
    Map<String, Object> identity();
}
