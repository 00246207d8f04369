package org.dropwhere.spec;

import java.io.Serializable;
import java.util.Map;

/**
 * An update rule with its settings. A further optimizer is a further record with a constant {@code KIND}, named here
 * ({@link OptimizerKinds} lists what this interface permits), and a line where {@code network} looks up what computes
 * it.
 */
public sealed interface OptimizerSpec extends Serializable permits RmsProp {

    /** Its name in experiment files. */
    String key();

    /** Its name in sentences. */
    String title();

    /** Its settings by their names in experiment files, in a fixed order, which the ids of trials depend on. */
    Map<String, Double> settings();
}
